using System;
using System.Globalization;
using System.Linq;
using Cosmos.Libc;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary><c>strptime</c> against the host's, by chance.</summary>
/// <remarks>BAREFLOW_LIBC_TURNS says how many; some thousands by default.</remarks>
public sealed unsafe class DateScannerTests
{
    private const int Fields = 8;
    private const int DaysOfYear = 365;

    private static readonly int Turns =
        int.Parse(Environment.GetEnvironmentVariable("BAREFLOW_LIBC_TURNS") ?? "20000", CultureInfo.InvariantCulture);

    private static readonly string[] Pieces =
        ["%Y", "%m", "%d", "%H", "%j", "%U", "%W", "%w", "%a", "%b", "%y", "%C", "%I", "%p", "%e", "%u", "%M", "%S", "%z", "%F", "%T"];

    [Fact]
    public void Dates_are_read_as_the_host_reads_them()
    {
        var random = new Random(8);
        for (int turn = 0; turn < Turns; turn++)
        {
            string[] pieces = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)])];
            DateTime date = new DateTime(1970, 1, 1).AddSeconds(random.NextInt64(4_000_000_000));
            Compare(string.Join(' ', pieces), string.Join(' ', pieces.Select(piece => TextOf(piece, date, random))));
        }
    }

    private static string TextOf(string piece, DateTime date, Random random) => piece switch
    {
        "%a" => date.ToString("dddd", CultureInfo.InvariantCulture),
        "%b" => date.ToString("MMM", CultureInfo.InvariantCulture),
        "%p" => date.Hour < 12 ? "am" : "PM",
        "%I" => (date.Hour % 12 == 0 ? 12 : date.Hour % 12).ToString(CultureInfo.InvariantCulture),
        "%z" => random.Next(2) == 0 ? "+01:30" : "-0200",
        "%F" => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "%T" => date.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        "%Y" => date.Year.ToString(CultureInfo.InvariantCulture),
        "%j" => date.DayOfYear.ToString(CultureInfo.InvariantCulture),
        "%C" => (date.Year / 100).ToString(CultureInfo.InvariantCulture),
        "%u" or "%w" => ((int)date.DayOfWeek + (piece == "%u" && date.DayOfWeek == 0 ? 7 : 0)).ToString(CultureInfo.InvariantCulture),
        _ => random.Next(1, 60).ToString(CultureInfo.InvariantCulture),
    };

    private static void Compare(string format, string text)
    {
        BrokenTime wanted = default;
        BrokenTime found = default;
        fixed (byte* pattern = HostLibc.Text(format))
        fixed (byte* input = HostLibc.Text(text))
        {
            byte* end = HostLibc.ParseDate(input, pattern, &wanted);
            byte* ownEnd = DateScanner.Scan(input, pattern, &found);
            Assert.True(end == ownEnd, $"'{text}' by '{format}' ends elsewhere");

            // From a day that is not of the year, the host derives a date by what lies beside its table; it has wrong days of the week
            // for the year 0.
            if (end == null || wanted.YearDay is < 0 or >= DaysOfYear || wanted.Year == -Cosmos.Libc.Calendar.FirstYear)
                return;

            string right = string.Join(' ', new ReadOnlySpan<int>(&wanted, Fields).ToArray()) + " " + wanted.Offset;
            Assert.Equal($"'{text}' by '{format}': {right}", $"'{text}' by '{format}': " +
                string.Join(' ', new ReadOnlySpan<int>(&found, Fields).ToArray()) + " " + found.Offset);
        }
    }
}
