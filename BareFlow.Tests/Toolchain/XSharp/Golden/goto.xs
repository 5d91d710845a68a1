namespace Golden
var Vector qword

function Form {
    Again:
        goto Again
        goto Other
        goto .Other
        goto Golden_Other
        goto Exit
        goto RAX
        goto qword .Vector
        goto qword [RBX + RCX * 8]
}

function Other {
}
