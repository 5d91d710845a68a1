namespace Golden
const Rounds = 2

function Form {
    repeat 4 times {
        EAX << 1
    }
    repeat #Rounds times {
        repeat 2 times {
            ESI++
        }
        if EAX = 0 {
            EAX = 1
        }
    }
    repeat 0 times {
        EBX = 9
    }
}
