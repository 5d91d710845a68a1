using System.Runtime.InteropServices;

namespace Cosmos.Core.Threads;

/// <summary>What a handler is told of a signal: Linux's <c>siginfo_t</c> for x86-64.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct SignalInformation
{
    /// <summary>The code of a signal that a thread sent: SI_TKILL.</summary>
    public const int FromThread = -6;

    /// <summary>The code of a signal that was sent to the process: SI_USER.</summary>
    public const int FromProcess = 0;

    /// <summary>The code of one that was sent with a value: SI_QUEUE.</summary>
    public const int WithValue = -1;

    /// <summary>The code of one that a timer sent: SI_TIMER.</summary>
    public const int FromTimer = -2;

    /// <summary>The code of one that the kernel sent for no finer reason: SI_KERNEL.</summary>
    public const int FromKernel = 0x80;

    [FieldOffset(0)]
    public int Signal;

    /// <summary>Why it came; what the numbers mean depends on the signal.</summary>
    [FieldOffset(8)]
    public int Code;

    /// <summary>For a fault, its address.</summary>
    [FieldOffset(16)]
    public ulong Value;

    /// <summary>For a sent signal, the number of the process that sent it; for that of a timer, the timer's.</summary>
    [FieldOffset(16)]
    public int Sender;

    /// <summary>For the signal of a timer, how often it expired in vain before; else the sender's user.</summary>
    [FieldOffset(20)]
    public int Overrun;

    /// <summary>The value that the sender gave.</summary>
    [FieldOffset(24)]
    public ulong Given;

    /// <summary>What is known of a pending signal.</summary>
    public static SignalInformation Of(in SignalNode signal) => new()
    {
        Signal = signal.Signal,
        Code = signal.Code,
        Sender = signal.Code == FromKernel ? 0 : Signals.Process,
        Given = signal.Value,
    };
}
