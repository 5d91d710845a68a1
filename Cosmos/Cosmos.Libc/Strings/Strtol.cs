using System.Runtime;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>Integers from text (<c>&lt;stdlib.h&gt;</c> and <c>&lt;inttypes.h&gt;</c>, C17, 7.22.1.4). Each fails with ERANGE for a number
/// that does not fit, and with EINVAL for a base that is none.</summary>
internal static unsafe class Strtol
{
    [RuntimeExport("strtol")]
    public static long ParseLong(byte* text, byte** end, int numberBase)
    {
        if (!NumberText.IsBase(numberBase))
            return FailBase(text, end);

        NumberText number = NumberText.Read(text, numberBase);
        if (end != null)
            *end = number.End;

        return number.Signed();
    }

    [RuntimeExport("strtoll")]
    private static long ParseLongLong(byte* text, byte** end, int numberBase) => ParseLong(text, end, numberBase);

    [RuntimeExport("strtoul")]
    public static ulong ParseUnsigned(byte* text, byte** end, int numberBase)
    {
        if (!NumberText.IsBase(numberBase))
            return (ulong)FailBase(text, end);

        NumberText number = NumberText.Read(text, numberBase);
        if (end != null)
            *end = number.End;

        return number.Unsigned();
    }

    [RuntimeExport("strtoull")]
    private static ulong ParseUnsignedLong(byte* text, byte** end, int numberBase) => ParseUnsigned(text, end, numberBase);

    [RuntimeExport("strtoimax")]
    private static long ParseLargest(byte* text, byte** end, int numberBase) => ParseLong(text, end, numberBase);

    [RuntimeExport("strtoumax")]
    private static ulong ParseLargestUnsigned(byte* text, byte** end, int numberBase) => ParseUnsigned(text, end, numberBase);

    /// <summary>What the headers of glibc 2.38 and later call for <c>strtol</c>.</summary>
    [RuntimeExport("__isoc23_strtol")]
    private static long ParseLong23(byte* text, byte** end, int numberBase) => ParseLong(text, end, numberBase);

    [RuntimeExport("__isoc23_strtoll")]
    private static long ParseLongLong23(byte* text, byte** end, int numberBase) => ParseLong(text, end, numberBase);

    [RuntimeExport("__isoc23_strtoul")]
    private static ulong ParseUnsigned23(byte* text, byte** end, int numberBase) => ParseUnsigned(text, end, numberBase);

    [RuntimeExport("__isoc23_strtoull")]
    private static ulong ParseUnsignedLong23(byte* text, byte** end, int numberBase) => ParseUnsigned(text, end, numberBase);

    [RuntimeExport("__isoc23_strtoimax")]
    private static long ParseLargest23(byte* text, byte** end, int numberBase) => ParseLong(text, end, numberBase);

    [RuntimeExport("__isoc23_strtoumax")]
    private static ulong ParseLargestUnsigned23(byte* text, byte** end, int numberBase) => ParseUnsigned(text, end, numberBase);

    [RuntimeExport("atol")]
    private static long ParseLong(byte* text) => ParseLong(text, null, NumberText.Decimal);

    [RuntimeExport("atoll")]
    private static long ParseLongLong(byte* text) => ParseLong(text);

    [RuntimeExport("atoi")]
    private static int ParseInt(byte* text) => (int)ParseLong(text, null, NumberText.Decimal);

    /// <summary>A number in no base is 0, with EINVAL, and nothing of the text was read.</summary>
    private static long FailBase(byte* text, byte** end)
    {
        if (end != null)
            *end = text;

        CResult.Fail(Errno.EINVAL);
        return 0;
    }
}
