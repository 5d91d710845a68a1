using System;
using System.Globalization;
using System.Linq;

namespace ClassLibrary;

/// <summary>Dates, times and calendars.</summary>
internal static class Dates
{
    private static readonly DateTime Leap = new(2024, 2, 29, 13, 5, 9, 123, 456, DateTimeKind.Utc);

    private static readonly string[] Formats = ["d", "D", "f", "F", "g", "G", "M", "O", "R", "s", "t", "T", "u", "U", "Y", "yyyy-MM-dd'T'HH:mm:ss.fffffffK", "ddd dddd MMM MMMM tt gg %h", "hh:mm:ss.F"];

    private static readonly string[] Texts = ["2024-02-29", "2023-02-29", "29 Feb 2024 13:05", "2024-02-29T13:05:09.1234567+02:00", "02/29/2024", "13:05", "Thu, 29 Feb 2024 13:05:09 GMT", "9999-12-31T23:59:59.9999999", "0001-01-01", "24:00"];

    public static void Write(Report report)
    {
        foreach (string format in Formats)
            report.Add($"format-{format.Replace(' ', '_')}", () => Leap.ToString(format, CultureInfo.InvariantCulture));

        for (int index = 0; index < Texts.Length; index++)
        {
            string text = Texts[index];
            report.Add($"offset-{index}", () => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds() > 0
                ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).TimeOfDay : "before 1970");
        }

        report.Add("add", () => Leap.AddYears(1).AddMonths(-1).AddDays(400).AddTicks(-1).ToString("O"));
        report.Add("difference", () => new DateTime(2000, 1, 1) - Leap);
        report.Add("bad", () => new DateTime(2023, 2, 29));
        report.Add("overflow", () => DateTime.MaxValue.AddDays(1));
        report.Add("day", () => $"{Leap.DayOfWeek} {Leap.DayOfYear} {DateTime.DaysInMonth(1900, 2)} {DateTime.IsLeapYear(2000)}");
        report.Add("week", () => $"{ISOWeek.GetWeekOfYear(new DateTime(2021, 1, 3))} {ISOWeek.GetYear(new DateTime(2021, 1, 3))}");
        report.Add("ticks", () => Leap.Ticks);
        report.Add("binary", () => Leap.ToBinary());
        report.Add("unix", () => DateTimeOffset.FromUnixTimeSeconds(-1).ToString("O"));
        report.Add("dateonly", () => $"{DateOnly.FromDateTime(Leap):O} {new DateOnly(2024, 1, 1).DayNumber}");
        report.Add("timeonly", () => new TimeOnly(23, 30).AddHours(2, out int days) + " " + days);
        report.Add("span", () => $"{TimeSpan.FromSeconds(-93784.5):c} {TimeSpan.FromSeconds(93784.5):g} {TimeSpan.FromTicks(1):G}");
        report.Add("exact", () => DateTime.ParseExact("29.2.24", "d.M.yy", CultureInfo.InvariantCulture).ToString("s"));
        report.Add("hebrew", () => new HebrewCalendar().GetYear(Leap));
        report.Add("hijri", () => new HijriCalendar().GetMonth(Leap));
        report.Add("persian", () => new PersianCalendar().GetDayOfMonth(Leap));
        report.Add("julian", () => new JulianCalendar().GetDayOfMonth(Leap));
        report.Add("zone-utc", () => TimeZoneInfo.Utc.DisplayName);
        report.Add("zone-local", () => $"{TimeZoneInfo.Local.BaseUtcOffset} {TimeZoneInfo.Local.SupportsDaylightSavingTime}");
        report.Add("zone-unknown", () => TimeZoneInfo.FindSystemTimeZoneById("Nowhere/Atlantis").Id);
        report.Add("zone-custom", () => TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(5.5), "x", "x").GetUtcOffset(Leap));
        report.Add("local-kind", () => Leap.ToLocalTime().Kind);
        report.Add("now-is-utc", () => (DateTime.UtcNow - DateTime.Now).Duration() < TimeSpan.FromSeconds(5));
        report.Add("now-is-recent", () => DateTime.UtcNow.Year is > 2020 and < 2100);
        report.Add("names", () => CultureInfo.InvariantCulture.DateTimeFormat.DayNames.Concat(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames));
    }
}
