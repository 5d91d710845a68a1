using System;

namespace Cosmos.Core.Libc;

/// <summary>What programs are told of the terminal, TERM=bareflow: a compiled terminfo entry (term(5), the form with numbers of
/// 16 bits) of what <see cref="AnsiText"/> understands and of what terminals send for keys without a character.</summary>
internal static class TerminfoEntry
{
    private const int Magic = 0x11A;
    private const int NumberCount = 14;
    private const int StringCount = 361;
    private const int ColumnsNumber = 0;
    private const int LinesNumber = 2;
    private const int ColoursNumber = 13;
    private const int Colours = 16;
    private const int Absent = 0xFFFF;
    private const int BitsOfByte = 8;

    private static ReadOnlySpan<byte> Names => "bareflow|the console of BareFlow\0\0"u8;

    /// <summary>By the number that terminfo gives each, rising: the string, and a zero.</summary>
    private static ReadOnlySpan<byte> Strings =>
        "1 \u0007\0"u8 + // bel
        "2 \r\0"u8 + // cr
        "5 \u001b[H\u001b[2J\0"u8 + // clear
        "6 \u001b[K\0"u8 + // el
        "7 \u001b[J\0"u8 + // ed
        "10 \u001b[%i%p1%d;%p2%dH\0"u8 + // cup
        "12 \u001b[H\0"u8 + // home
        "14 \b\0"u8 + // cub1
        "17 \u001b[C\0"u8 + // cuf1
        "19 \u001b[A\0"u8 + // cuu1
        "27 \u001b[1m\0"u8 + // bold
        "34 \u001b[7m\0"u8 + // rev
        "39 \u001b[m\0"u8 + // sgr0
        "55 \u007f\0"u8 + // kbs
        "59 \u001b[3~\0"u8 + // kdch1
        "61 \u001b[B\0"u8 + // kcud1
        "76 \u001b[H\0"u8 + // khome
        "77 \u001b[2~\0"u8 + // kich1
        "79 \u001b[D\0"u8 + // kcub1
        "81 \u001b[6~\0"u8 + // knp
        "82 \u001b[5~\0"u8 + // kpp
        "83 \u001b[C\0"u8 + // kcuf1
        "87 \u001b[A\0"u8 + // kcuu1
        "126 \u001b8\0"u8 + // rc
        "128 \u001b7\0"u8 + // sc
        "164 \u001b[F\0"u8 + // kend
        "294 \u001b[6n\0"u8 + // u7
        "297 \u001b[39;49m\0"u8 + // op
        "359 \u001b[%?%p1%{8}%<%t%p1%{30}%+%e%p1%{82}%+%;%dm\0"u8 + // setaf
        "360 \u001b[%?%p1%{8}%<%t%p1%{40}%+%e%p1%{92}%+%;%dm\0"u8; // setab

    /// <summary>Writes the file.</summary>
    public static void Write(ref TextBuffer text)
    {
        WriteShort(ref text, Magic);
        WriteShort(ref text, Names.Length);
        WriteShort(ref text, 0);
        WriteShort(ref text, NumberCount);
        WriteShort(ref text, StringCount);
        WriteShort(ref text, Length());
        text.Write(Names);
        for (int number = 0; number < NumberCount; number++)
        {
            WriteShort(ref text, number switch
            {
                ColumnsNumber => AnsiText.Columns,
                LinesNumber => AnsiText.Rows,
                ColoursNumber => Colours,
                _ => Absent,
            });
        }

        WriteOffsets(ref text);
        ReadOnlySpan<byte> rest = Strings;
        while (rest.Length > 0)
        {
            TakeNumber(ref rest);
            text.Write(Text.Take(ref rest, 0));
            text.Write("\0"u8);
        }
    }

    private static void WriteOffsets(ref TextBuffer text)
    {
        ReadOnlySpan<byte> rest = Strings;
        int offset = 0;
        int place = 0;
        while (rest.Length > 0)
        {
            for (int number = TakeNumber(ref rest); place < number; place++)
                WriteShort(ref text, Absent);

            WriteShort(ref text, offset);
            place++;
            offset += TakeLength(ref rest);
        }

        for (; place < StringCount; place++)
            WriteShort(ref text, Absent);
    }

    private static int Length()
    {
        ReadOnlySpan<byte> rest = Strings;
        int length = 0;
        while (rest.Length > 0)
        {
            TakeNumber(ref rest);
            length += TakeLength(ref rest);
        }

        return length;
    }

    private static int TakeNumber(ref ReadOnlySpan<byte> rest)
    {
        int number = 0;
        foreach (byte digit in Text.Take(ref rest, (byte)' '))
            number = number * NumberText.Decimal + digit - '0';

        return number;
    }

    /// <summary>The length of the string that comes next, its zero included; it is passed over.</summary>
    private static int TakeLength(ref ReadOnlySpan<byte> rest) => Text.Take(ref rest, 0).Length + 1;

    private static void WriteShort(ref TextBuffer text, int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        bytes[0] = (byte)value;
        bytes[1] = (byte)(value >> BitsOfByte);
        text.Write(bytes);
    }
}
