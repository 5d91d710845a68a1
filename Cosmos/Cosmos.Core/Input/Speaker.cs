using System.Threading;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Core.Input;

/// <summary>A PC's speaker: channel 2 of the interval timer makes a square wave of it (Intel 8254 data sheet; IBM PC AT Technical
/// Reference, port 61H). One tone at a time: a new one replaces the one before.</summary>
/// <remarks>The channel is the reference of the clock while that is measured, so nothing plays before.</remarks>
internal static class Speaker
{
    /// <summary>The lowest tone, in hertz, as .NET has it; the channel divides by at most 2^16.</summary>
    public const uint LowestTone = 37;

    /// <summary>The highest tone, in hertz, as .NET has it.</summary>
    public const uint HighestTone = 32_767;

    private const uint BellTone = 800;
    private const uint BellMilliseconds = 200;

    private const byte Channel2 = 0x42;
    private const byte Command = 0x43;
    private const byte Channel2SquareWave = 0xB6;
    private const byte Port = 0x61;
    private const byte GateAndSpeaker = 0x03;
    private const byte SpeakerBit = 0x02;
    private const int BitsOfByte = 8;

    private static KernelLock _lock;
    [Atomic]
    private static ulong _end;

    /// <summary>Plays the tone of the character BEL, without waiting for its end.</summary>
    public static void Ring() => Play(BellTone, BellMilliseconds);

    /// <summary>Plays a tone, without waiting for its end.</summary>
    /// <param name="hertz">From <see cref="LowestTone"/> to <see cref="HighestTone"/>; others are brought in.</param>
    /// <param name="milliseconds">How long; up to a hundredth of a second more passes.</param>
    public static void Play(uint hertz, uint milliseconds)
    {
        hertz = System.Math.Min(System.Math.Max(hertz, LowestTone), HighestTone);
        uint divisor = ReferenceTimer.PitRate / hertz;
        _lock.Enter(LockRank.Speaker);
        Volatile.Write(ref _end, 0);
        Ports.WriteAll([Command, Channel2SquareWave, Channel2, (byte)divisor, Channel2, (byte)(divisor >> BitsOfByte)]);
        Ports.WriteByte(Port, (byte)(Ports.ReadByte(Port) | GateAndSpeaker));
        Volatile.Write(ref _end, Clock.Nanoseconds + milliseconds * Clock.NanosecondsPerMillisecond);
        _lock.Exit();
    }

    /// <summary>Ends a tone when its time is over. Called at each tick.</summary>
    public static void OnTick(ulong now)
    {
        if (_end == 0 || now < _end)
            return;

        _end = 0;
        Ports.WriteByte(Port, (byte)(Ports.ReadByte(Port) & ~SpeakerBit));
    }
}
