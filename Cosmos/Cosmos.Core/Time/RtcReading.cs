namespace Cosmos.Core.Time;

/// <summary>The registers of the real-time clock, as they were read at one moment (Motorola MC146818A data sheet).</summary>
/// <param name="second">Register 0.</param>
/// <param name="minute">Register 2.</param>
/// <param name="hour">Register 4.</param>
/// <param name="day">Register 7, the day of the month.</param>
/// <param name="month">Register 8.</param>
/// <param name="year">Register 9, the year within its century.</param>
/// <param name="century">The register that the FADT names; 0 where it names none.</param>
/// <param name="format">Register 11, which says how the others are to be read.</param>
internal readonly struct RtcReading(
    byte second, byte minute, byte hour, byte day, byte month, byte year, byte century, byte format)
{
    private const byte IsBinary = 0x04;
    private const byte Is24Hours = 0x02;
    private const byte Afternoon = 0x80;

    private const uint HalfDay = 12;
    private const uint YearsOfCentury = 100;
    private const uint FirstYear = 1970;
    private const uint LastYear = 2199;

    private const uint SecondsOfMinute = 60;
    private const uint MinutesOfHour = 60;
    private const uint HoursOfDay = 24;
    private const uint DaysOfYear = 365;
    private const int MonthsOfYear = 12;
    private const uint LeapPeriod = 4;
    private const uint LeapCenturies = 4 * YearsOfCentury;
    private const int February = 2;

    private const uint Ten = 10;
    private const int TensShift = 4;
    private const uint UnitsMask = 0x0F;
    private const uint NoNumber = uint.MaxValue;

    /// <summary>Seconds since the start of 1970; the clock is taken for UTC, and a leap second for the last one of its
    /// minute.</summary>
    /// <param name="seconds">The result; 0 where there is none.</param>
    /// <returns>False when the registers are no date from 1970 to 2199.</returns>
    public bool TryGetSeconds(out ulong seconds)
    {
        seconds = 0;
        uint fullYear = Year();
        uint monthNumber = Number(month) - 1;
        uint dayNumber = Number(day) - 1;
        if (fullYear is < FirstYear or > LastYear || monthNumber >= MonthsOfYear || dayNumber >= DaysOf(monthNumber, fullYear))
            return false;

        uint hours = Hour();
        uint minutes = Number(minute);
        uint secondNumber = Number(second);
        if (hours >= HoursOfDay || minutes >= MinutesOfHour || secondNumber > SecondsOfMinute)
            return false;

        if (secondNumber == SecondsOfMinute)
            secondNumber--;

        ulong days = DaysBefore(fullYear) + DaysBefore(monthNumber, fullYear) + dayNumber;
        seconds = ((days * HoursOfDay + hours) * MinutesOfHour + minutes) * SecondsOfMinute + secondNumber;
        return true;
    }

    /// <summary>Whether two readings are the same, and so no update came in between.</summary>
    public bool Equals(in RtcReading other) => Low == other.Low && High == other.High;

    private uint Low => (uint)(second | minute << 8 | hour << 16 | day << 24);

    private uint High => (uint)(month | year << 8 | century << 16 | format << 24);

    /// <summary>Without a century, two digits stand for 1970 to 2069.</summary>
    private uint Year()
    {
        uint number = Number(year);
        uint centuryNumber = Number(century);
        if (number >= YearsOfCentury || centuryNumber == NoNumber)
            return NoNumber;

        uint inCentury = centuryNumber * YearsOfCentury + number;
        if (century != 0)
            return inCentury;

        uint guess = FirstYear / YearsOfCentury * YearsOfCentury + number;
        return guess < FirstYear ? guess + YearsOfCentury : guess;
    }

    /// <summary>Where a day has two halves, each goes 12, 1, 2 ... 11.</summary>
    private uint Hour()
    {
        if ((format & Is24Hours) != 0)
            return Number(hour);

        uint number = Number((byte)(hour & ~Afternoon));
        if (number is 0 or > HalfDay)
            return NoNumber;

        return number % HalfDay + ((hour & Afternoon) != 0 ? HalfDay : 0);
    }

    private uint Number(byte register)
    {
        if ((format & IsBinary) != 0)
            return register;

        uint tens = (uint)register >> TensShift;
        uint units = register & UnitsMask;
        return tens < Ten && units < Ten ? tens * Ten + units : NoNumber;
    }

    private static uint DaysBefore(uint year)
    {
        uint days = 0;
        for (uint earlier = FirstYear; earlier < year; earlier++)
            days += IsLeap(earlier) ? DaysOfYear + 1 : DaysOfYear;

        return days;
    }

    private static uint DaysBefore(uint month, uint year)
    {
        uint days = 0;
        for (uint earlier = 0; earlier < month; earlier++)
            days += DaysOf(earlier, year);

        return days;
    }

    private static uint DaysOf(uint month, uint year)
    {
        System.ReadOnlySpan<byte> days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        bool hasLeapDay = month == February - 1 && IsLeap(year);
        return days[(int)month] + (hasLeapDay ? 1u : 0u);
    }

    private static bool IsLeap(uint year) => year % LeapPeriod == 0 && (year % YearsOfCentury != 0 || year % LeapCenturies == 0);
}
