namespace Golden
var Count = 5

function Form {
    -RAX
    -R15
    -AX
    -qword RSI[8]
    -RSI[8] as qword
    -qword .Count
    -word [RBX + 2]
}

bits 32
function Narrow {
    -EAX
    -.Count
}
