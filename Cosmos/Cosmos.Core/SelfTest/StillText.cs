using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cosmos.Core.Strings;

namespace Cosmos.Core.SelfTest;

/// <summary>Text that never moves, such as a literal, and is taken piece by piece. A value, which a static field may hold.</summary>
/// <param name="text">The text.</param>
internal unsafe struct StillText(ReadOnlySpan<byte> text)
{
    private byte* _start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(text));
    private int _length = text.Length;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsEmpty => _length == 0;

    /// <summary>What is left of it.</summary>
    public readonly ReadOnlySpan<byte> Span => new(_start, _length);

    /// <summary>Takes what stands before the next separator, or else all of it; the separator goes, too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ReadOnlySpan<byte> Take(byte separator)
    {
        ReadOnlySpan<byte> rest = Span;
        ReadOnlySpan<byte> piece = Text.Take(ref rest, separator);
        this = new StillText(rest);
        return piece;
    }

    /// <summary>Takes a number of characters. There must be that many.</summary>
    public ReadOnlySpan<byte> TakeFirst(int length)
    {
        ReadOnlySpan<byte> piece = Span[..length];
        _start += length;
        _length -= length;
        return piece;
    }
}
