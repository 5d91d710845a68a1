namespace Golden

function Form {
    RAX = RBX
    R8 = R15
    EAX = R9D
    AX = R10W
    AL = R11B
    AH = BL
    SPL = DIL
    CH = DH
    rsp = rbp
}
