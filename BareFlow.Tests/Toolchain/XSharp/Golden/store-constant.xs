namespace Golden
const Limit = 7
var Count = 5

function Form {
    dword RSI[4] = 5
    byte RSI[0] = 255
    byte RSI[0] = -1
    word RSI[0] = $FFFF
    qword RSI[0] = -1
    qword RSI[0] = $7FFFFFFF
    qword RSI[0] = $FFFFFFFFFFFFFFFF
    .Count = 5
    .Count = #Limit
    .Count[4] = 6
    qword .Count = 7
    dword [RBX + RCX * 4] = $FFFFFFFF
}
