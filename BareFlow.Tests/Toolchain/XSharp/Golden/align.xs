namespace Golden
align 16
var Count = 5

align 4096
var Page byte[4096]

align 64
function Form {
    EAX = 1
    align 16
Again:
    EAX--
    if !0 goto Again
}

    EAX = 1
align 8
Free:
    ret

section '.pair', 'aw'
var Odd byte = 1
align 8
var Even qword = 2
