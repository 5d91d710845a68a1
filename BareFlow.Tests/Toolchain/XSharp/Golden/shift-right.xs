namespace Golden
const Places = 5
var Count = 5

function Form {
    EAX >> 4
    EAX >> 0
    RAX >> 63
    EAX >> 31
    AL >> 7
    EAX >> CL
    R9 >> cl
    word RSI[0] >> 1
    byte RSI[0] >> 3
    qword RSI[8] >> CL
    .Count >> #Places
}
