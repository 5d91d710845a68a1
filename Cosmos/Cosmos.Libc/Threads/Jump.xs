// setjmp and longjmp. A jump holds the registers that a call preserves, and the stack pointer and address behind the call.
namespace Jump

import __sigjmp_save

import layout JumpTarget

export Set as 'setjmp'
export SetWithoutMask as '_setjmp'
export SetWithMask as '__sigsetjmp'

function Set {
    ESI = 1
    goto .SetWithMask
}

function SetWithoutMask {
    ESI = 0
    goto .SetWithMask
}

// RDI the jump, ESI whether what is blocked is kept.
function SetWithMask {
    RDI[#JumpTarget_Rbx] = RBX
    RDI[#JumpTarget_Rbp] = RBP
    RDI[#JumpTarget_R12] = R12
    RDI[#JumpTarget_R13] = R13
    RDI[#JumpTarget_R14] = R14
    RDI[#JumpTarget_R15] = R15
    RDX = @RSP[8]
    RDI[#JumpTarget_Rsp] = RDX
    RDX = RSP[0]
    RDI[#JumpTarget_Rip] = RDX
    goto __sigjmp_save
}

function Resume(RDI jump, ESI value) {
    EAX = value
    RBX = jump[#JumpTarget_Rbx]
    RBP = jump[#JumpTarget_Rbp]
    R12 = jump[#JumpTarget_R12]
    R13 = jump[#JumpTarget_R13]
    R14 = jump[#JumpTarget_R14]
    R15 = jump[#JumpTarget_R15]
    RSP = jump[#JumpTarget_Rsp]
    goto qword jump[#JumpTarget_Rip]
}
