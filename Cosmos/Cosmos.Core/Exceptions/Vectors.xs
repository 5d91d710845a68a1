// The entry points of the first 64 vectors: each is one call, and the return address tells the vector.
namespace Vectors

import OnInterrupt

import const FloatingImage
import const StackLayout.Alignment
import const Vectors
import layout InterruptContext

const WordsBelowErrorCode = 16

function Stubs {
    repeat #Count times {
        call Common
    }
}

// Completes the stack to an InterruptContext: the registers, then a word that is first the return address into Stubs and finally
// the vector, the error code, RIP, CS, RFLAGS, RSP, SS. If the CPU pushes no error code, all words below its place
// move down by a word. OnInterrupt(context) may change the context, and the CPU then continues with the new values.
function Common {
    +All
    cld
    RAX = RSP[#InterruptContext_Vector]
    RCX = @.Stubs
    RAX - RCX
    EDX = 0
    ECX = #StubSize
    EDX:EAX / ECX
    EAX--
    ECX = #WithErrorCode
    //! bt rcx, rax
    if < goto Complete
    RSI = RSP
    RSP - 8
    RDI = RSP
    ECX = #WordsBelowErrorCode
    //! rep movsq
    qword RDI[0] = 0
Complete:
    RSP[#InterruptContext_Vector] = RAX
    RBX = RSP

    // A frame as compiled code makes it, through which a backtrace reaches the interrupted code.
    +qword RBX[#InterruptContext_Rip]
    +RBP
    RBP = RSP
    RSP - #FloatingImage_FxsaveBytes
    RSP & -#StackLayout_Alignment
    clts
    //! fxsave64 [rsp]
    RDI = RBX
    OnInterrupt()
Handled:
    //! fxrstor64 [rsp]
    RSP = RBX
    -All
    RSP + 16
    iret
}

function FirstStub() {
    RAX = @.Stubs
}

function AfterHandler() {
    RAX = @Vectors_Common_Handled
}
