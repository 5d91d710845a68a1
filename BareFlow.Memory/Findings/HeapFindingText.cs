using System;
using BareFlow.Memory.Digits;

namespace BareFlow.Memory.Findings;

/// <summary>Writes a finding as one line of ASCII text, without allocating anything.</summary>
public static class HeapFindingText
{
    /// <summary>The longest line.</summary>
    public const int LongestLine = 192;

    /// <summary>Writes, for example, <c>heap: double free of 0x7f10 (100 bytes, allocated at 0x401234)</c>, without a line
    /// end. Text that does not fit is left out.</summary>
    /// <returns>How many bytes of <paramref name="line"/> are text.</returns>
    public static int Write(in HeapFinding finding, Span<byte> line)
    {
        var writer = new Writer(line);
        writer.Put("heap: "u8);
        writer.Put(Phrase(finding.Fault));
        writer.PutNumber(" 0x"u8, finding.Address, NumberDigits.Hexadecimal);
        if (finding.Block != 0)
            PutBlock(in finding, ref writer);

        return writer.Length;
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

    private static void PutBlock(in HeapFinding finding, ref Writer writer)
    {
        if (finding.Block != finding.Address)
            writer.PutNumber(", in block 0x"u8, finding.Block, NumberDigits.Hexadecimal);

        writer.PutNumber(" ("u8, finding.Size, NumberDigits.Decimal);
        writer.Put(" bytes"u8);
        if (finding.AllocationSite != 0)
            writer.PutNumber(", allocated at 0x"u8, finding.AllocationSite, NumberDigits.Hexadecimal);

        writer.Put(")"u8);
        if (finding.FirstBadByte != HeapFinding.UnknownByte)
            writer.PutNumber(", first bad byte at offset "u8, (ulong)finding.FirstBadByte, NumberDigits.Decimal);
    }

    private ref struct Writer(Span<byte> line)
    {
        public int Length;

        private readonly Span<byte> _line = line;

        public void Put(scoped ReadOnlySpan<byte> text)
        {
            for (int index = 0; index < text.Length && Length < _line.Length; index++)
                _line[Length++] = text[index];
        }

        public void PutNumber(ReadOnlySpan<byte> before, ulong number, uint numberBase)
        {
            Span<byte> room = stackalloc byte[NumberDigits.Longest];
            Put(before);
            Put(NumberDigits.Write(room, number, numberBase));
        }
    }
}
