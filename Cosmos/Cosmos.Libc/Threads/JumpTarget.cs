using System.Runtime.InteropServices;

namespace Cosmos.Libc;

/// <summary>What C's <c>jmp_buf</c> and <c>sigjmp_buf</c> hold: 200 bytes, as in glibc for x86-64 (<c>&lt;setjmp.h&gt;</c>).</summary>
[StructLayout(LayoutKind.Sequential, Size = 200)]
internal struct JumpTarget
{
    /// <summary>The registers that a call preserves, and where the call returns to: <c>Jump.xs</c> has the offsets from here.</summary>
    internal ulong Rbx, Rbp, R12, R13, R14, R15, Rsp, Rip;

    /// <summary>Whether the next word holds what was blocked.</summary>
    public int HasMask;

    /// <summary>What was blocked.</summary>
    public ulong Mask;
}
