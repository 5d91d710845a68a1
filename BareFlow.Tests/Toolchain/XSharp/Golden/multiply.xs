namespace Golden
const Limit = 7
var Count = 5

function Form {
    EAX * 2
    EAX * EBX
    RAX * 1000
    RAX * -5
    R9 * R10
    AX * 3
    EAX * RSI[4]
    EAX * .Count
    EAX * #Limit
}
