using System.Runtime.InteropServices;

namespace Cosmos.Libc;

/// <summary>C's <c>ucontext_t</c> as glibc has it for x86-64: where a thread is, with the registers that a call preserves and those that
/// arguments are in. <c>Contexts.xs</c> has the offsets from here.</summary>
[StructLayout(LayoutKind.Sequential, Size = 968)]
internal unsafe struct UserContext
{
    private const int FloatingWords = 64;

    private ulong _flags;

    /// <summary>Where the thread goes on when the function of the context ends; null where the program ends then.</summary>
    public UserContext* Link;

    /// <summary>The stack that <c>makecontext</c> is to use.</summary>
    public ulong StackBottom, StackFlags, StackBytes;

    /// <summary>The registers.</summary>
    public ulong R8, R9, R10, R11, R12, R13, R14, R15, Rdi, Rsi, Rbp, Rbx, Rdx, Rax, Rcx, Rsp, Rip, Rflags;
    private fixed ulong _rest[5];

    /// <summary>Where <see cref="ControlWord"/> is.</summary>
    public void* Floating;
    private fixed ulong _reserved[8];

    /// <summary>What is blocked.</summary>
    public ulong Mask;
    private fixed ulong _restOfMask[15];

    /// <summary>The control word of the x87.</summary>
    public ulong ControlWord;
    private fixed ulong _x87[2];

    /// <summary>That of SSE.</summary>
    public uint Mxcsr;
}
