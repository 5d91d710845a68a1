namespace FaultTests

import const FaultInjection.Pattern
import const InterruptVector.SelfTest

// The vector of FaultTests.cs. The number that comes back is RAX as the handler set it, or 0 when another register or the
// flags were not kept.
function RaiseInterrupt() {
    +RBX
    +R15
    RBX = #FaultInjection_Pattern
    RCX = RBX
    RDX = RBX
    R8 = RBX
    R15 = RBX
    XMM0 = RBX
    XMM15 = RBX
    stc
    int #InterruptVector_SelfTest
    if >= goto Lost
    RSI = XMM0
    RDI = XMM15
    RBX & RCX
    RBX & RDX
    RBX & RSI
    RBX & RDI
    RBX & R8
    RBX & R15
    ECX = #FaultInjection_Pattern
    if RBX = RCX goto Kept
Lost:
    EAX = 0
Kept:
    -R15
    -RBX
}

function RaiseInvalidOpcode() {
    ud2
}

function ReadAt(RDI address) {
    RAX = address[0]
}
