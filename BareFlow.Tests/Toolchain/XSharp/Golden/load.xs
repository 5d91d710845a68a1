namespace Golden
const Offset = 24
var Count = 5

function Form {
    AL = RSI[0]
    AL = ESI[0]
    AX = RSI[2]
    EAX = RSI[-4]
    RAX = RSI[8]
    R9 = R13[0]
    RAX = [RBX + 4]
    EAX = [EBX + 4]
    RAX = [RBX + RCX * 8 + 16]
    RAX = RDI[RCX]
    RAX = RDI[RCX * 4 - 8]
    RAX = [RCX * 8]
    RAX = [RAX + RSP]
    RAX = [4096]
    RAX = RDI[#Offset]
    RAX = qword RDI[#Offset + 8 - 4]
    EAX = .Count
    AL = byte .Count
    EAX = .Count[4]
    RCX = RSP[16]
    RBP = RBP[0]
    DIL = R12[RBX * 2]
}
