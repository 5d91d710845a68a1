using System;

namespace Cosmos.Libc;

/// <summary>A keyed hash that is under way (RFC 2104), and the key-stretching that is made of it (RFC 8018).</summary>
internal unsafe struct Hmac
{
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5C;

    private DigestKind _kind;
    private Digest _keyedInner;
    private Digest _keyedOuter;
    private Digest _inner;

    /// <summary>Bytes of its result.</summary>
    public readonly int Size => Digest.SizeOf(_kind);

    /// <summary>Begins with a key.</summary>
    public void Start(DigestKind kind, ReadOnlySpan<byte> key)
    {
        _kind = kind;
        byte* padded = stackalloc byte[Digest.LongestBlock];
        Span<byte> block = new(padded, Digest.BlockOf(kind));
        block.Clear();
        if (key.Length > block.Length)
        {
            _inner.Start(kind);
            _inner.Append(key);
            _inner.Finish(block[..Digest.SizeOf(kind)]);
        }
        else
        {
            key.CopyTo(block);
        }

        StartWith(ref _keyedInner, block, InnerPad);
        StartWith(ref _keyedOuter, block, InnerPad ^ OuterPad);
        Restart();
    }

    /// <summary>Begins again with the same key.</summary>
    public void Restart() => _inner = _keyedInner;

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => _inner.Append(bytes);

    /// <summary>Ends, and writes the result.</summary>
    public void Finish(Span<byte> result)
    {
        byte* inner = stackalloc byte[Digest.LongestResult];
        Span<byte> text = new(inner, Digest.SizeOf(_kind));
        _inner.Finish(text);
        _inner = _keyedOuter;
        _inner.Append(text);
        _inner.Finish(result);
    }

    /// <summary>PBKDF2: makes a key of a password.</summary>
    public static void Stretch(
        DigestKind kind, ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int iterations, Span<byte> key)
    {
        Hmac hmac = default;
        hmac.Start(kind, password);
        byte* sum = stackalloc byte[Digest.LongestResult];
        Span<byte> block = new(sum, Digest.SizeOf(kind));
        for (uint number = 1; key.Length > 0; number++)
        {
            hmac.Restart();
            hmac.Append(salt);
            uint counter = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(number);
            hmac.Append(new ReadOnlySpan<byte>(&counter, sizeof(uint)));
            hmac.Repeat(block, iterations);
            int count = Math.Min(key.Length, block.Length);
            block[..count].CopyTo(key);
            key = key[count..];
        }
    }

    /// <summary>Finishes, and adds to the result as many results of results as are wanted.</summary>
    private void Repeat(Span<byte> sum, int iterations)
    {
        byte* last = stackalloc byte[Digest.LongestResult];
        Span<byte> result = new(last, sum.Length);
        Finish(result);
        result.CopyTo(sum);
        for (int iteration = 1; iteration < iterations; iteration++)
        {
            Restart();
            Append(result);
            Finish(result);
            for (int index = 0; index < sum.Length; index++)
                sum[index] ^= result[index];
        }
    }

    /// <summary>Changes the padding of a block, and begins a hash with it.</summary>
    private void StartWith(ref Digest digest, Span<byte> block, int pad)
    {
        foreach (ref byte value in block)
            value ^= (byte)pad;

        digest.Start(_kind);
        digest.Append(block);
    }
}
