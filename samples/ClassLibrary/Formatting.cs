using System;
using System.Globalization;
using System.Numerics;

namespace ClassLibrary;

/// <summary>Numbers and others as text.</summary>
internal static class Formatting
{
    private static readonly string[] Formats = ["C2", "D8", "E3", "F4", "G", "G17", "N1", "P1", "R", "X", "x8", "B", "0.00", "#,##0.###", "00;(00);zero", "0.0e+0"];

    private static readonly double[] Doubles =
    [
        0, -0.0, 1, 0.1, 1.0 / 3, 123456789.123456789, 1e15, 1e16, 1e100, 1e-5, 5e-324, double.MaxValue, double.MinValue, double.Epsilon,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, Math.PI, 2.5, 3.5, -2.675, 0.30000000000000004,
    ];

    public static void Write(Report report)
    {
        foreach (string format in Formats)
        {
            report.Add($"int-{format}", () => (-42000).ToString(format, CultureInfo.InvariantCulture));
            report.Add($"double-{format}", () => 1234.5678.ToString(format, CultureInfo.InvariantCulture));
        }

        for (int index = 0; index < Doubles.Length; index++)
        {
            double value = Doubles[index];
            report.Add($"double-{index}", () => $"{value} {(float)value} {value:F2} {value:E5}");
        }

        report.Add("decimal", () => $"{decimal.MaxValue} {1.10m} {1.10m:F5} {-0.0m} {79228162514264337593543950335m / 3}");
        report.Add("half", () => $"{(Half)0.1} {Half.MaxValue} {Half.Epsilon}");
        report.Add("int128", () => $"{Int128.MaxValue} {UInt128.MaxValue:X}");
        report.Add("long", () => $"{long.MinValue} {ulong.MaxValue:N0} {byte.MaxValue:B}");
        report.Add("bool", () => $"{true} {false}");
        report.Add("enum", () => $"{DayOfWeek.Friday} {DayOfWeek.Friday:D} {(DayOfWeek)42} {AttributeTargets.Class | AttributeTargets.Method}");
        report.Add("guid", () => new Guid("00112233-4455-6677-8899-aabbccddeeff").ToString("B"));
        report.Add("big", () => BigInteger.Pow(3, 200).ToString("N0", CultureInfo.InvariantCulture));
        report.Add("complex", () => new Complex(1.5, -2).ToString(CultureInfo.InvariantCulture));
        report.Add("vector", () => new Vector3(1, 2.5f, -3).ToString("F1", CultureInfo.InvariantCulture));
        report.Add("range", () => $"{1..^2} {Index.FromEnd(3)}");
        report.Add("composite", () => string.Format(CultureInfo.InvariantCulture, "{0,8:F2}|{1,-6}|{2:yyyy}|{{}}", 3.14159, "ab", new DateTime(2024, 2, 29)));
        report.Add("bad-format", () => string.Format("{0} {1}", 1));
        report.Add("bad-specifier", () => 1.5.ToString("D"));
        report.Add("culture", () => 1234.5.ToString("N", new CultureInfo("")));
        report.Add("named-culture", () => new CultureInfo("de-DE").Name);
        report.Add("version", () => new Version(1, 2, 3, 4).ToString(3));
        report.Add("tuple", () => (1, "two", 3.0));
        report.Add("record", () => new Point(1, null));
        report.Add("nullable", () => $"[{(int?)null}] [{(int?)5}]");
        report.Add("char", () => $"{'a'} {(int)'ä'} {char.GetUnicodeCategory('ä')}");
    }

    private sealed record Point(int X, string? Name);
}
