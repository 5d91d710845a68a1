namespace Golden
var Count = 5

function Form {
    EAX ?& 1
    RAX ?& RBX
    AL ?& $80
    EAX ?& RSI[4]
    RSI[4] ?& EAX
    byte RSI[4] ?& 1
    .Count ?& 5
    R9D ?& .Count
}
