namespace Golden
var Count = 5

function Form {
    EAX = unsigned byte RSI[0]
    RAX = unsigned byte RSI[0]
    AX = unsigned byte RSI[0]
    EAX = unsigned word RSI[0]
    RAX = unsigned dword RSI[0]
    EAX = unsigned DL
    EAX = unsigned AH
    RAX = unsigned AX
    RAX = unsigned EDX
    R9 = unsigned R10D
    RAX = signed EDX
    RAX = signed dword RSI[0]
    EAX = signed byte RSI[0]
    EAX = signed R9B
    RAX = signed word [RBX + RCX * 2]
    RAX = signed .Count
    RAX = unsigned .Count
}
