namespace Golden
const Debug = 0
const Level = 3

when #Debug {
    var Trace byte[64]
} else {
    var Trace byte
}

function Form {
    when #Debug {
        nop
    } else {
        hlt
    }
    when !#Debug {
        AL = 1
    }
    when #Level >= 3 {
        when #Level = 3 {
            AL = 3
        }
    } else {
        AL = 4
    }
}
