using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Libc;

/// <summary>Where formatted text goes: a buffer that keeps what fits, and the length of all of it.</summary>
internal unsafe struct FormatSink(byte* buffer, ulong size)
{
    /// <summary>Bytes of the whole text.</summary>
    public ulong Length { get; private set; }

    /// <summary>Adds text.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        if (Length < size)
        {
            int fitting = (int)Math.Min((ulong)text.Length, size - Length);
            text[..fitting].CopyTo(new Span<byte>(buffer + Length, fitting));
        }

        Length += (ulong)text.Length;
    }

    /// <summary>Adds a byte so many times; none when the count is negative.</summary>
    public void Repeat(byte value, int count)
    {
        ulong wanted = (ulong)Math.Max(count, 0);
        ulong fitting = Length < size ? Math.Min(wanted, size - Length) : 0;
        Unsafe.InitBlockUnaligned(buffer + Length, value, (uint)fitting);
        Length += wanted;
    }

    /// <summary>Ends the text with a zero, over its last byte where it does not fit.</summary>
    public readonly void Terminate()
    {
        if (size > 0)
            buffer[Math.Min(Length, size - 1)] = 0;
    }
}
