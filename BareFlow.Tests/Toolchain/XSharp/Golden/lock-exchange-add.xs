namespace Golden
var Count = 5

function Form {
    lock .Count +<> EAX
    lock RSI[0] +<> R9
    lock byte RSI[0] +<> BL
}
