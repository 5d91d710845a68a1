namespace Golden
var Count = 5

function Form {
    lock .Count + EAX
    lock .Count - 5
    lock byte RSI[0] & $7F
    lock qword [RBX + RCX * 8] | R9
    lock RSI[0] ^ AX
}
