using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>The day and the time of a year at which summer time begins or ends: <c>Mm.w.d</c>, <c>Jn</c> or <c>n</c>, and <c>/time</c>
/// (POSIX.1-2017, 8.3).</summary>
internal unsafe struct ZoneRule
{
    private const int LastDay = 365;
    private const int LeapDay = 59;
    private const int LastWeek = 5;
    private const int DefaultTime = 2 * ZoneText.SecondsPerHour;

    private int _month;
    private int _week;
    private int _day;
    private bool _isWithoutLeapDay;
    private int _time;

    /// <summary>A Sunday of a month, at two o'clock.</summary>
    public static ZoneRule OfSunday(int month, int week) => new() { _month = month, _week = week, _time = DefaultTime };

    /// <summary>Reads a rule, with the comma before it.</summary>
    /// <param name="at">Where it begins; afterwards, where it ends.</param>
    /// <param name="missing">What it is where the text is at its end.</param>
    /// <param name="rule">The rule.</param>
    public static bool TryRead(ref byte* at, in ZoneRule missing, out ZoneRule rule)
    {
        rule = missing;
        if (*at == ',')
            at++;

        if (*at == 0)
            return true;

        rule = new ZoneRule { _time = DefaultTime };
        return (*at == 'M' ? rule.TryReadMonth(ref at) : rule.TryReadDay(ref at)) && rule.TryReadTime(ref at);
    }

    /// <summary>The rule's time in a year, in seconds since 1970 as the clocks show them.</summary>
    public readonly long In(long year)
    {
        long day = _month == 0 ? Calendar.DayOf(year, 0, 1) + _day : DayOfMonth(year);
        bool isBehindLeapDay = _isWithoutLeapDay && _day >= LeapDay && Calendar.IsLeap(year);
        return (day + (isBehindLeapDay ? 1 : 0)) * ZoneText.SecondsPerDay + _time;
    }

    /// <summary>A day of a week of a month; the fifth week is the last.</summary>
    private readonly long DayOfMonth(long year)
    {
        long first = Calendar.DayOf(year, _month - 1, 1);
        long next = _month == Calendar.MonthsOfYear ? Calendar.DayOf(year + 1, 0, 1) : Calendar.DayOf(year, _month, 1);
        long day = first + (_day - Calendar.WeekDayOf(first) + Calendar.DaysOfWeek) % Calendar.DaysOfWeek;
        for (int week = 1; week < _week && day + Calendar.DaysOfWeek < next; week++)
            day += Calendar.DaysOfWeek;

        return day;
    }

    private bool TryReadMonth(ref byte* at)
    {
        at++;
        return ZoneText.TryReadNumber(ref at, out _month) && ZoneText.TrySkip(ref at, '.')
            && ZoneText.TryReadNumber(ref at, out _week) && ZoneText.TrySkip(ref at, '.')
            && ZoneText.TryReadNumber(ref at, out _day)
            && _month is >= 1 and <= Calendar.MonthsOfYear && _week is >= 1 and <= LastWeek && _day < Calendar.DaysOfWeek;
    }

    private bool TryReadDay(ref byte* at)
    {
        _isWithoutLeapDay = ZoneText.TrySkip(ref at, 'J');
        if (!ZoneText.TryReadNumber(ref at, out _day) || _day > LastDay)
            return false;

        // Days with a J are counted from 1.
        _day -= _isWithoutLeapDay ? 1 : 0;
        return _day >= 0;
    }

    private bool TryReadTime(ref byte* at)
    {
        if (!ZoneText.TrySkip(ref at, '/'))
            return *at is 0 or (byte)',';

        bool isNegative = ZoneText.TrySkip(ref at, '-');
        if (ZoneText.TryReadTime(ref at, int.MaxValue, out int time))
            _time = isNegative ? -time : time;

        return true;
    }
}
