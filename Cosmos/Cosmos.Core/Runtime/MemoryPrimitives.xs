// Copying, clearing and filling: what compiled C# calls, under the class library's mangled names, and C's memcpy, memmove,
// memset. One implementation serves both.
namespace MemoryPrimitives

import const BytePattern.EachByte

export Copy as 'S_P_CoreLib_System_SpanHelpers__Memmove'
export Copy as 'memcpy'
export Copy as 'memmove'
export Clear as 'S_P_CoreLib_System_SpanHelpers__ClearWithoutReferences'
export Fill as 'S_P_CoreLib_System_SpanHelpers__Fill'
export Fill as 'memset'
export StackCookie as '__security_cookie'

// Stands between a buffer on the stack and the return address; a function that finds another value there calls
// RhpFallbackFailFast. One constant for all: it catches mistakes, it does not keep secrets.
var StackCookie qword = $2B992DDFA23249D6

// RDI destination, RSI source, RDX length; RAX returns the destination. The ranges may overlap: what a step stores was
// loaded before, and the last 16 bytes, or the first ones on the way down, before all.
function Copy {
    RAX = RDI
    if RDX < 16 goto Short
    RCX = RDI
    RCX - RSI
    if RCX < RDX goto Downward
    XMM4 = RSI[RDX - 16]
    R8 = @RDI[RDX - 16]
    while RDX > 64 {
        XMM0 = RSI[0]
        XMM1 = RSI[16]
        XMM2 = RSI[32]
        XMM3 = RSI[48]
        RDI[0] = XMM0
        RDI[16] = XMM1
        RDI[32] = XMM2
        RDI[48] = XMM3
        RSI + 64
        RDI + 64
        RDX - 64
    }
    while RDX > 16 {
        XMM0 = RSI[0]
        RDI[0] = XMM0
        RSI + 16
        RDI + 16
        RDX - 16
    }
    R8[0] = XMM4
    return
Downward:
    XMM4 = RSI[0]
    while RDX > 64 {
        XMM0 = RSI[RDX - 16]
        XMM1 = RSI[RDX - 32]
        XMM2 = RSI[RDX - 48]
        XMM3 = RSI[RDX - 64]
        RDI[RDX - 16] = XMM0
        RDI[RDX - 32] = XMM1
        RDI[RDX - 48] = XMM2
        RDI[RDX - 64] = XMM3
        RDX - 64
    }
    while RDX > 16 {
        XMM0 = RSI[RDX - 16]
        RDI[RDX - 16] = XMM0
        RDX - 16
    }
    RDI[0] = XMM4
    return
Short:
    if RDX < 8 goto Shorter
    R8 = RSI[0]
    R9 = RSI[RDX - 8]
    RDI[0] = R8
    RDI[RDX - 8] = R9
    return
Shorter:
    if RDX < 4 goto Shortest
    R8D = RSI[0]
    R9D = RSI[RDX - 4]
    RDI[0] = R8D
    RDI[RDX - 4] = R9D
    return
Shortest:
    if RDX = 0 return
    R8B = RSI[0]
    R9B = RSI[RDX - 1]
    RDX >> 1
    R10B = RSI[RDX]
    RDI[0] = R8B
    RDI[RDX] = R10B
    //! adc rdx, rdx
    RDI[RDX - 1] = R9B
}

// RDI destination, RSI length.
function Clear {
    RDX = RSI
    ESI = 0
    goto .Fill
}

// RDI destination, ESI value, RDX length; RAX returns the destination.
function Fill {
    ESI = unsigned SIL
    RAX = #BytePattern_EachByte
    RSI * RAX
    RAX = RDI
    if RDX < 16 goto Short
    XMM0 = RSI
    //! punpcklqdq xmm0, xmm0
    RDI[RDX - 16] = XMM0
    while RDX > 64 {
        RDI[0] = XMM0
        RDI[16] = XMM0
        RDI[32] = XMM0
        RDI[48] = XMM0
        RDI + 64
        RDX - 64
    }
    while RDX > 16 {
        RDI[0] = XMM0
        RDI + 16
        RDX - 16
    }
    return
Short:
    if RDX < 8 goto Shorter
    RDI[0] = RSI
    RDI[RDX - 8] = RSI
    return
Shorter:
    if RDX < 4 goto Shortest
    RDI[0] = ESI
    RDI[RDX - 4] = ESI
    return
Shortest:
    while RDX != 0 {
        RDI[RDX - 1] = SIL
        RDX--
    }
}
