namespace Golden
const Limit = 7
var Count = 5

function Form {
    EAX & 1
    RAX & RBX
    AL & 255
    AH & BL
    R9W & $FFFF
    EAX & -1
    RAX & $FFFFFFFFFFFFFFFF
    RAX & -2147483648
    RAX & #Limit
    EAX & RSI[4]
    RSI[4] & EAX
    byte RSI[4] & 5
    qword [RBX + RCX * 8] & -5
    .Count & 5
    .Count & R10D
    R11D & .Count
}
