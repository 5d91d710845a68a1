using System;

namespace BareFlow.Memory.Diagnostics;

/// <summary>Writes a finding as one line of ASCII text, without allocating anything.</summary>
public static class HeapFindingText
{
    /// <summary>No line is longer than this.</summary>
    public const int LongestLine = 192;

    private const ulong Decimal = 10;
    private const ulong Hexadecimal = 16;

    /// <summary>Writes, for example, <c>heap: double free of 0x7f10 (100 bytes, allocated at 0x401234)</c>, without a line
    /// end. What does not fit is left out.</summary>
    /// <returns>How many bytes of <paramref name="line"/> are text.</returns>
    public static int Write(in HeapFinding finding, Span<byte> line)
    {
        int length = 0;
        Put(line, ref length, "heap: "u8);
        Put(line, ref length, Phrase(finding.Fault));
        PutAddress(line, ref length, " "u8, finding.Address);
        if (finding.Block != 0)
            PutBlock(in finding, line, ref length);

        return length;
    }

    private static ReadOnlySpan<byte> Phrase(HeapFault fault) => fault switch
    {
        HeapFault.DoubleFree => "double free of"u8,
        HeapFault.InvalidFree => "invalid free of"u8,
        HeapFault.MisalignedFree => "misaligned free of"u8,
        HeapFault.ForeignFree => "free of foreign pointer"u8,
        HeapFault.InvalidPointer => "use of invalid pointer"u8,
        HeapFault.UseAfterFree => "use after free of"u8,
        HeapFault.Overflow => "overflow of"u8,
        HeapFault.Underflow => "underflow of"u8,
        _ => "corrupt metadata at"u8,
    };

    private static void PutBlock(in HeapFinding finding, Span<byte> line, ref int length)
    {
        if (finding.Block != finding.Address)
            PutAddress(line, ref length, ", in block "u8, finding.Block);

        Put(line, ref length, " ("u8);
        PutNumber(line, ref length, finding.Size, Decimal);
        Put(line, ref length, " bytes"u8);
        if (finding.AllocationSite != 0)
            PutAddress(line, ref length, ", allocated at "u8, finding.AllocationSite);

        Put(line, ref length, ")"u8);
        if (finding.FirstBadByte == HeapFinding.UnknownByte)
            return;

        Put(line, ref length, ", first bad byte at offset "u8);
        PutNumber(line, ref length, (ulong)finding.FirstBadByte, Decimal);
    }

    private static void PutAddress(Span<byte> line, ref int length, ReadOnlySpan<byte> before, ulong address)
    {
        Put(line, ref length, before);
        Put(line, ref length, "0x"u8);
        PutNumber(line, ref length, address, Hexadecimal);
    }

    private static void PutNumber(Span<byte> line, ref int length, ulong number, ulong radix)
    {
        ulong divisor = 1;
        while (number / divisor >= radix)
            divisor *= radix;

        for (; divisor != 0; divisor /= radix)
            Put(line, ref length, "0123456789abcdef"u8.Slice((int)(number / divisor % radix), 1));
    }

    private static void Put(Span<byte> line, ref int length, ReadOnlySpan<byte> text)
    {
        for (int index = 0; index < text.Length && length < line.Length; index++)
            line[length++] = text[index];
    }
}
