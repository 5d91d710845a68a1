namespace Golden

function Form {
    if EAX > 4 {
        EAX = 1
    }
    if EAX < 4 {
        if EBX = 0 {
            EBX = 1
        }
    }
    if EAX = 4 {
    }
    if RAX != RBX {
        RAX = RBX
    }
    if word RSI[2] >= $FFFF {
        EAX = 2
    }
    if AL <= BL {
        EAX = 3
    }
}
