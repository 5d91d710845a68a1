using System;
using System.Runtime.InteropServices;
using System.Text;
using BareFlow.Memory;
using Cosmos.Libc;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary><c>printf</c>, against that of the host.</summary>
public sealed unsafe class FormatterTests
{
    private const int Room = 2048;

    [Theory]
    [InlineData("plain")]
    [InlineData("100%%")]
    [InlineData("[%d]")]
    [InlineData("[%5d|%-5d|%05d|%+d|% d]")]
    [InlineData("[%.3d|%8.3d|%-8.3d|%08.3d|%.0d]")]
    [InlineData("[%u|%x|%X|%#x|%#X|%o|%#o]")]
    [InlineData("[%hhd|%hd|%ld|%lld|%zu|%jd|%td]")]
    [InlineData("[%hhu|%hu|%lu|%llu|%lx|%016lx|%#018llx]")]
    [InlineData("[%c|%5c|%-5c]")]
    [InlineData("[%p|%20p|%-20p|]")]
    public void Integers_are_written_as_the_host_writes_them(string format)
    {
        foreach (long value in new[] { 0, 1, -1, 7, 42, 255, -128, 65536, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue })
            Compare(format, [value & 15, value, value, 3, value, value, value, value, value]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(-9)]
    public void Widths_and_precisions_may_be_arguments(long size) =>
        Compare("[%*d|%-*d|%.*d|%*.*d]", [size, 42, size, -42, size, 42, 12, size, 7]);

    [Theory]
    [InlineData("%f")]
    [InlineData("%.0f|%#.0f|%.1f|%.2f|%.3f")]
    [InlineData("%.15f|%.17f|%.20f|%.50f")]
    [InlineData("%10.2f|%-10.2f|%010.2f|%+.2f|% .2f")]
    [InlineData("%e|%.0e|%#.0e|%.3E|%.17e|%.40e")]
    [InlineData("%g|%G|%.0g|%.1g|%.3g|%.17g|%#g|%.60g")]
    [InlineData("%12g|%-12g|%012g|%+g")]
    public void Doubles_are_written_as_the_host_writes_them(string format)
    {
        double[] values =
        [
            0, -0.0, 1, -1, 0.5, 1.5, 2.5, 0.1, 0.25, 0.125, 9.5, 99.5, 0.95, 0.995, 123456, 1234567, 12345678.9, 1e-4, 1e-5,
            0.00012345, 1e15, 1e16, 1e22, 1e23, 1e100, 1e-100, double.MaxValue, double.Epsilon, double.NaN,
            double.PositiveInfinity, double.NegativeInfinity, Math.PI, -Math.E * 1e10, 4.9406564584124654e-322,
        ];
        foreach (double value in values)
        {
            long bits = BitConverter.DoubleToInt64Bits(value);
            Compare(format, [bits, bits, bits, bits, bits, bits, bits, bits, bits]);
        }
    }

    [Fact]
    public void Random_doubles_are_written_as_the_host_writes_them()
    {
        var random = new Random(1);
        string[] formats = ["%.17g", "%.3f", "%.0e", "%.30e", "%g", "%.9f"];
        for (int turn = 0; turn < 20_000; turn++)
            Compare(formats[turn % formats.Length], [random.NextInt64()]);
    }

    [Theory]
    [InlineData("[%s]", "text")]
    [InlineData("[%10s|%-10s|%.2s|%10.2s|%.10s|%.0s]", "text")]
    [InlineData("[%s]", "")]
    [InlineData("[%*s]", "width")]
    public void Texts_are_written_as_the_host_writes_them(string format, string text)
    {
        fixed (byte* bytes = HostLibc.Text(text))
        {
            long address = (long)bytes;
            Compare(format, format.Contains('*') ? [12, address] : [address, address, address, address, address, address]);
        }
    }

    [Fact]
    public void A_null_text_is_named() => Compare("[%s|%3.6s|%.9s]", [0, 0, 0]);

    [Fact]
    public void What_does_not_fit_is_counted_and_cut()
    {
        for (ulong size = 0; size < 8; size++)
            Compare("%d:%s", [12345, 0], size);
    }

    [Theory]
    [InlineData("%y|%d")]
    [InlineData("%#-+5.3y|")]
    [InlineData("% 07k|")]
    [InlineData("%.d|%.*d")]
    [InlineData("%b|%#b|%B|%#B|%08b")]
    [InlineData("%Ld|%qd|%Lx")]
    public void What_C_leaves_open_is_written_as_the_host_writes_it(string format) => Compare(format, [5, 5, 5, 5, 5, 5]);

    [Theory]
    [InlineData("%2$s %1$d", 0)]
    [InlineData("%3$*1$d|%3$-*1$d|%3$.*2$d", 1)]
    [InlineData("%1$d %1$x %1$o %%", 2)]
    public void Arguments_may_be_named_by_their_places(string format, int kind)
    {
        fixed (byte* text = HostLibc.Text("text"))
            Compare(format, kind == 0 ? [42, (long)text] : [9, 4, 77]);
    }

    [Theory]
    [InlineData("%a|%A|%.0a|%.1a|%.3a|%.13a|%.20a|%#.0a|%30a|%-30a|%030a|%+a")]
    public void Doubles_are_written_in_base_16_as_the_host_writes_them(string format)
    {
        foreach (double value in new[] { 0, -0.0, 1, 1.5, 0.1, -255.9375, 1e300, double.Epsilon, double.MaxValue, double.NaN, double.NegativeInfinity })
        {
            long bits = BitConverter.DoubleToInt64Bits(value);
            Compare(format, [bits, bits, bits, bits, bits, bits, bits, bits, bits, bits, bits, bits]);
        }
    }

    [Theory]
    [InlineData("%")]
    [InlineData("100%")]
    [InlineData("%-5.3l")]
    public void A_conversion_that_is_cut_is_a_failure(string format) => AssertFails(Errno.EINVAL, format);

    [Theory]
    [InlineData("%2147483648d")]
    [InlineData("%4294967301d")]
    [InlineData("%.99999999999d")]
    [InlineData("%2147483647d%d")]
    public void A_length_that_no_int_counts_is_a_failure(string format) => AssertFails(Errno.EOVERFLOW, format);

    private static void AssertFails(int error, string format)
    {
        byte* buffer = stackalloc byte[Room];
        ulong* values = stackalloc ulong[4];
        HostLibc.Arguments arguments = HostLibc.Arguments.Of(values);
        var sink = new FormatSink(buffer, Room);
        fixed (byte* text = HostLibc.Text(format))
            Assert.Equal(error, Formatter.Format(ref sink, text, (VaList*)&arguments));
    }

    private static void Compare(string format, long[] values, ulong size = Room)
    {
        byte* wanted = stackalloc byte[Room];
        byte* written = stackalloc byte[Room];
        NativeMemory.Fill(wanted, Room, 0xEE);
        NativeMemory.Fill(written, Room, 0xEE);
        fixed (byte* text = HostLibc.Text(format))
        fixed (long* slots = values)
        {
            HostLibc.Arguments arguments = HostLibc.Arguments.Of((ulong*)slots);
            int length = HostLibc.Format(wanted, size, text, &arguments);
            arguments = HostLibc.Arguments.Of((ulong*)slots);
            var sink = new FormatSink(written, size);
            Assert.Equal(0, Formatter.Format(ref sink, text, (VaList*)&arguments));
            sink.Terminate();
            Assert.Equal(TextOf(wanted, size), TextOf(written, size));
            Assert.Equal((ulong)length, sink.Length);
        }
    }

    private static string TextOf(byte* bytes, ulong size) =>
        size == 0 ? string.Empty : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(bytes));
}
