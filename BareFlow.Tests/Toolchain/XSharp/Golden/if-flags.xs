namespace Golden

function Form {
    EAX ?= 5
    if < {
        EBX = 1
    }
    if > {
        EBX = 2
    }
    if = {
        EBX = 3
    }
    if != {
        EBX = 4
    }
    if <= {
        EBX = 5
    }
    if >= {
        EBX = 6
    }
    if 0 {
        EBX = 7
    }
    if !0 {
        EBX = 8
    }
}
