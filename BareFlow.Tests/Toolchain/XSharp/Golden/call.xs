namespace Golden
function Init {
}

var Vector qword

function Form(RDI target) {
    Init()
    call Init
    call .Init
    .Init()
    Golden_Init()
    call RAX
    call target
    call qword .Vector
    call qword RAX[8]
}

bits 32
function Narrow {
    Narrow()
    call EAX
}
