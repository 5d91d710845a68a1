// Holds values in all general registers, in an SSE register and in the red zone while interrupts happen.
namespace TimeTests

const Registers = 15
const Pattern = $0F1E2D3C4B5A6978
const PatternTurn = 7

var IsOver qword

function SetOver(RDI isOver) {
    .IsOver = isOver
}

// What is pushed and popped again is in the registers and stays below RSP: 15 words of the red zone's 16. At the end each
// word is compared with its register: the result is 0 when all are as they were.
function Hold() {
    +RBX
    +RBP
    +R12
    +R13
    +R14
    +R15
    RAX = #Pattern
    ECX = #Registers
    while ECX != 0 {
        +RAX
        RAX <~ #PatternTurn
        RAX ^ RCX
        ECX--
    }
    -All
    XMM15 = R15
    while qword .IsOver = 0 {
    }

    RSP[-8] ^ RAX
    RSP[-16] ^ RCX
    RSP[-24] ^ RDX
    RSP[-32] ^ RBX
    RSP[-40] ^ RBP
    RSP[-48] ^ RSI
    RSP[-56] ^ RDI
    RSP[-64] ^ R8
    RSP[-72] ^ R9
    RSP[-80] ^ R10
    RSP[-88] ^ R11
    RSP[-96] ^ R12
    RSP[-104] ^ R13
    RSP[-112] ^ R14
    RSP[-120] ^ R15
    RAX = XMM15
    RAX ^ R15
    RCX = #Registers
    RCX = -RCX
    while RCX != 0 {
        RAX | [RSP + RCX * 8]
        RCX++
    }
    -R15
    -R14
    -R13
    -R12
    -RBP
    -RBX
}
