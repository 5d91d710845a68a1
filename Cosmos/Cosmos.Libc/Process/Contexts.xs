// getcontext and its kin: the registers of a context are kept and loaded. What is blocked is kept and set in C#.
namespace Contexts

import Contexts_Keep
import Contexts_Switch
import setcontext
import exit

import layout UserContext

export Get as 'getcontext'
export Swap as 'swapcontext'

// RDI the context.
function Get {
    RDI[#UserContext_Rbx] = RBX
    RDI[#UserContext_Rbp] = RBP
    RDI[#UserContext_R12] = R12
    RDI[#UserContext_R13] = R13
    RDI[#UserContext_R14] = R14
    RDI[#UserContext_R15] = R15
    RDI[#UserContext_Rdi] = RDI
    RDI[#UserContext_Rsi] = RSI
    RDI[#UserContext_Rdx] = RDX
    RDI[#UserContext_Rcx] = RCX
    RDI[#UserContext_R8] = R8
    RDI[#UserContext_R9] = R9
    RAX = @RSP[8]
    RDI[#UserContext_Rsp] = RAX
    RAX = RSP[0]
    RDI[#UserContext_Rip] = RAX
    RAX = @RDI[#UserContext_ControlWord]
    //! fnstcw word ptr [rax]
    RAX = @RDI[#UserContext_Mxcsr]
    //! stmxcsr dword ptr [rax]
    goto Contexts_Keep
}

// RDI the context that is kept, RSI that which goes on.
function Swap {
    +RDI
    +RSI
    call .Get
    -RSI
    -RDI
    RAX = @RSP[8]
    RDI[#UserContext_Rsp] = RAX
    RAX = RSP[0]
    RDI[#UserContext_Rip] = RAX
    goto Contexts_Switch
}

// The return address goes below the stack pointer of the context, where its own was.
function Resume(RDI context) {
    RAX = @RDI[#UserContext_ControlWord]
    //! fldcw word ptr [rax]
    RAX = @RDI[#UserContext_Mxcsr]
    //! ldmxcsr dword ptr [rax]
    RBX = RDI[#UserContext_Rbx]
    RBP = RDI[#UserContext_Rbp]
    R12 = RDI[#UserContext_R12]
    R13 = RDI[#UserContext_R13]
    R14 = RDI[#UserContext_R14]
    R15 = RDI[#UserContext_R15]
    RSP = RDI[#UserContext_Rsp]
    RAX = RDI[#UserContext_Rip]
    +RAX
    RSI = RDI[#UserContext_Rsi]
    RDX = RDI[#UserContext_Rdx]
    RCX = RDI[#UserContext_Rcx]
    R8 = RDI[#UserContext_R8]
    R9 = RDI[#UserContext_R9]
    RDI = RDI[#UserContext_Rdi]
    EAX = 0
    return
}

// The function of a context returns here; RBX is the next context. Without one, the program ends.
function End {
    RSP - 8
    RDI = RBX
    if RDI != 0 goto setcontext
    EDI = 0
    goto exit
}

function Ending() {
    RAX = @.End
}
