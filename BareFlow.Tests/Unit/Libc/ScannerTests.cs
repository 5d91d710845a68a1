using System;
using System.Runtime.InteropServices;
using Cosmos.Libc;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary><c>scanf</c>, against that of the host.</summary>
public sealed unsafe class ScannerTests
{
    private const int Slots = 6;
    private const int SlotBytes = 64;

    [Theory]
    [InlineData("42", "%d")]
    [InlineData("  -42 17", "%d %d")]
    [InlineData("42x", "%dx%n")]
    [InlineData("", "%d")]
    [InlineData("   ", "%d")]
    [InlineData("abc", "%d")]
    [InlineData("12abc", "%2d%s")]
    [InlineData("0x1F 1F 017 17", "%i %x %i %o")]
    [InlineData("0x", "%i")]
    [InlineData("MemAvailable:   123456 kB", "MemAvailable: %llu %s")]
    [InlineData("MemTotal:   123456 kB", "MemAvailable: %llu %s")]
    [InlineData("400000-500000 r-xp 0000 fe:01 12 /bin/x", "%llx-%llx %4s %*x %*x:%*x %*u %[^\n]")]
    [InlineData("32K\n", "%d%c")]
    [InlineData("abc:def", "%[^:]:%s")]
    [InlineData("abc]def", "%[]abc]%s")]
    [InlineData("a-z", "%[a-c-]%s")]
    [InlineData("100%", "%d%%%n")]
    [InlineData("xyz", "%2c%c")]
    [InlineData("7 8 9", "%hhd %hd %ld")]
    [InlineData("0-3", "%u-%u")]
    [InlineData("0", "%u-%u")]
    [InlineData("7fff00000000", "%p")]
    [InlineData("(nil) 3", "%p %d")]
    [InlineData("1.5 -2e3 0x1.8p1", "%f %lf %Lf")]
    [InlineData("inf nan infinity", "%f %lf %f")]
    [InlineData("infin", "%f")]
    [InlineData("1e", "%f%n")]
    [InlineData("1e+x", "%f%n")]
    [InlineData("0x", "%f%n")]
    [InlineData(".", "%f")]
    [InlineData("-.5e-3x", "%lf%c")]
    [InlineData("12345", "%3f%f")]
    [InlineData("5 6 7", "%3$d %1$d %2$d")]
    [InlineData("abc", "%ls")]
    [InlineData("abc def", "%lc%C %S")]
    [InlineData("1", "%y")]
    [InlineData("1", "%[abc")]
    [InlineData("12 13", "%lld %Ld")]
    [InlineData("12 13", "%'d %*d%n")]
    public void A_text_is_read_as_the_host_reads_it(string text, string format)
    {
        byte* wanted = (byte*)NativeMemory.AllocZeroed(Slots * SlotBytes);
        byte* read = (byte*)NativeMemory.AllocZeroed(Slots * SlotBytes);
        ulong* values = stackalloc ulong[Slots];
        fixed (byte* input = HostLibc.Text(text))
        fixed (byte* pattern = HostLibc.Text(format))
        {
            HostLibc.Arguments arguments = Into(wanted, values);
            int count = HostLibc.Scan(input, pattern, &arguments);
            arguments = Into(read, values);
            Assert.Equal(count, Scanner.Scan(new ScanSource(input, null), pattern, (VaList*)&arguments));
        }

        Assert.Equal(
            new ReadOnlySpan<byte>(wanted, Slots * SlotBytes).ToArray(),
            new ReadOnlySpan<byte>(read, Slots * SlotBytes).ToArray());
        NativeMemory.Free(wanted);
        NativeMemory.Free(read);
    }

    private static HostLibc.Arguments Into(byte* memory, ulong* values)
    {
        for (int index = 0; index < Slots; index++)
            values[index] = (ulong)(memory + index * SlotBytes);

        return HostLibc.Arguments.Of(values);
    }
}
