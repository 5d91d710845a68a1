using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Cosmos.Libc;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>Floating-point numbers as text and back, and formats of <c>printf</c> and <c>scanf</c>, by chance and against the host.</summary>
/// <remarks>BAREFLOW_LIBC_TURNS says how many of each; some thousands by default.</remarks>
public sealed unsafe class NumberFuzzTests
{
    private const int Room = 24_000;
    private const int ExtendedBytes = 10;
    private const int Slots = 4;
    private const int SlotBytes = 64;

    /// <summary>The least numbers that are not subnormal.</summary>
    private const double LeastDouble = 2.2250738585072014e-308;
    private const double LeastSingle = 1.1754943508222875e-38;

    /// <summary>The modes of rounding, as the CPU has them.</summary>
    private static readonly int[] Modes = [HostLibc.ToNearest, HostLibc.Downward, HostLibc.Upward, HostLibc.TowardZero];

    private static readonly int Turns =
        int.Parse(Environment.GetEnvironmentVariable("BAREFLOW_LIBC_TURNS") ?? "20000", CultureInfo.InvariantCulture);

    [Fact]
    public void Texts_become_the_same_bits()
    {
        var random = new Random(1);
        for (int turn = 0; turn < Turns; turn++)
            CompareBits(turn % 3 == 0 ? HexText(random) : DecimalText(random), Modes[turn % Modes.Length]);
    }

    [Theory]
    [InlineData("179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880")]
    [InlineData("1.7976931348623158e308")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("2.4703282292062327e-324")]
    [InlineData("2.4703282292062328e-324")]
    [InlineData("4.9406564584124654e-324")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("2.2250738585072014e-308")]
    [InlineData("9007199254740993")]
    [InlineData("9007199254740992.99999999999999999999999999999999")]
    [InlineData("9007199254740993.0000000000000000000000000000000000000000000000000000000001")]
    [InlineData("1.18973149535723176502e+4932")]
    [InlineData("1.18973149535723176506e+4932")]
    [InlineData("3.6e-4951")]
    [InlineData("1.8e-4951")]
    [InlineData("0x1.fffffffffffff8p1023")]
    [InlineData("0x.8p-1074")]
    [InlineData("0x.80001p-1074")]
    [InlineData("0x1.00000000000008000001p0")]
    [InlineData("0x1.00000000000000010p0")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("0e99999999999")]
    [InlineData("-0")]
    [InlineData("nan(123)")]
    [InlineData("nan(0xabc)")]
    [InlineData("nan(x-)")]
    [InlineData("-inf")]
    [InlineData("+infinitive")]
    [InlineData("0x")]
    [InlineData("0xg")]
    [InlineData("0x.p1")]
    [InlineData(".e1")]
    [InlineData("1.e1")]
    [InlineData("1e+")]
    [InlineData("  12e3e4")]
    public void A_hard_text_becomes_the_same_bits(string text)
    {
        foreach (int mode in Modes)
            CompareBits(text, mode);
    }

    [Fact]
    public void Long_digits_become_the_same_bits()
    {
        var random = new Random(2);
        for (int turn = 0; turn < Turns / 200; turn++)
        {
            var text = new StringBuilder();
            for (int digits = random.Next(1, 12_000); digits > 0; digits--)
                text.Append((char)('0' + random.Next(10)));

            text.Insert(random.Next(text.Length), '.');
            CompareBits(text + "e" + random.Next(-5200, 5200).ToString(CultureInfo.InvariantCulture), Modes[turn % Modes.Length]);
        }
    }

    [Fact]
    public void Long_doubles_are_written_as_the_host_writes_them()
    {
        var random = new Random(3);
        string[] formats = ["%.20Lg", "%.3Lf", "%.0Le", "%.40Le", "%Lg", "%La", "%.3La", "%.0La", "%#.15LA", "%030.2Lf"];
        for (int turn = 0; turn < Turns; turn++)
        {
            ulong mantissa = random.Next(4) == 0 ? 1UL << 63 : (ulong)random.NextInt64() | 1UL << 63;
            long exponent = random.Next(8) switch { 0 => random.Next(1, 0x7FFF), 1 => 0x7FFF, _ => 16383 + random.Next(-200, 200) };
            mantissa = exponent == 0x7FFF ? 3UL << 62 : mantissa;
            CompareText(formats[turn % formats.Length], [(long)mantissa, exponent + 0x8000L * random.Next(2)], Modes[random.Next(Modes.Length)]);
        }
    }

    [Fact]
    public void Doubles_are_written_as_the_host_writes_them()
    {
        var random = new Random(6);
        string[] formats = ["%.17g", "%g", "%.3f", "%.0e", "%.40e", "%.0f", "%a", "%.3a", "%.0a", "%#.12A", "%030.2f", "%.1g"];
        for (int turn = 0; turn < Turns; turn++)
        {
            double value = random.Next(4) switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
                1 => random.Next(-100_000, 100_000) / 128.0,
                2 => random.Next() * Math.Pow(10, random.Next(-30, 30)),
                _ => BitConverter.Int64BitsToDouble(random.NextInt64(1L << 52)),
            };
            CompareText(formats[turn % formats.Length], [BitConverter.DoubleToInt64Bits(value)], Modes[random.Next(Modes.Length)]);
        }
    }

    [Fact]
    public void Products_with_sums_are_rounded_as_the_host_rounds_them()
    {
        var random = new Random(7);
        for (int turn = 0; turn < Turns; turn++)
        {
            double x = MathArguments.Any(random);
            double y = turn % 2 == 0 ? MathArguments.OfExponent(random, -60, 60) : MathArguments.Any(random);
            double z = turn % 3 == 0 ? -x * y : Math.ScaleB(x * y, random.Next(-120, 120));
            CompareFused(x, y, z, Modes[random.Next(Modes.Length)]);
        }
    }

    [Fact]
    public void Formats_by_chance_are_written_as_the_host_writes_them()
    {
        var random = new Random(4);
        fixed (byte* word = HostLibc.Text("word"))
        {
            for (int turn = 0; turn < Turns; turn++)
            {
                var format = new StringBuilder();
                var values = new long[16];
                int used = 0;
                for (int count = random.Next(1, 5); count > 0; count--)
                    AddConversion(random, format, values, ref used, (long)word);

                CompareText(format.ToString(), values, Modes[random.Next(Modes.Length)]);
            }
        }
    }

    [Fact]
    public void Inputs_by_chance_are_read_as_the_host_reads_them()
    {
        var random = new Random(5);
        string[] pieces = ["1", "-", "+", "0x", "0", "9", ".", "e", "p", "inf", "nan", " ", "a", "f", "z", "\n", "12", "e+5", "%", "]"];
        string[] conversions = ["%d", "%i", "%x", "%o", "%u", "%f", "%lf", "%Lf", "%s", "%c", "%3d", "%2f", "%5lf", "%[0-9]", "%[^z]", "%n", "%*d", "%hhd", "%%", " ", "%4s", "%hd", "%p"];
        for (int turn = 0; turn < Turns; turn++)
        {
            var input = new StringBuilder();
            for (int count = random.Next(0, 9); count > 0; count--)
                input.Append(pieces[random.Next(pieces.Length)]);

            var format = new StringBuilder();
            for (int count = random.Next(1, Slots + 1); count > 0; count--)
                format.Append(conversions[random.Next(conversions.Length)]);

            CompareScan(input.ToString(), format.ToString());
        }
    }

    private static string DecimalText(Random random)
    {
        string digits = random.Next(4) == 0
            ? BitConverter.Int64BitsToDouble(random.NextInt64()).ToString("E" + random.Next(1, 40).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : random.NextInt64().ToString(CultureInfo.InvariantCulture);
        return random.Next(3) switch
        {
            0 => digits,
            1 => digits.Contains('E', StringComparison.Ordinal) ? digits : digits + "e" + random.Next(-345, 320).ToString(CultureInfo.InvariantCulture),
            _ => digits.Contains('.', StringComparison.Ordinal) ? digits : digits.Insert(random.Next(1, digits.Length), ".") + "e" + random.Next(-50, 50).ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string HexText(Random random)
    {
        string digits = random.NextInt64().ToString("x", CultureInfo.InvariantCulture) + (random.Next(2) == 0 ? string.Empty : random.NextInt64().ToString("x", CultureInfo.InvariantCulture));
        return "0x" + digits.Insert(random.Next(digits.Length), ".") + "p" + random.Next(-1100, 1030).ToString(CultureInfo.InvariantCulture);
    }

    private static void AddConversion(Random random, StringBuilder format, long[] values, ref int used, long word)
    {
        const string flags = "-+ #0'";
        const string conversions = "diuoxXcspfFeEgGaA%";
        string[] lengths = ["", "hh", "h", "l", "ll", "z", "j"];
        char conversion = conversions[random.Next(conversions.Length)];
        format.Append("x%");
        for (int count = random.Next(3); count > 0; count--)
            format.Append(flags[random.Next(flags.Length)]);

        if (conversion == '%')
        {
            format.Append('%');
            return;
        }

        if (random.Next(2) == 0)
            format.Append(random.Next(0, 30));

        if (random.Next(2) == 0)
            format.Append('.').Append(random.Next(0, 25));

        if ("diuoxX".Contains(conversion, StringComparison.Ordinal))
            format.Append(lengths[random.Next(lengths.Length)]);

        format.Append(conversion);
        values[used++] = conversion switch
        {
            's' => random.Next(5) == 0 ? 0 : word,
            'c' => random.Next(1, 128),
            'p' => random.Next(3) == 0 ? 0 : random.NextInt64(),
            _ => random.Next(4) switch
            {
                0 => random.Next(-20, 20),
                1 => BitConverter.DoubleToInt64Bits(random.Next(-2000, 2000) / 8.0),
                _ => random.NextInt64(long.MinValue, long.MaxValue),
            },
        };
    }

    private static void CompareFused(double x, double y, double z, int mode)
    {
        HostLibc.SetRounding(mode);
        double wanted = HostLibc.Fma(x, y, z);
        double found = FusedMultiply.Fma(x, y, z);
        float wantedSingle = HostLibc.Fma((float)x, (float)y, (float)z);
        float foundSingle = FusedMultiply.Fma((float)x, (float)y, (float)z);
        HostLibc.SetRounding(HostLibc.ToNearest);
        bool isSame = AreSame(wanted, found) && AreSame(wantedSingle, foundSingle);
        Assert.True(isSame, $"fma({x:R}, {y:R}, {z:R}) in mode {mode:x}: {found:R} {foundSingle:R}, on the host {wanted:R} {wantedSingle:R}");
    }

    private static bool AreSame(double wanted, double found) =>
        BitConverter.DoubleToInt64Bits(wanted) == BitConverter.DoubleToInt64Bits(found) || (double.IsNaN(wanted) && double.IsNaN(found));

    /// <summary>Compares in a rounding mode, which the host's functions and ours follow.</summary>
    private static void CompareBits(string text, int mode)
    {
        HostLibc.SetRounding(mode);
        try
        {
            CompareBits(text);
        }
        finally
        {
            HostLibc.SetRounding(HostLibc.ToNearest);
        }
    }

    private static void CompareBits(string text)
    {
        byte* wanted = stackalloc byte[SlotBytes];
        byte* end;
        fixed (byte* input = HostLibc.Text(text))
        {
            double right = HostLibc.ParseDouble(input, &end);
            bool isOutOfRange = Marshal.GetLastPInvokeError() != 0;
            FloatText number = FloatText.Read(input, FloatFormat.Double);
            bool isSame = BitConverter.DoubleToInt64Bits(right) == BitConverter.DoubleToInt64Bits(number.Value.ToDouble());
            isSame = (isSame && isOutOfRange == number.IsOutOfRange) || IsLostByHost(text, number.Value.ToDouble(), LeastDouble);
            Assert.True(isSame, $"'{text}' is {number.Value.ToDouble():R}, on the host {right:R}");
            Assert.True(end == number.End, $"'{text}' ends at {number.End - input}, on the host at {end - input}");
            float rightSingle = HostLibc.ParseSingle(input, &end);
            isOutOfRange = Marshal.GetLastPInvokeError() != 0;
            FloatText single = FloatText.Read(input, FloatFormat.Single);
            isSame = BitConverter.SingleToInt32Bits(rightSingle) == BitConverter.SingleToInt32Bits(single.Value.ToSingle());
            isSame = (isSame && isOutOfRange == single.IsOutOfRange) || IsLostByHost(text, single.Value.ToSingle(), LeastSingle);
            Assert.True(isSame, $"'{text}' is {single.Value.ToSingle():R}f, on the host {rightSingle:R}");
            ulong target = (ulong)wanted;
            HostLibc.Arguments arguments = HostLibc.Arguments.Of(&target);
            fixed (byte* format = HostLibc.Text("%Lf"))
            {
                if (!text.Contains('(', StringComparison.Ordinal) && HostLibc.Scan(input, format, &arguments) == 1)
                {
                    ExtendedFloat extended = FloatText.Read(input, FloatFormat.Extended).Value.ToExtended();
                    Assert.True(
                        new ReadOnlySpan<byte>(wanted, ExtendedBytes).SequenceEqual(new ReadOnlySpan<byte>(&extended, ExtendedBytes)),
                        $"'{text}' as a long double");
                }
            }
        }
    }

    /// <summary>glibc 2.36 forgets the first bit beyond a mantissa, where the number is hexadecimal and subnormal.</summary>
    private static bool IsLostByHost(string text, double value, double least) =>
        text.StartsWith("0x", StringComparison.Ordinal) && Math.Abs(value) < least;

    private static void CompareText(string format, long[] values, int mode)
    {
        byte* wanted = stackalloc byte[Room];
        byte* written = stackalloc byte[Room];
        long* slots = stackalloc long[values.Length + 2];
        slots = (long*)(((ulong)slots + 15) & ~15UL);
        values.CopyTo(new Span<long>(slots, values.Length));
        fixed (byte* text = HostLibc.Text(format))
        {
            HostLibc.Arguments arguments = HostLibc.Arguments.Of((ulong*)slots);
            HostLibc.SetRounding(mode);
            int length = HostLibc.Format(wanted, Room, text, &arguments);
            arguments = HostLibc.Arguments.Of((ulong*)slots);
            var sink = new FormatSink(written, Room);
            int error = Formatter.Format(ref sink, text, (VaList*)&arguments);
            HostLibc.SetRounding(HostLibc.ToNearest);
            sink.Terminate();
            string expected = Encoding.Latin1.GetString(wanted, Math.Max(length, 0));
            string actual = Encoding.Latin1.GetString(written, (int)Math.Min(sink.Length, Room));
            Assert.True(error == 0 && expected == actual, $"{format} of {string.Join(' ', values)} in mode {mode:x}: '{actual}', on the host '{expected}'");
        }
    }

    private static void CompareScan(string text, string format)
    {
        byte* wanted = stackalloc byte[Slots * SlotBytes];
        byte* read = stackalloc byte[Slots * SlotBytes];
        new Span<byte>(wanted, Slots * SlotBytes).Clear();
        new Span<byte>(read, Slots * SlotBytes).Clear();
        ulong* values = stackalloc ulong[Slots];
        fixed (byte* input = HostLibc.Text(text))
        fixed (byte* pattern = HostLibc.Text(format))
        {
            HostLibc.Arguments arguments = Into(wanted, values);
            int count = HostLibc.Scan(input, pattern, &arguments);
            arguments = Into(read, values);
            int actual = Scanner.Scan(new ScanSource(input, null), pattern, (VaList*)&arguments);
            bool isSame = new ReadOnlySpan<byte>(wanted, Slots * SlotBytes).SequenceEqual(new ReadOnlySpan<byte>(read, Slots * SlotBytes));
            Assert.True(count == actual && isSame, $"'{text}' by '{format}': {actual}, on the host {count}; same memory: {isSame}");
        }
    }

    private static HostLibc.Arguments Into(byte* memory, ulong* values)
    {
        for (int index = 0; index < Slots; index++)
            values[index] = (ulong)(memory + index * SlotBytes);

        return HostLibc.Arguments.Of(values);
    }
}
