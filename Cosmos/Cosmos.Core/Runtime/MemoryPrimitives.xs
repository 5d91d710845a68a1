// Copying, clearing and filling: what compiled C# calls, under the class library's mangled names, and C's memcpy, memmove,
// memset. One implementation serves both.
namespace MemoryPrimitives

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
    //! movups xmm4, [rsi + rdx - 16]
    //! lea r8, [rdi + rdx - 16]
    while RDX > 64 {
        //! movups xmm0, [rsi]
        //! movups xmm1, [rsi + 16]
        //! movups xmm2, [rsi + 32]
        //! movups xmm3, [rsi + 48]
        //! movups [rdi], xmm0
        //! movups [rdi + 16], xmm1
        //! movups [rdi + 32], xmm2
        //! movups [rdi + 48], xmm3
        RSI + 64
        RDI + 64
        RDX - 64
    }
    while RDX > 16 {
        //! movups xmm0, [rsi]
        //! movups [rdi], xmm0
        RSI + 16
        RDI + 16
        RDX - 16
    }
    //! movups [r8], xmm4
    return
Downward:
    //! movups xmm4, [rsi]
    while RDX > 64 {
        //! movups xmm0, [rsi + rdx - 16]
        //! movups xmm1, [rsi + rdx - 32]
        //! movups xmm2, [rsi + rdx - 48]
        //! movups xmm3, [rsi + rdx - 64]
        //! movups [rdi + rdx - 16], xmm0
        //! movups [rdi + rdx - 32], xmm1
        //! movups [rdi + rdx - 48], xmm2
        //! movups [rdi + rdx - 64], xmm3
        RDX - 64
    }
    while RDX > 16 {
        //! movups xmm0, [rsi + rdx - 16]
        //! movups [rdi + rdx - 16], xmm0
        RDX - 16
    }
    //! movups [rdi], xmm4
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
    RAX = $0101010101010101
    RSI * RAX
    RAX = RDI
    if RDX < 16 goto Short
    //! movq xmm0, rsi
    //! punpcklqdq xmm0, xmm0
    //! movups [rdi + rdx - 16], xmm0
    while RDX > 64 {
        //! movups [rdi], xmm0
        //! movups [rdi + 16], xmm0
        //! movups [rdi + 32], xmm0
        //! movups [rdi + 48], xmm0
        RDI + 64
        RDX - 64
    }
    while RDX > 16 {
        //! movups [rdi], xmm0
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
