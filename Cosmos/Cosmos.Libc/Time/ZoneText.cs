using System;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>The parts of a text that describes a time zone (POSIX.1-2017, 8.3).</summary>
internal static unsafe class ZoneText
{
    /// <summary>Seconds of a minute.</summary>
    public const int SecondsPerMinute = 60;

    /// <summary>Seconds of an hour.</summary>
    public const int SecondsPerHour = 60 * SecondsPerMinute;

    /// <summary>Seconds of a day.</summary>
    public const int SecondsPerDay = 24 * SecondsPerHour;

    private const int LeastName = 3;
    private const byte LowerCase = 0x20;

    /// <summary>Takes a name of at least three letters, or of any letters, digits and signs in angle brackets.</summary>
    public static bool TryReadName(ref byte* at, out ReadOnlySpan<byte> name)
    {
        byte* end = at;
        while (IsLetter(*end))
            end++;

        name = new ReadOnlySpan<byte>(at, (int)(end - at));
        if (name.Length >= LeastName)
        {
            at = end;
            return true;
        }

        byte* start = at + 1;
        if (*at != '<')
            return false;

        for (end = start; IsLetter(*end) || IsDigit(*end) || *end is (byte)'+' or (byte)'-';)
            end++;

        name = new ReadOnlySpan<byte>(start, (int)(end - start));
        if (*end != '>' || name.Length < LeastName)
            return false;

        at = end + 1;
        return true;
    }

    /// <summary>Takes <c>hh[:mm[:ss]]</c>.</summary>
    /// <param name="at">Where it begins; afterwards, where it ends.</param>
    /// <param name="mostHours">What more hours count as.</param>
    /// <param name="seconds">All in seconds.</param>
    public static bool TryReadTime(ref byte* at, int mostHours, out int seconds)
    {
        const int most = 59;
        seconds = 0;
        if (!TryReadNumber(ref at, out int hours))
            return false;

        seconds = Math.Min(hours, mostHours) * SecondsPerHour;
        if (*at != ':' || !IsDigit(at[1]))
            return true;

        at++;
        TryReadNumber(ref at, out int minutes);
        seconds += Math.Min(minutes, most) * SecondsPerMinute;
        if (*at != ':' || !IsDigit(at[1]))
            return true;

        at++;
        TryReadNumber(ref at, out int rest);
        seconds += Math.Min(rest, most);
        return true;
    }

    /// <summary>Takes digits, of which no more count than a <c>ushort</c> holds.</summary>
    public static bool TryReadNumber(ref byte* at, out int number)
    {
        NumberText digits = NumberText.ReadDigits(at);
        number = (int)Math.Min(digits.Value, ushort.MaxValue);
        bool isNumber = digits.End != at;
        at = digits.End;
        return isNumber;
    }

    /// <summary>Takes a character if it is the next.</summary>
    public static bool TrySkip(ref byte* at, char wanted)
    {
        bool isNext = *at == wanted;
        at += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>Whether it is a decimal digit.</summary>
    public static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    private static bool IsLetter(byte value) => (value | LowerCase) is >= 'a' and <= 'z';
}
