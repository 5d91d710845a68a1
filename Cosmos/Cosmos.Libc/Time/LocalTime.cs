using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Times as dates and back (<c>&lt;time.h&gt;</c>, C17, 7.27, and POSIX.1-2017). Local time is UTC.</summary>
internal static unsafe class LocalTime
{
    private const int SecondsPerMinute = 60;
    private const int SecondsPerHour = 60 * SecondsPerMinute;
    private const int SecondsPerDay = 24 * SecondsPerHour;
    private const long LastYear = int.MaxValue + (long)Calendar.FirstYear;
    private const int TextBytes = 64;

    [OwnedBy("the caller of gmtime, localtime, asctime and ctime, which C lets be no more than one")]
    private static Shared _shared;

    [RuntimeExport("gmtime_r")]
    private static BrokenTime* ToUtc(long* time, BrokenTime* result)
    {
        BrokenTime broken = default;
        long days = Calendar.Floor(*time, SecondsPerDay);
        if (!Calendar.TrySetDate(ref broken, days))
            return (BrokenTime*)CResult.NullWith(Errno.EOVERFLOW);

        int rest = (int)(*time - days * SecondsPerDay);
        broken.Hour = rest / SecondsPerHour;
        broken.Minute = rest % SecondsPerHour / SecondsPerMinute;
        broken.Second = rest % SecondsPerMinute;
        broken.Zone = Literal.Address("GMT\0"u8);
        *result = broken;
        return result;
    }

    [RuntimeExport("localtime_r")]
    internal static BrokenTime* ToLocal(long* time, BrokenTime* result)
    {
        result = ToUtc(time, result);
        if (result != null)
            result->Zone = Literal.Address("UTC\0"u8);

        return result;
    }

    [RuntimeExport("gmtime")]
    private static BrokenTime* ToUtc(long* time) => ToUtc(time, &SharedPlace->Time);

    [RuntimeExport("localtime")]
    private static BrokenTime* ToLocal(long* time) => ToLocal(time, &SharedPlace->Time);

    /// <summary>The time of a date, whose fields may be out of their ranges and are then brought into them.</summary>
    /// <returns>-1 with EOVERFLOW for a year that no <c>int</c> counts.</returns>
    [RuntimeExport("timegm")]
    private static long FromUtc(BrokenTime* broken)
    {
        long months = Calendar.Floor(broken->Month, Calendar.MonthsOfYear);
        long year = (long)broken->Year + Calendar.FirstYear + months;
        int month = (int)(broken->Month - months * Calendar.MonthsOfYear);
        long time = Calendar.DayOf(year, month, broken->Day) * SecondsPerDay
            + (long)broken->Hour * SecondsPerHour + (long)broken->Minute * SecondsPerMinute + broken->Second;
        BrokenTime normal;
        if (Math.Max(year, -year) > LastYear || ToUtc(&time, &normal) == null)
            return CResult.Fail(Errno.EOVERFLOW);

        *broken = normal;
        return time;
    }

    [RuntimeExport("mktime")]
    private static long FromLocal(BrokenTime* broken)
    {
        long time = FromUtc(broken);
        broken->Zone = Literal.Address("UTC\0"u8);
        return time;
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
    private static byte* ToText(long* time) => ToText(time, SharedPlace->Text);

    [RuntimeExport("tzset")]
    private static void SetZone()
    {
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
