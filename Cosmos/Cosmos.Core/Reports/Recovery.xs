namespace Recovery

const CodeSelector = $08
const DataSelector = $10

// Offsets into RecoveryPoint.
const SavedRbp = 8
const SavedR12 = 16
const SavedR13 = 24
const SavedR14 = 32
const SavedR15 = 40
const SavedRip = 48
const SavedRflags = 56
const SavedRsp = 64

function Save(RDI point) {
    point[0] = RBX
    point[#SavedRbp] = RBP
    point[#SavedR12] = R12
    point[#SavedR13] = R13
    point[#SavedR14] = R14
    point[#SavedR15] = R15
    +flags
    -RAX
    point[#SavedRflags] = RAX
    RAX = RSP[0]
    point[#SavedRip] = RAX
    RAX = @RSP[8]
    point[#SavedRsp] = RAX
    EAX = 0
}

// By IRETQ, which also lets non-maskable interrupts in again where one is being handled (Intel SDM vol. 3A, 6.7.1).
function Resume(RDI point, RSI value) {
    RBX = point[0]
    RBP = point[#SavedRbp]
    R12 = point[#SavedR12]
    R13 = point[#SavedR13]
    R14 = point[#SavedR14]
    R15 = point[#SavedR15]
    RAX = value
    +#DataSelector
    +qword point[#SavedRsp]
    +qword point[#SavedRflags]
    +#CodeSelector
    +qword point[#SavedRip]
    iret
}
