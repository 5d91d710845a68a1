using System.Runtime.InteropServices;

namespace Cosmos.Core;

/// <summary>The general registers as X#'s <c>+All</c> leaves them on the stack.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SavedRegisters
{
    public ulong R15, R14, R13, R12, R11, R10, R9, R8;
    public ulong Rdi, Rsi, Rbp, Rbx, Rdx, Rcx, Rax;
}
