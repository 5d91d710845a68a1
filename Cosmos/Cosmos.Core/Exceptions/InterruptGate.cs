using System.Runtime.InteropServices;

namespace Cosmos.Core.Exceptions;

/// <summary>A 64-bit interrupt gate (Intel SDM vol. 3A, 6.14.1).</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct InterruptGate(ulong handler, ushort codeSelector, byte interruptStack)
{
    private const ulong PresentRing0Interrupt = 0x8E00_0000_0000;
    private const int SelectorShift = 16;
    private const int StackShift = 32;
    private const ulong LowOffset = 0xFFFF;
    private const ulong MiddleOffset = 0xFFFF_0000;

    private readonly ulong _low = (handler & LowOffset)
        | (uint)codeSelector << SelectorShift
        | (ulong)interruptStack << StackShift
        | PresentRing0Interrupt
        | (handler & MiddleOffset) << 32;

    private readonly ulong _high = handler >> 32;
}
