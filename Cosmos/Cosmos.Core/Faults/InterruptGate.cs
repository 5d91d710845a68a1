using System.Runtime.InteropServices;

namespace Cosmos.Core;

/// <summary>A 64-bit interrupt gate (Intel SDM vol. 3A, 6.14.1).</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct InterruptGate(ulong handler, ushort codeSelector, byte interruptStack)
{
    private const byte PresentRing0Interrupt = 0x8E;

    private readonly ushort _handlerLow = (ushort)handler;
    private readonly ushort _selector = codeSelector;
    private readonly byte _interruptStack = interruptStack;
    private readonly byte _type = PresentRing0Interrupt;
    private readonly ushort _handlerMiddle = (ushort)(handler >> 16);
    private readonly uint _handlerHigh = (uint)(handler >> 32);
    private readonly uint _reserved = 0;
}
