namespace Golden
var Count = 5

function Form {
    RAX <> RBX
    EAX <> ECX
    AL <> AH
    R9W <> AX
    RAX <> RSI[0]
    RSI[0] <> R10
    .Count <> EAX
}
