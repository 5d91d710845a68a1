namespace SchedulerTests

import FloatingState_Components

import const FloatingImage.Avx

// The handler skips the division and sets RAX.
function DivideByZero() {
    EAX = 1
    EDX = 0
    ECX = 0
Division:
    EDX:EAX / ECX
After:
}

function DivisionBytes() {
    RAX = @SchedulerTests_DivideByZero_After
    RCX = @SchedulerTests_DivideByZero_Division
    RAX - RCX
}

// Keeps the pattern in an SSE register, or in both halves of an AVX register, until it is told to stop: the result is 0 when it is
// still there.
function Hold(RDI pattern, RSI stop) {
    EAX = FloatingState_Components
    XMM15 = RDI
    EAX ?& #FloatingImage_Avx
    if 0 goto Wait
    //! vinsertf128 ymm15, ymm15, xmm15, 1
Wait:
    while qword stop[0] = 0 {
    }
    RCX = XMM15
    RCX ^ RDI
    EAX ?& #FloatingImage_Avx
    if 0 goto Done
    //! vextractf128 xmm0, ymm15, 1
    RDX = XMM0
    RDX ^ RDI
    RCX | RDX
    //! vzeroupper
Done:
    RAX = RCX
}
