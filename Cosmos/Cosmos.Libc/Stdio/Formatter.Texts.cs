using System;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <content>Characters and texts, wide ones among them.</content>
internal unsafe ref partial struct Formatter
{
    private readonly bool IsWide => _spec.Length == FormatLength.Long || IsUpper;

    private int WriteCharacter()
    {
        ulong value = _arguments.Integer(_spec.Place);
        if (IsWide)
            return WriteWide((uint)value);

        byte character = (byte)value;
        WritePadded(new ReadOnlySpan<byte>(&character, 1));
        return 0;
    }

    private int WriteWide(uint character)
    {
        byte* bytes = stackalloc byte[Multibyte.Longest];
        int length = Multibyte.Encode(character, bytes);
        if (length < 0)
            return Errno.EILSEQ;

        WritePadded(new ReadOnlySpan<byte>(bytes, length));
        return 0;
    }

    private int WriteText()
    {
        void* text = (void*)_arguments.Integer(_spec.Place);
        if (text != null && IsWide)
            return WriteWide((uint*)text);

        WriteText((byte*)text);
        return 0;
    }

    private void WriteText(byte* text)
    {
        if (text == null)
        {
            // As glibc does: all of it or nothing.
            ReadOnlySpan<byte> nothing = "(null)"u8;
            WritePadded(_spec.Precision == FormatSpec.NoPrecision || _spec.Precision >= nothing.Length ? nothing : default);
            return;
        }

        ulong most = _spec.Precision == FormatSpec.NoPrecision ? int.MaxValue : (ulong)_spec.Precision;
        int length = _sink.IsWide ? Multibyte.LengthOf(text, most) : (int)CString.Length(text, most);
        WritePadded(new ReadOnlySpan<byte>(text, length));
    }

    /// <summary>Writes a wide text in the locale's bytes; the precision counts bytes where the format is of bytes, and no character is cut.</summary>
    private int WriteWide(uint* text)
    {
        byte* bytes = stackalloc byte[Multibyte.Longest];
        long most = _spec.Precision == FormatSpec.NoPrecision ? int.MaxValue : _spec.Precision;
        long total = 0;
        uint* end = text;
        for (; total < most && *end != 0; end++)
        {
            int length = Multibyte.Encode(*end, bytes);
            if (length < 0)
                return Errno.EILSEQ;

            int width = _sink.IsWide ? 1 : length;
            if (total + width > most)
                break;

            total += width;
        }

        int padding = (int)Math.Max(_spec.Width - total, 0);
        if (!_spec.IsLeft)
            _sink.Repeat((byte)' ', padding);

        for (; text < end; text++)
            _sink.Write(new ReadOnlySpan<byte>(bytes, Multibyte.Encode(*text, bytes)));

        if (_spec.IsLeft)
            _sink.Repeat((byte)' ', padding);

        return 0;
    }
}
