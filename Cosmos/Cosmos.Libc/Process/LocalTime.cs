using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Times as dates and back (<c>&lt;time.h&gt;</c>, C17, 7.27, and POSIX.1-2017).</summary>
internal static unsafe class LocalTime
{
    private const long LastYear = int.MaxValue + (long)Calendar.FirstYear;
    private const int TextBytes = 64;

    [OwnedBy("the caller of gmtime, localtime, asctime and ctime, which C lets be no more than one")]
    private static Shared _shared;

    [RuntimeExport("gmtime_r")]
    private static BrokenTime* ToUtc(long* time, BrokenTime* result)
    {
        BrokenTime broken = default;
        long days = Calendar.Floor(*time, ZoneText.SecondsPerDay);
        if (!Calendar.TrySetDate(ref broken, days))
            return (BrokenTime*)CResult.NullWith(Errno.EOVERFLOW);

        int rest = (int)(*time - days * ZoneText.SecondsPerDay);
        broken.Hour = rest / ZoneText.SecondsPerHour;
        broken.Minute = rest % ZoneText.SecondsPerHour / ZoneText.SecondsPerMinute;
        broken.Second = rest % ZoneText.SecondsPerMinute;
        broken.Zone = Literal.Address("GMT\0"u8);
        *result = broken;
        return result;
    }

    /// <summary>The date in the zone that was read last.</summary>
    [RuntimeExport("localtime_r")]
    internal static BrokenTime* ToLocal(long* time, BrokenTime* result) => ToLocal(*time, LocalZone.Current, result);

    private static BrokenTime* ToLocal(long time, in TimeZone zone, BrokenTime* result)
    {
        BrokenTime broken;
        if (ToUtc(&time, &broken) == null)
            return null;

        bool isSummer = zone.IsSummer(time, (long)broken.Year + Calendar.FirstYear);
        int offset = isSummer ? zone.SummerOffset : zone.Offset;
        time += offset;
        if (ToUtc(&time, &broken) == null)
            return null;

        broken.IsDaylightSaving = isSummer ? 1 : 0;
        broken.Offset = offset;
        broken.Zone = isSummer ? zone.SummerName : zone.Name;
        *result = broken;
        return result;
    }

    [RuntimeExport("gmtime")]
    private static BrokenTime* ToUtc(long* time) => ToUtc(time, &SharedPlace->Time);

    [RuntimeExport("localtime")]
    private static BrokenTime* ToLocal(long* time) => ToLocal(*time, LocalZone.Renew(), &SharedPlace->Time);

    /// <summary>The time of a date, whose fields may be out of their ranges and are then brought into them.</summary>
    /// <returns>-1 with EOVERFLOW for a year that no <c>int</c> counts.</returns>
    [RuntimeExport("timegm")]
    private static long FromUtc(BrokenTime* broken)
    {
        BrokenTime normal;
        if (!TryCount(broken, out long time) || ToUtc(&time, &normal) == null)
            return CResult.Fail(Errno.EOVERFLOW);

        *broken = normal;
        return time;
    }

    /// <summary>The time of a date in the local zone, as <see cref="FromUtc"/>.</summary>
    [RuntimeExport("mktime")]
    private static long FromLocal(BrokenTime* broken)
    {
        TimeZone zone = LocalZone.Renew();
        BrokenTime normal;
        if (!TryCount(broken, out long time))
            return CResult.Fail(Errno.EOVERFLOW);

        time -= OffsetOf(time, broken->IsDaylightSaving, in zone);
        if (ToLocal(time, in zone, &normal) == null)
            return CResult.Fail(Errno.EOVERFLOW);

        LocalZone.WasSummer = normal.IsDaylightSaving != 0;
        *broken = normal;
        return time;
    }

    /// <summary>The offset of a date. A date of summer time in a zone that has none is an hour ahead, as in glibc. Of an hour that the
    /// clocks skip, the offset is that before it; of one that they show twice, that of the last date.</summary>
    private static int OffsetOf(long seconds, int wanted, in TimeZone zone)
    {
        if (wanted > 0)
            return zone.SummerOffset != zone.Offset ? zone.SummerOffset : zone.Offset + ZoneText.SecondsPerHour;

        bool isFirst = LocalZone.WasSummer;
        bool isSummer = wanted < 0
            && (IsConsistent(seconds, isFirst, in zone) ? isFirst : !isFirst && IsConsistent(seconds, true, in zone));
        return isSummer ? zone.SummerOffset : zone.Offset;
    }

    private static bool IsConsistent(long seconds, bool isSummer, in TimeZone zone)
    {
        long time = seconds - (isSummer ? zone.SummerOffset : zone.Offset);
        BrokenTime utc;
        return ToUtc(&time, &utc) != null && zone.IsSummer(time, (long)utc.Year + Calendar.FirstYear) == isSummer;
    }

    /// <summary>The seconds of a date since 1970, without regard to a zone; false for a year that no <c>int</c> counts.</summary>
    private static bool TryCount(BrokenTime* broken, out long seconds)
    {
        long months = Calendar.Floor(broken->Month, Calendar.MonthsOfYear);
        long year = (long)broken->Year + Calendar.FirstYear + months;
        int month = (int)(broken->Month - months * Calendar.MonthsOfYear);
        seconds = Calendar.DayOf(year, month, broken->Day) * ZoneText.SecondsPerDay
            + (long)broken->Hour * ZoneText.SecondsPerHour + (long)broken->Minute * ZoneText.SecondsPerMinute + broken->Second;
        return Math.Max(year, -year) <= LastYear;
    }

    [RuntimeExport("timelocal")]
    private static long FromLocalAlias(BrokenTime* broken) => FromLocal(broken);

    /// <summary>Days and months in English, as C wants them.</summary>
    [RuntimeExport("asctime_r")]
    private static byte* ToText(BrokenTime* broken, byte* text)
    {
        ReadOnlySpan<byte> days = "SunMonTueWedThuFriSat???"u8;
        ReadOnlySpan<byte> months = "JanFebMarAprMayJunJulAugSepOctNovDec???"u8;
        var line = new TextLine(text);
        line.Add(NameOf(days, broken->WeekDay));
        line.Add(" "u8);
        line.Add(NameOf(months, broken->Month));
        line.AddNumber(broken->Day, 3, (byte)' ');
        line.Add(" "u8);
        line.AddNumber(broken->Hour, 2, (byte)'0');
        line.Add(":"u8);
        line.AddNumber(broken->Minute, 2, (byte)'0');
        line.Add(":"u8);
        line.AddNumber(broken->Second, 2, (byte)'0');
        line.Add(" "u8);
        line.AddNumber((long)broken->Year + Calendar.FirstYear, 1, (byte)'0');
        line.Add("\n\0"u8);
        return text;
    }

    [RuntimeExport("asctime")]
    private static byte* ToText(BrokenTime* broken) => ToText(broken, SharedPlace->Text);

    [RuntimeExport("ctime_r")]
    private static byte* ToText(long* time, byte* text)
    {
        BrokenTime broken;
        return ToLocal(time, &broken) == null ? null : ToText(&broken, text);
    }

    [RuntimeExport("ctime")]
    private static byte* ToText(long* time)
    {
        BrokenTime* broken = ToLocal(time);
        return broken == null ? null : ToText(broken);
    }

    /// <summary>The name of the zone of a date: what musl's <c>strftime</c> asks for.</summary>
    [RuntimeExport("__tm_to_tzname")]
    private static byte* ZoneOf(BrokenTime* broken) => broken->Zone != null ? broken->Zone : Literal.Address("\0"u8);

    /// <summary>The time of a date: what musl's <c>strftime</c> asks for.</summary>
    [RuntimeExport("__tm_to_secs")]
    private static long SecondsOf(BrokenTime* broken)
    {
        BrokenTime copy = *broken;
        return FromUtc(&copy);
    }

    private static Shared* SharedPlace => (Shared*)Static.AddressOf(ref _shared);

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> names, int index)
    {
        const int letters = 3;
        int last = names.Length / letters - 1;
        return names.Slice((uint)index < (uint)last ? index * letters : last * letters, letters);
    }

    /// <summary>What the functions without a place of the caller's return.</summary>
    private struct Shared
    {
        public BrokenTime Time;
        public fixed byte Text[TextBytes];
    }
}
