using System.Runtime.InteropServices;

namespace Cosmos.Core.Threads;

/// <summary>What a handler is told of a signal: Linux's <c>siginfo_t</c> for x86-64.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct SignalInformation
{
    /// <summary>The code of a signal that a thread sent: SI_TKILL.</summary>
    public const int FromThread = -6;

    /// <summary>The code of one that the kernel sent for no finer reason: SI_KERNEL.</summary>
    public const int FromKernel = 0x80;

    [FieldOffset(0)]
    public int Signal;

    /// <summary>Why it came; what the numbers mean depends on the signal.</summary>
    [FieldOffset(8)]
    public int Code;

    /// <summary>For a fault, its address; for a sent signal, the number of the process that sent it.</summary>
    [FieldOffset(16)]
    public ulong Value;
}
