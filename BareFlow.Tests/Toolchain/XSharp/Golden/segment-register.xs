namespace Golden

function Form {
    DS = AX
    ES = BX
    SS = CX
    FS = DX
    GS = R9W
    AX = CS
    R10W = DS
    BX = SS
}

bits 32
function Narrow {
    DS = AX
    AX = FS
}
