namespace Golden

function Form {
    CR3 = RAX
    CR0 = RBX
    CR2 = R9
    CR4 = RAX
    CR8 = R15
    RAX = CR0
    RBX = CR2
    RAX = CR3
    R9 = CR4
    RAX = CR8
    DR0 = RAX
    DR7 = R10
    RAX = DR6
}

bits 32
function Narrow {
    CR0 = EAX
    EAX = CR4
    DR3 = ECX
}
