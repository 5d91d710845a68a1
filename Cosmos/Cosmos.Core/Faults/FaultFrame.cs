using System.Runtime.InteropServices;

namespace Cosmos.Core;

/// <summary>What <c>Vectors.xs</c> leaves on the interrupt stack: the general registers as <c>+All</c> pushes them, the
/// vector, and what the CPU pushed (Intel SDM vol. 3A, 6.14.2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FaultFrame
{
    public ulong R15, R14, R13, R12, R11, R10, R9, R8;
    public ulong Rdi, Rsi, Rbp, Rbx, Rdx, Rcx, Rax;
    public ulong Vector;
    public ulong ErrorCode;
    public ulong Rip, Cs, Rflags, Rsp, Ss;
}
