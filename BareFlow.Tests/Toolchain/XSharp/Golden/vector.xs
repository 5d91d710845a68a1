namespace Golden
var Low dword
var Wide qword[2]

function Form {
    XMM0 = RSI[16]
    RDI[RDX - 16] = XMM1
    XMM15 = aligned RSP[48]
    aligned RSP[R8 * 8] = xmm8
    XMM2 = XMM3
    XMM4 = RBX
    RBX = XMM4
    XMM5 = EAX
    R8D = XMM5
    XMM6 = qword RSI[0]
    dword RSI[8] = XMM6
    XMM7 = .Wide
    .Low = XMM7
    XMM7 = aligned .Wide
}

bits 32
function Narrow {
    XMM0 = ESI[0]
    XMM1 = EAX
}
