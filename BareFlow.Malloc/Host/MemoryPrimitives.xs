// What compiled C# calls to copy, to clear and to fill, under the class library's mangled names: the C library's functions,
// which are written for the CPU at hand.
namespace MemoryPrimitives

import memmove
import memset

export Copy as 'S_P_CoreLib_System_SpanHelpers__Memmove'
export Clear as 'S_P_CoreLib_System_SpanHelpers__ClearWithoutReferences'
export Fill as 'S_P_CoreLib_System_SpanHelpers__Fill'
export StackCookie as '__security_cookie'

// Stands between a buffer on the stack and the return address, so that an overrun is noticed; it keeps no secrets.
var StackCookie qword = $2B992DDFA23249D6

// RDI destination, RSI source, RDX length.
function Copy {
    goto memmove
}

// RDI destination, RSI length.
function Clear {
    RDX = RSI
    ESI = 0
    goto memset
}

// RDI destination, ESI value, RDX length.
function Fill {
    goto memset
}
