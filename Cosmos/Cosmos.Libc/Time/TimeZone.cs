using System;
using BareFlow.Memory;
using Cosmos.Core.Runtime;

namespace Cosmos.Libc;

/// <summary>A time zone as the variable TZ describes it: <c>CET-1CEST,M3.5.0,M10.5.0/3</c> (POSIX.1-2017, 8.3). There are no files of
/// zones: a name without an offset is UTC under that name, as in glibc without such files.</summary>
/// <remarks>Law: where a zone has no summer time, both names and both offsets are the same, and no time is in summer.</remarks>
internal unsafe struct TimeZone
{
    private const int MostHours = 24;
    private const int March = 3;
    private const int November = 11;

    private ZoneRule _begin;
    private ZoneRule _end;

    /// <summary>Its name; in memory that stays.</summary>
    public byte* Name { get; private set; }

    /// <summary>Its name in summer.</summary>
    public byte* SummerName { get; private set; }

    /// <summary>Seconds east of Greenwich.</summary>
    public int Offset { get; private set; }

    /// <summary>Seconds east of Greenwich in summer.</summary>
    public int SummerOffset { get; private set; }

    /// <summary>Reads the value of TZ.</summary>
    /// <param name="text">The value; null or empty for UTC.</param>
    public static TimeZone Read(byte* text)
    {
        if (text != null && *text == ':')
            text++;

        TimeZone zone = default;
        zone.Name = zone.SummerName = Literal.Address(text == null || *text == 0 ? "UTC\0"u8 : "\0"u8);
        if (text != null && *text != 0)
            zone.Parse(text);

        return zone;
    }

    /// <summary>Whether a time is in summer.</summary>
    /// <param name="time">The time.</param>
    /// <param name="year">Its year in UTC.</param>
    public readonly bool IsSummer(long time, long year)
    {
        long begin = _begin.In(year) - Offset;
        long end = _end.In(year) - SummerOffset;
        return begin > end ? time < end || time >= begin : time >= begin && time < end;
    }

    private void Parse(byte* at)
    {
        if (!ZoneText.TryReadName(ref at, out ReadOnlySpan<byte> name))
            return;

        Name = ZoneNames.Keep(name);
        if (!TryReadOffset(ref at, out int offset))
            return;

        Offset = offset;
        if (*at == 0)
        {
            SummerName = Name;
            SummerOffset = Offset;
            return;
        }

        if (ZoneText.TryReadName(ref at, out name))
        {
            SummerName = ZoneNames.Keep(name);
            SummerOffset = TryReadOffset(ref at, out offset) ? offset : Offset + ZoneText.SecondsPerHour;
        }

        // Without rules, those of the United States.
        if (ZoneRule.TryRead(ref at, ZoneRule.OfSunday(March, 2), out _begin)
            && !ZoneRule.TryRead(ref at, ZoneRule.OfSunday(November, 1), out _end))
            _end = default;
    }

    /// <summary>Takes an offset, which POSIX counts to the west.</summary>
    private static bool TryReadOffset(ref byte* at, out int offset)
    {
        bool isEast = *at == '-';
        byte* start = *at is (byte)'-' or (byte)'+' ? at + 1 : at;
        if (!ZoneText.TryReadTime(ref start, MostHours, out offset))
            return false;

        at = start;
        offset = isEast ? offset : -offset;
        return true;
    }
}
