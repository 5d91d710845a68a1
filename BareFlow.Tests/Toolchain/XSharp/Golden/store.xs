namespace Golden
var Count = 5

function Form {
    RSI[4] = EAX
    RSI[0] = AL
    RSI[-2] = AX
    RSI[8] = R9
    [RBX + RCX * 8 + 16] = RAX
    ESI[4] = EAX
    .Count = EAX
    word .Count = AX
    .Count[4] = R10D
    RDI[0] = AH
}
