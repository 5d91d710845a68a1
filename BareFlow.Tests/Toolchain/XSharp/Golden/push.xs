namespace Golden
const Port = $3F8
var Count = 5

function Form {
    +RAX
    +R15
    +AX
    +5
    +-1
    +$7FFFFFFF
    +$FFFFFFFFFFFFFFFF
    +#Port
    +#Port as word
    +5 as word
    +-1 as word
    +5 as qword
    +qword RSI[8]
    +RSI[8] as qword
    +word RSI[8]
    +qword .Count
}

bits 32
function Narrow {
    +EAX
    +AX
    +5
    +$FFFFFFFF
    +#Port as word
    +#Port as dword
    +.Count
    +dword ESI[4]
    +@.Count
    +@.Count[4]
    +@Narrow
}
