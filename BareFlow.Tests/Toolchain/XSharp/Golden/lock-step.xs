namespace Golden
var Count = 5

function Form {
    lock .Count++
    lock .Count--
    lock qword RSI[0]++
    lock byte RSI[8]--
}
