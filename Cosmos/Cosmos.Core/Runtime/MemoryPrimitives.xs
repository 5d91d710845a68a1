// What compiled C# calls to copy and to clear: the class library's own entry points, under their mangled names.
namespace MemoryPrimitives

export Copy as 'S_P_CoreLib_System_SpanHelpers__Memmove'
export Clear as 'S_P_CoreLib_System_SpanHelpers__ClearWithoutReferences'

// RDI destination, RSI source, RDX length. Copies downward when the destination starts inside the source.
function Copy {
    RCX = RDX
    RAX = RDI
    RAX - RSI
    if RAX < RDX goto Downward
    //! rep movsb
    return
Downward:
    RDI + RCX
    RDI--
    RSI + RCX
    RSI--
    //! std
    //! rep movsb
    //! cld
}

// RDI destination, RSI length.
function Clear {
    RCX = RSI
    EAX = 0
    //! rep stosb
}
