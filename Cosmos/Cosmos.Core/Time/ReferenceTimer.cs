using Cosmos.Core.Firmware;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Time;

/// <summary>A timer with a known rate, to measure the others: the power-management timer of ACPI, else channel 2 of the
/// PC's interval timer (Intel 8254 data sheet).</summary>
[SetAtBoot]
internal static class ReferenceTimer
{
    /// <summary>Counts of the interval timer in a second.</summary>
    public const uint PitRate = 1_193_182;

    private const uint PmTimerRate = 3_579_545;
    private const uint PmTimerMask = 0xFF_FFFF;
    private const uint PitMask = 0xFFFF;

    private const byte PitChannel2 = 0x42;
    private const byte PitCommand = 0x43;
    private const byte LatchChannel2 = 0x80;
    private const byte Channel2CountsDown = 0xB4;
    private const byte SpeakerPort = 0x61;
    private const byte Gate = 0x01;
    private const byte Speaker = 0x02;
    private const int BitsOfByte = 8;

    private static ushort _pmTimer;

    /// <summary>Counts in a second.</summary>
    public static uint Rate { get; private set; }

    /// <summary>Whether it wraps after seconds; else after milliseconds.</summary>
    public static bool IsLong => _pmTimer != 0;

    /// <summary>Starts it. It wraps after 4.6 seconds, or 54 milliseconds for the interval timer.</summary>
    public static void Start()
    {
        _pmTimer = Fadt.ReadPort(Fadt.PmTimer, sizeof(uint));
        Rate = _pmTimer != 0 ? PmTimerRate : PitRate;
        Ports.WriteByte(SpeakerPort, (byte)((Ports.ReadByte(SpeakerPort) & ~Speaker) | Gate));
        Ports.WriteAll([PitCommand, Channel2CountsDown, PitChannel2, 0, PitChannel2, 0]);
    }

    /// <summary>The count, which grows.</summary>
    public static uint Read() => _pmTimer != 0 ? Ports.ReadDword(_pmTimer) : ReadPit();

    /// <summary>Counts from one reading to a later one.</summary>
    public static uint Passed(uint first, uint last) => (last - first) & (_pmTimer != 0 ? PmTimerMask : PitMask);

    /// <summary>Channel 2, which counts down, as a number that grows.</summary>
    private static uint ReadPit()
    {
        Ports.WriteByte(PitCommand, LatchChannel2);
        uint low = Ports.ReadByte(PitChannel2);
        return ~(low | (uint)Ports.ReadByte(PitChannel2) << BitsOfByte);
    }
}
