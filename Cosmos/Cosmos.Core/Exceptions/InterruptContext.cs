using System.Runtime.InteropServices;

namespace Cosmos.Core.Exceptions;

/// <summary>The interrupted context: all general registers as the entry stubs push them, and the words of the CPU (Intel SDM
/// vol. 3A, 6.14.2). When the handler returns, the CPU continues with its values.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct InterruptContext
{
    /// <summary>A general register.</summary>
    public ulong R15, R14, R13, R12, R11, R10, R9, R8, Rdi, Rsi, Rbp, Rbx, Rdx, Rcx, Rax;

    /// <summary>The vector, 0 to 63.</summary>
    public ulong Vector;

    /// <summary>The error code; 0 if the CPU gives none.</summary>
    public ulong ErrorCode;

    /// <summary>Where to continue, and with which stack and flags.</summary>
    public ulong Rip, Cs, Rflags, Rsp, Ss;
}
