using System;

namespace Cosmos.Libc;

/// <content>The fields that follow from those that were read.</content>
internal unsafe ref partial struct DateScanner
{
    private const int HoursOfHalfDay = 12;
    private const int CenturyOf1900s = 19;

    private readonly long Year => (long)_date->Year + Calendar.FirstYear;

    private readonly bool IsMonthKnown => _hasMonth || (uint)_date->Month < Calendar.MonthsOfYear;

    private void Complete()
    {
        if (_hasHalfDays && _isAfternoon)
            _date->Hour += HoursOfHalfDay;

        if (_century != NoCentury)
            _date->Year = (_hasYearOfCentury ? _date->Year % YearsOfCentury : 0) + (_century - CenturyOf1900s) * YearsOfCentury;

        if (_wantsDays && !_hasWeekDay)
        {
            if (!(_hasMonth && _hasDay) && _hasYearDay)
                SetDateOfYearDay();

            if (IsMonthKnown)
                _date->WeekDay = Calendar.WeekDayOf(Calendar.DayOf(Year, _date->Month, _date->Day));
        }

        if (_wantsDays && !_hasYearDay && IsMonthKnown)
            _date->YearDay = (int)(Calendar.DayOf(Year, _date->Month, _date->Day) - Calendar.DayOf(Year, 0, 1));

        if (_hasWeek && _hasWeekDay)
            SetDateOfWeek();
    }

    /// <summary>The day of the year of a week and a day of it.</summary>
    private void SetDateOfWeek()
    {
        int offset = _isWeekOfSunday ? 0 : 1;
        int first = Calendar.WeekDayOf(Calendar.DayOf(Year, 0, 1));
        if (!_hasYearDay)
        {
            _date->YearDay = (Calendar.DaysOfWeek - (first - offset)) % Calendar.DaysOfWeek
                + (_weekOfYear - 1) * Calendar.DaysOfWeek
                + (_date->WeekDay - offset + Calendar.DaysOfWeek) % Calendar.DaysOfWeek;
        }

        if (!_hasDay || !_hasMonth)
            SetDateOfYearDay();
    }

    private void SetDateOfYearDay()
    {
        int month = 0;
        while (month < Calendar.MonthsOfYear - 1 && DaysBefore(month + 1) <= _date->YearDay)
            month++;

        if (!_hasMonth)
            _date->Month = month;

        if (!_hasDay)
            _date->Day = (int)(_date->YearDay - DaysBefore(month) + 1);

        _hasMonth = _hasDay = true;
    }

    private readonly long DaysBefore(int month) => Calendar.DayOf(Year, month, 1) - Calendar.DayOf(Year, 0, 1);
}
