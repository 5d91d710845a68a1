// What compiled C# calls to copy, to clear and to fill: the class library's own entry points, under their mangled names.
namespace MemoryPrimitives

export Copy as 'S_P_CoreLib_System_SpanHelpers__Memmove'
export Clear as 'S_P_CoreLib_System_SpanHelpers__ClearWithoutReferences'
export Fill as 'S_P_CoreLib_System_SpanHelpers__Fill'
export StackCookie as '__security_cookie'

// Stands between a buffer on the stack and the return address; a function that finds another value there calls
// RhpFallbackFailFast. One constant for all: it catches mistakes, it does not keep secrets.
var StackCookie qword = $2B992DDFA23249D6

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

// RDI destination, ESI value, RDX length.
function Fill {
    RCX = RDX
    EAX = ESI
    //! rep stosb
}
