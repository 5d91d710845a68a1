namespace Golden
var Pointer word = { 23, qword 0 }

function Form {
    GDTR = .Pointer
    IDTR = .Pointer
    GDTR = RDI[0]
    IDTR = [RBX + 8]
    RDI[0] = GDTR
    .Pointer = IDTR
}

bits 32
function Narrow {
    GDTR = .Pointer
    IDTR = ESI[4]
    ESI[0] = IDTR
}
