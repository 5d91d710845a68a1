namespace Golden
section '.boot', 'a'
Header:
var Magic = $E85250D6
var Tail byte = 1
var Packed qword = 2

section '.boot.text', 'ax'
function Start {
}

function Next {
}

section '.boot.stack', 'wa', nobits
align 16
var Stack byte[4096]

section rodata
var Table qword = { 1, 2 }

section data
var Zero qword

section bss
var Empty

section text
function Form {
}

section default
var Value = 1
var Nothing
function Last {
}
