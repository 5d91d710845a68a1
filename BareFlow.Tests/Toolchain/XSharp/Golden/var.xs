namespace Golden
const Entries = 3
const Limit = 23
var Count = 5
var Zero
var .Dotted = $03F8
var Negative = -1
var Small byte = 255
var Half word = $FFFF
var Wide qword = $123
var Widest qword = $FFFFFFFFFFFFFFFF
var Array dword[256]
var Buffer byte[16]
var Sized qword[#Entries]
var Text = 'It''s "X#" \ été'
var SameText byte = 'text'
var Bytes byte = { 'list', 13, 10, 0 }
var Table qword = { 1, 2, @.Other, @Form, @.Array[8] }
var Pointer qword = @.Other
var GdtPointer word = { #Limit, qword @.Table }
var Other dword = 7

function Form {
    EAX = .Count
    ..Dotted = EAX
    AL = .Small
    AX = .Half
    RAX = .Wide
    AL = byte .Count
    EAX = .Array[8]
    AL = byte .Array[8]
}

bits 32
var Short dword = { 1, @.Other }
