using System;
using Cosmos.Core.Display;
using Cosmos.Core.Strings;

namespace Cosmos.Storage;

/// <summary>The terminal's capabilities for programs, TERM=bareflow: a compiled terminfo entry (term(5), the form with numbers of
/// 16 bits) of what <see cref="AnsiText"/> understands and of what terminals send for keys without a character.</summary>
internal static class TerminfoEntry
{
    /// <summary>More than the file has.</summary>
    public const int MostBytes = 1536;

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
    /// <remarks>.NET evaluates both branches of a condition and keeps the text of one, so each branch writes its own number.
    /// </remarks>
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
        "66 \u001bOP\0"u8 + // kf1
        "67 \u001b[21~\0"u8 + // kf10
        "68 \u001bOQ\0"u8 + // kf2
        "69 \u001bOR\0"u8 + // kf3
        "70 \u001bOS\0"u8 + // kf4
        "71 \u001b[15~\0"u8 + // kf5
        "72 \u001b[17~\0"u8 + // kf6
        "73 \u001b[18~\0"u8 + // kf7
        "74 \u001b[19~\0"u8 + // kf8
        "75 \u001b[20~\0"u8 + // kf9
        "76 \u001b[H\0"u8 + // khome
        "77 \u001b[2~\0"u8 + // kich1
        "79 \u001b[D\0"u8 + // kcub1
        "81 \u001b[6~\0"u8 + // knp
        "82 \u001b[5~\0"u8 + // kpp
        "83 \u001b[C\0"u8 + // kcuf1
        "87 \u001b[A\0"u8 + // kcuu1
        "126 \u001b8\0"u8 + // rc
        "128 \u001b7\0"u8 + // sc
        "148 \u001b[Z\0"u8 + // kcbt
        "164 \u001b[F\0"u8 + // kend
        "216 \u001b[23~\0"u8 + // kf11
        "217 \u001b[24~\0"u8 + // kf12
        "294 \u001b[6n\0"u8 + // u7
        "297 \u001b[39;49m\0"u8 + // op
        "359 \u001b[%?%p1%{8}%<%t3%p1%d%e9%p1%{8}%-%d%;m\0"u8 + // setaf
        "360 \u001b[%?%p1%{8}%<%t4%p1%d%e10%p1%{8}%-%d%;m\0"u8; // setab

    /// <summary>Writes the file.</summary>
    /// <param name="file">Room for <see cref="MostBytes"/>.</param>
    /// <param name="columns">Columns of the terminal.</param>
    /// <param name="rows">Rows of the terminal.</param>
    /// <returns>Bytes of the file.</returns>
    public static int Write(Span<byte> file, int columns, int rows)
    {
        int length = 0;
        Add(file, ref length, Magic);
        Add(file, ref length, Names.Length);
        Add(file, ref length, 0);
        Add(file, ref length, NumberCount);
        Add(file, ref length, StringCount);
        Add(file, ref length, Length());
        Add(file, ref length, Names);
        for (int number = 0; number < NumberCount; number++)
        {
            Add(file, ref length, number switch
            {
                ColumnsNumber => columns,
                LinesNumber => rows,
                ColoursNumber => Colours,
                _ => Absent,
            });
        }

        AddOffsets(file, ref length);
        ReadOnlySpan<byte> rest = Strings;
        while (rest.Length > 0)
        {
            TakeNumber(ref rest);
            Add(file, ref length, Text.Take(ref rest, 0));
            length++;
        }

        return length;
    }

    private static void AddOffsets(Span<byte> file, ref int length)
    {
        ReadOnlySpan<byte> rest = Strings;
        int offset = 0;
        int place = 0;
        while (rest.Length > 0)
        {
            for (int number = TakeNumber(ref rest); place < number; place++)
                Add(file, ref length, Absent);

            Add(file, ref length, offset);
            place++;
            offset += TakeLength(ref rest);
        }

        for (; place < StringCount; place++)
            Add(file, ref length, Absent);
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
            number = number * Text.Decimal + digit - '0';

        return number;
    }

    /// <summary>The length of the string that comes next, its zero included; it is passed over.</summary>
    private static int TakeLength(ref ReadOnlySpan<byte> rest) => Text.Take(ref rest, 0).Length + 1;

    private static void Add(Span<byte> file, ref int length, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(file[length..]);
        length += bytes.Length;
    }

    private static void Add(Span<byte> file, ref int length, int value)
    {
        file[length++] = (byte)value;
        file[length++] = (byte)(value >> BitsOfByte);
    }
}
