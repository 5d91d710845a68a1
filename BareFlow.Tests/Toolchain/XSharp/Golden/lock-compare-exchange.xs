namespace Golden
var Count = 5

function Form {
    lock .Count ?<> ECX
    lock RSI[0] ?<> R9
    lock byte RSI[0] ?<> BL
    lock RSI[0] ?<> CX
}
