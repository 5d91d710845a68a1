using System;
using System.Globalization;
using System.Net;
using System.Numerics;

namespace ClassLibrary;

/// <summary>Text to numbers and others, and what is no number.</summary>
internal static class Parsing
{
    private static readonly string[] Doubles =
    [
        "1", "-0", "1e308", "1e309", "4.9406564584124654e-324", "2.4703282292062328e-324", "0.1", "1_000", " 5 ", "1,234.5", "Infinity", "NaN",
        "123456789012345678901234567890", "9007199254740993", "0x10", "", "+.5", "5.", "1e", "2.2250738585072011e-308",
    ];

    public static void Write(Report report)
    {
        for (int index = 0; index < Doubles.Length; index++)
        {
            string text = Doubles[index];
            report.Add($"double-{index}", () => BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)).ToString("x16"));
            report.Add($"decimal-{index}", () => decimal.Parse(text, NumberStyles.Any, CultureInfo.InvariantCulture));
        }

        report.Add("int-overflow", () => int.Parse("2147483648"));
        report.Add("int-bad", () => int.Parse("12a"));
        report.Add("int-null", () => int.Parse(null!));
        report.Add("hex", () => uint.Parse("DEADbeef", NumberStyles.HexNumber));
        report.Add("binary", () => uint.Parse("1010", NumberStyles.BinaryNumber));
        report.Add("parentheses", () => int.Parse("(5)", NumberStyles.AllowParentheses));
        report.Add("byte", () => byte.Parse("256"));
        report.Add("bool", () => bool.Parse(" TRUE "));
        report.Add("bool-bad", () => bool.Parse("yes"));
        report.Add("guid", () => Guid.Parse("{00112233-4455-6677-8899-AABBCCDDEEFF}"));
        report.Add("guid-bad", () => Guid.Parse("0011"));
        report.Add("enum", () => Enum.Parse<DayOfWeek>("friday", ignoreCase: true));
        report.Add("enum-bad", () => Enum.Parse<DayOfWeek>("Someday"));
        report.Add("enum-flags", () => Enum.Parse<AttributeTargets>("Class, Method"));
        report.Add("big", () => BigInteger.Parse("-123456789012345678901234567890") % 97);
        report.Add("uri", () => new Uri("http://user@example.com:8080/a/../b%20c?q=1#f").AbsoluteUri);
        report.Add("uri-parts", () => new Uri(new Uri("http://h/a/b"), "../c?d").PathAndQuery);
        report.Add("uri-bad", () => new Uri("no scheme"));
        report.Add("ip", () => IPAddress.Parse("::ffff:192.168.0.1").MapToIPv4());
        report.Add("ip-bad", () => IPAddress.Parse("300.1.1.1"));
        report.Add("version", () => Version.Parse("1.2.3"));
        report.Add("base64", () => Convert.FromBase64String("AAEC/w=="));
        report.Add("base64-bad", () => Convert.FromBase64String("A"));
        report.Add("hex-bytes", () => Convert.FromHexString("00ffa"));
        report.Add("char", () => char.Parse("ab"));
        report.Add("try", () => $"{int.TryParse("x", out int number)} {number}");
        report.Add("convert", () => Convert.ToInt32(2.5) + Convert.ToInt32(3.5) + Convert.ToByte("7f", 16));
        report.Add("convert-bad", () => Convert.ToByte(300));
        report.Add("change-type", () => Convert.ChangeType("12.5", typeof(double), CultureInfo.InvariantCulture));
        report.Add("timespan", () => TimeSpan.Parse("1.02:03:04.5", CultureInfo.InvariantCulture));
    }
}
