using System.Runtime.CompilerServices;
using Cosmos.Core.Console;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Core.Input;

/// <summary>What was typed, on the serial line or the keyboard, and not read yet.</summary>
/// <remarks>No interrupt comes with a byte, so both devices are asked at each tick and at each read. While bytes come, the
/// next look is half a millisecond away: a UART keeps 16 bytes, which at 115,200 baud come in 1.4 ms.</remarks>
[LockedBy(nameof(_lock))]
public static unsafe class TypedAhead
{
    /// <summary>How soon the devices are asked again while bytes come, in nanoseconds.</summary>
    public const ulong ShortInterval = Clock.Second / 2000;

    /// <summary>Bytes that wait at most. Then the serial line's are left with the port; keys are dropped.</summary>
    private const int Capacity = 1024;

    /// <summary>How long after the last byte more are expected, in nanoseconds.</summary>
    private const ulong BurstEnd = Clock.Second / 10;

    private static KernelLock _lock;
    private static int _first;
    private static int _count;
    private static ulong _lastByte;
    private static Ring _ring;

    /// <summary>Whether bytes came a moment ago, and more may follow.</summary>
    public static bool IsBurst => _lastByte != 0 && Clock.Nanoseconds - _lastByte < BurstEnd;

    /// <summary>Takes the next byte that was typed, if there is one.</summary>
    public static bool TryRead(out byte value)
    {
        _lock.Enter(LockRank.TypedAhead);
        if (_count == 0)
            Listen();

        bool isThere = _count > 0;
        value = isThere ? Take() : (byte)0;
        _lock.Exit();
        return isThere;
    }

    /// <summary>Whether one more byte can be kept.</summary>
    private static bool HasRoom => _count < Capacity;

    /// <summary>Takes in what came since the last tick. Called with interrupts off; where the interrupted code holds a lock, it
    /// may be this one, and the next tick is soon enough.</summary>
    internal static void OnTick()
    {
        if (Processor.This.Depth != 0)
            return;

        Listen();
        if (IsBurst)
            Timer.WakeBy(Clock.Nanoseconds + ShortInterval);
        else
            StartSerialFifos();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Listen()
    {
        int before = _count;
        while (HasRoom && Serial.TryRead(out byte value))
            Add(value);

        // Keys are taken even where there is no room: one that is let go must not stay down.
        while (Keyboard.TryRead(out byte value))
            Add(value);

        if (_count != before)
            _lastByte = Clock.Nanoseconds;
    }

    /// <summary>Switches the FIFOs of the serial port on, if the line is quiet.</summary>
    /// <remarks>That clears what was received. So what was sent before the kernel was there to read it is taken first, up to the first
    /// pause.</remarks>
    internal static void StartSerialFifos()
    {
        if (!Serial.WantsFifos)
            return;

        while (HasRoom && Serial.AwaitByte(out byte value))
            Add(value);

        if (HasRoom)
            Serial.StartFifos();
    }

    /// <summary>Keeps a byte, where there is room.</summary>
    private static void Add(byte value)
    {
        if (!HasRoom)
            return;

        _ring.Bytes[(_first + _count) % Capacity] = value;
        _count++;
    }

    private static byte Take()
    {
        byte value = _ring.Bytes[_first];
        _first = (_first + 1) % Capacity;
        _count--;
        return value;
    }

    private struct Ring
    {
        public fixed byte Bytes[Capacity];
    }
}
