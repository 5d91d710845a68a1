using System.Runtime.InteropServices;

namespace Cosmos.Core.Exceptions;

/// <summary>What was interrupted: all general registers as the entry stubs push them, and what the CPU pushed (Intel SDM
/// vol. 3A, 6.14.2). The CPU goes on with what it holds when the handler returns.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct InterruptContext
{
    /// <summary>A general register.</summary>
    public ulong R15, R14, R13, R12, R11, R10, R9, R8, Rdi, Rsi, Rbp, Rbx, Rdx, Rcx, Rax;

    /// <summary>Which vector was taken, 0 to 63.</summary>
    public ulong Vector;

    /// <summary>The error code; 0 where the CPU gives none.</summary>
    public ulong ErrorCode;

    /// <summary>Where to go on, and with what stack and flags.</summary>
    public ulong Rip, Cs, Rflags, Rsp, Ss;
}
