namespace Golden

function Form {
    if signed EAX < 0 {
        EBX = 1
    }
    if signed RAX > -1 {
        EBX = 2
    }
    if signed AL <= BL {
        EBX = 3
    }
    if signed word RSI[0] >= -5 {
        EBX = 4
    }
    if signed EAX = 5 {
        EBX = 5
    }
    if signed > {
        EBX = 6
    }
    while signed RAX >= 0 {
        RAX--
    }
}
