// An interrupted thread continues here, on its own stack: it saves the floating state below the frame that it finds at RSP, calls
// OnThreadInterrupted, which may switch to other threads and call signal handlers, and continues with the frame.
namespace Preemption

import OnThreadInterrupted
import FloatingState_Size
import FloatingState_Components

import const FloatingImage
import const InterruptVector.Preemption
import layout InterruptContext

// RBP is still that of the interrupted code; the two words make a frame as in Vectors.xs.
function Enter {
    RBX = RSP
    +qword RBX[#InterruptContext_Rip]
    +RBP
    RBP = RSP
    RSP - FloatingState_Size
    RSP & -#FloatingImage_Alignment
    EAX = FloatingState_Components
    if EAX = 0 goto SaveOld
    // The bytes behind the FXSAVE part must be zero, except those that XSAVE writes (Intel SDM vol. 1, 13.4).
    EDX = 0
    RSP[#FloatingImage_FxsaveBytes] = RDX
    RSP[#FloatingImage_FxsaveBytes + 8] = RDX
    RSP[#FloatingImage_FxsaveBytes + 16] = RDX
    RSP[#FloatingImage_FxsaveBytes + 24] = RDX
    RSP[#FloatingImage_FxsaveBytes + 32] = RDX
    RSP[#FloatingImage_FxsaveBytes + 40] = RDX
    RSP[#FloatingImage_FxsaveBytes + 48] = RDX
    RSP[#FloatingImage_FxsaveBytes + 56] = RDX
    //! xsave64 [rsp]
    goto Ask
SaveOld:
    //! fxsave64 [rsp]
Ask:
    RDI = RBX
    RSI = RSP
    OnThreadInterrupted()
Handled:
    EAX = FloatingState_Components
    if EAX = 0 goto RestoreOld
    EDX = 0
    //! xrstor64 [rsp]
    goto Leave
RestoreOld:
    //! fxrstor64 [rsp]
Leave:
    RSP = RBX
    -All
    RSP + 16
    iret
}

// The frame is that of this function, so that a backtrace goes on on the stack before.
function CallOn(RDI top, RSI handler, EDX signal, RCX information, R8 context) {
    +RBP
    RBP = RSP
    RSP = top
    RAX = handler
    EDI = signal
    RSI = information
    RDX = context
    call RAX
    RSP = RBP
    -RBP
}

function Trampoline() {
    RAX = @.Enter
}

function AfterHandler() {
    RAX = @Preemption_Enter_Handled
}

function Interrupt() {
    int #InterruptVector_Preemption
}
