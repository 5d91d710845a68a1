namespace Recovery

import const DescriptorTables
import layout RecoveryPoint

function Save(RDI point) {
    point[#RecoveryPoint_Rbx] = RBX
    point[#RecoveryPoint_Rbp] = RBP
    point[#RecoveryPoint_R12] = R12
    point[#RecoveryPoint_R13] = R13
    point[#RecoveryPoint_R14] = R14
    point[#RecoveryPoint_R15] = R15
    +flags
    -RAX
    point[#RecoveryPoint_Rflags] = RAX
    RAX = RSP[0]
    point[#RecoveryPoint_Rip] = RAX
    RAX = @RSP[8]
    point[#RecoveryPoint_Rsp] = RAX
    EAX = 0
}

// IRETQ also unblocks non-maskable interrupts if one is being handled (Intel SDM vol. 3A, 6.7.1).
function Resume(RDI point, RSI value) {
    RBX = point[#RecoveryPoint_Rbx]
    RBP = point[#RecoveryPoint_Rbp]
    R12 = point[#RecoveryPoint_R12]
    R13 = point[#RecoveryPoint_R13]
    R14 = point[#RecoveryPoint_R14]
    R15 = point[#RecoveryPoint_R15]
    RAX = value
    +#DescriptorTables_DataSelector
    +qword point[#RecoveryPoint_Rsp]
    +qword point[#RecoveryPoint_Rflags]
    +#DescriptorTables_CodeSelector
    +qword point[#RecoveryPoint_Rip]
    iret
}
