using Cosmos.Core.Firmware;
using Cosmos.Core.Processors;

namespace Cosmos.Core.Time;

/// <summary>The real-time clock, which has a battery (Motorola MC146818A data sheet).</summary>
/// <remarks>It has an index port and a data port, so only one caller may read it at a time.</remarks>
public static class Rtc
{
    private const ushort Index = 0x70;
    private const ushort Data = 0x71;

    private const byte Second = 0;
    private const byte Minute = 2;
    private const byte Hour = 4;
    private const byte Day = 7;
    private const byte Month = 8;
    private const byte Year = 9;
    private const byte Status = 10;
    private const byte Format = 11;
    private const byte IsUpdating = 0x80;

    /// <summary>Two readings that are the same are one moment's: an update lasts 2 ms and comes once a second.</summary>
    private const int Attempts = 5;

    /// <summary>The most polls of a clock that is updating, a hundred times as long as an update takes.</summary>
    private const int Patience = 200_000;

    /// <summary>The time in seconds since the start of 1970. Takes some microseconds, some milliseconds while the
    /// clock is updating.</summary>
    /// <param name="seconds">The result; 0 where there is none.</param>
    /// <returns>False when there is no clock, or it shows no date.</returns>
    public static bool TryRead(out ulong seconds)
    {
        RtcReading last = ReadSettled();
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            RtcReading next = ReadSettled();
            if (next.Equals(in last))
                return next.TryGetSeconds(out seconds);

            last = next;
        }

        seconds = 0;
        return false;
    }

    private static RtcReading ReadSettled()
    {
        int patience = Patience;
        while ((Read(Status) & IsUpdating) != 0 && patience > 0)
            patience--;

        byte century = (byte)Fadt.Read(Fadt.Century, 1);
        return new RtcReading(
            Read(Second), Read(Minute), Read(Hour), Read(Day), Read(Month), Read(Year),
            century != 0 ? Read(century) : (byte)0, Read(Format));
    }

    private static byte Read(byte register)
    {
        Ports.WriteByte(Index, register);
        return Ports.ReadByte(Data);
    }
}
