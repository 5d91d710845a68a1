using System.Runtime.InteropServices;

namespace Cosmos.Libc;

/// <summary>The numbers of <c>sigev_notify</c>.</summary>
internal enum EventKind
{
    Signal,
    None,
    Function,
    SignalOfThread = 4,
}

/// <summary>C's <c>struct sigevent</c>: 64 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal unsafe struct TimerEvent
{
    [FieldOffset(0)]
    public ulong Value;

    [FieldOffset(8)]
    public int Signal;

    [FieldOffset(12)]
    public EventKind Kind;

    [FieldOffset(16)]
    public int Thread;

    [FieldOffset(16)]
    public ulong Function;

    [FieldOffset(24)]
    public PthreadAttributes* Attributes;
}
