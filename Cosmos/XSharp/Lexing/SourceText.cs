using System;
using System.Globalization;
using System.Text;

namespace XSharp.Lexing;

/// <summary>
/// The characters of a source. A byte that is not UTF-8 is kept as a lone surrogate from U+DC80 to U+DCFF, so that a comment may
/// hold it and a string may not.
/// </summary>
internal static class SourceText
{
    private const int ByteBase = 0xDC00;
    private const int FirstByte = 0x80;
    private const int LastByte = 0xFF;

    /// <summary>Decodes a file: UTF-8, or UTF-16 that begins with its mark.</summary>
    public static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        return DecodeUtf8(bytes, start);
    }

    /// <summary>Whether the character there stands for a byte that was not UTF-8.</summary>
    public static bool IsByte(string text, int position) =>
        text[position] - ByteBase is >= FirstByte and <= LastByte && Length(text, position) == 1 &&
        (position == 0 || !char.IsHighSurrogate(text[position - 1]));

    /// <summary>How many places of the text the character there takes.</summary>
    public static int Length(string text, int position) => char.IsSurrogatePair(text, position) ? 2 : 1;

    /// <summary>The character as a message shows it.</summary>
    public static string Show(string text, int position) => IsByte(text, position)
        ? string.Create(CultureInfo.InvariantCulture, $"${text[position] - ByteBase:X2}")
        : text.Substring(position, Length(text, position));

    /// <summary>A text as a message shows it: what no terminal should act on is named by its number.</summary>
    public static string Printable(string text)
    {
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length; i += Length(text, i)) AppendPrintable(shown, text, i);
        return shown.ToString();
    }

    private static void AppendPrintable(StringBuilder shown, string text, int position)
    {
        if (Length(text, position) == 2 || !(char.IsControl(text[position]) || char.IsSurrogate(text[position])))
            shown.Append(text, position, Length(text, position));
        else if (IsByte(text, position)) shown.Append(Show(text, position));
        else shown.Append(CultureInfo.InvariantCulture, $"U+{(int)text[position]:X4}");
    }

    private static string DecodeUtf8(byte[] bytes, int start)
    {
        var text = new StringBuilder(bytes.Length);
        for (var at = start; at < bytes.Length;)
        {
            var status = Rune.DecodeFromUtf8(bytes.AsSpan(at), out var rune, out var taken);
            if (status == System.Buffers.OperationStatus.Done) text.Append(rune.ToString());
            else foreach (var value in bytes.AsSpan(at, taken)) text.Append((char)(ByteBase + value));
            at += taken;
        }

        return text.ToString();
    }
}
