// Where an interrupted thread goes on, on its own stack: it saves the floating state below the frame that it finds at RSP, asks
// OnThreadInterrupted, which may switch to other threads and call signal handlers, and goes on with the frame.
namespace Preemption

import OnThreadInterrupted
import FloatingState_Size
import FloatingState_Components

// XSAVE and XRSTOR need it; the header behind the 512 bytes of FXSAVE must be zero but for what XSAVE writes (Intel SDM vol. 1,
// 13.4).
const StateAlignment = $FFFFFFFFFFFFFFC0
const Header = 512

const ContextRip = 136

// RBP is still that of the interrupted code; the two words make a frame as in Vectors.xs.
function Enter {
    RBX = RSP
    +qword RBX[#ContextRip]
    +RBP
    RBP = RSP
    RSP - FloatingState_Size
    RSP & #StateAlignment
    EAX = FloatingState_Components
    if EAX = 0 goto SaveOld
    EDX = 0
    RSP[#Header] = RDX
    RSP[520] = RDX
    RSP[528] = RDX
    RSP[536] = RDX
    RSP[544] = RDX
    RSP[552] = RDX
    RSP[560] = RDX
    RSP[568] = RDX
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

function Trampoline() {
    RAX = @.Enter
}

function AfterHandler() {
    RAX = @Preemption_Enter_Handled
}

// The vector of Preemption.cs.
function Interrupt() {
    //! int 61
}
