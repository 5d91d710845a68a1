namespace Golden

function Form {
    while byte ESI[0] != 0 {
        ESI++
    }
    while RCX > 0 {
        while RDX > 0 {
            RDX--
        }
        RCX--
    }
    while = {
        EAX - 1
    }
}
