using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Libc;

/// <summary>Where formatted text goes: a buffer that keeps what fits, or a stream; and the length of all of it.</summary>
internal unsafe struct FormatSink
{
    private readonly byte* _buffer;
    private readonly ulong _size;
    private readonly CFile* _file;
    private ulong _used;
    private ulong _continuations;

    /// <summary>A buffer.</summary>
    public FormatSink(byte* buffer, ulong size)
    {
        _buffer = buffer;
        _size = size;
    }

    /// <summary>A stream, which gets the text in pieces of a size.</summary>
    public FormatSink(CFile* file, byte* piece, ulong size)
        : this(piece, size) => _file = file;

    /// <summary>Whether widths, precisions and counts are of characters, as in the functions of wide characters.</summary>
    public bool IsWide { get; init; }

    /// <summary>Bytes of the whole text.</summary>
    public ulong Length { get; private set; }

    /// <summary>What the program is told of the length.</summary>
    public readonly ulong Count => Length - _continuations;

    /// <summary>Whether the stream did not take all of it.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Adds text.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        Length += (ulong)text.Length;
        _continuations += (ulong)(text.Length - WidthOf(text));
        while (text.Length > 0 && HasRoom())
        {
            int fitting = (int)Math.Min((ulong)text.Length, _size - _used);
            text[..fitting].CopyTo(new Span<byte>(_buffer + _used, fitting));
            _used += (ulong)fitting;
            text = text[fitting..];
        }
    }

    /// <summary>What a text counts for.</summary>
    public readonly int WidthOf(ReadOnlySpan<byte> text) => IsWide ? Multibyte.CharactersOf(text) : text.Length;

    /// <summary>Adds a byte so many times; none when the count is negative.</summary>
    public void Repeat(byte value, int count)
    {
        ulong left = (ulong)Math.Max(count, 0);
        Length += left;
        while (left > 0 && HasRoom())
        {
            ulong fitting = Math.Min(left, _size - _used);
            Unsafe.InitBlockUnaligned(_buffer + _used, value, (uint)fitting);
            _used += fitting;
            left -= fitting;
        }
    }

    /// <summary>Ends the text with a zero, over its last byte where it does not fit.</summary>
    public readonly void Terminate()
    {
        if (_size > 0)
            _buffer[Math.Min(_used, _size - 1)] = 0;
    }

    /// <summary>Gives the stream what it has not got yet.</summary>
    public void Flush()
    {
        if (_used > 0)
            HasFailed |= _file->Write(_buffer, _used) != _used;

        _used = 0;
    }

    private bool HasRoom()
    {
        if (_used == _size && _file != null)
            Flush();

        return _used < _size && !HasFailed;
    }
}
