namespace Golden
var Count = 5

function Form {
    ESI--
    RAX--
    R9B--
    AH--
    byte RSI[0]--
    qword [RBX + RCX * 8]--
    .Count--
    AX --
}

bits 32
function Narrow {
    ESI--
    .Count--
}
