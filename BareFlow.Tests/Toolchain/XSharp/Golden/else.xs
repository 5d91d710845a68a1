namespace Golden

function Form {
    if EAX = 1 {
        EBX = 1
    } else {
        EBX = 2
    }
    if EAX = 1 {
        EBX = 1
    } else if EAX = 2 {
        EBX = 2
    } else if signed EAX < -5 {
        EBX = 3
    } else {
        EBX = 4
    }
    if = {
        EBX = 5
    } else if < {
        EBX = 6
    }
}
