using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Cosmos.Libc;

/// <summary>A hash that is under way.</summary>
/// <remarks>Law: of the bytes that were appended, all but the last <c>_filled</c> are in the state, and these are in the block,
/// which is never full between two calls.</remarks>
internal unsafe struct Digest
{
    /// <summary>Bytes of the longest result of a fixed length.</summary>
    public const int LongestResult = 64;

    /// <summary>Bytes of the longest block: SHAKE128's.</summary>
    public const int LongestBlock = 168;

    private const int KeccakBytes = Keccak.Lanes * sizeof(ulong);
    private const byte LastByteOfBlock = 0x80;
    private const byte EndOfSha3 = 0x06;
    private const byte EndOfShake = 0x1F;

    private DigestKind _kind;
    private int _filled;
    private bool _isSqueezed;
    private ulong _length;
    private fixed ulong _state[Keccak.Lanes];
    private fixed byte _block[LongestBlock];

    /// <summary>Bytes of its result.</summary>
    public readonly int Size => SizeOf(_kind);

    /// <summary>Whether its result is as long as one likes.</summary>
    public readonly bool IsEndless => _kind >= DigestKind.Shake128;

    /// <summary>Bytes of the result; what OpenSSL takes for it where it is as long as one likes.</summary>
    public static int SizeOf(DigestKind kind) => kind switch
    {
        DigestKind.Md5 or DigestKind.Shake128 => 16,
        DigestKind.Sha1 => 20,
        DigestKind.Sha256 or DigestKind.Sha3With256 or DigestKind.Shake256 => 32,
        DigestKind.Sha384 or DigestKind.Sha3With384 => 48,
        _ => LongestResult,
    };

    /// <summary>Bytes of a block.</summary>
    public static int BlockOf(DigestKind kind) => kind switch
    {
        DigestKind.Sha384 or DigestKind.Sha512 => Sha512.BlockBytes,
        < DigestKind.Sha3With256 => Sha256.BlockBytes,
        // The capacity is twice the strength, and what is left of the state is the block.
        _ => KeccakBytes - 2 * SizeOf(kind),
    };

    /// <summary>Begins.</summary>
    public void Start(DigestKind kind)
    {
        this = default;
        _kind = kind;
        fixed (ulong* state = _state)
        {
            Span<byte> bytes = new(state, KeccakBytes);
            if (kind == DigestKind.Md5)
                MemoryMarshal.AsBytes(Md5.Start).CopyTo(bytes);
            else if (kind == DigestKind.Sha1)
                MemoryMarshal.AsBytes(Sha1.Start).CopyTo(bytes);
            else if (kind == DigestKind.Sha256)
                MemoryMarshal.AsBytes(Sha256.Start).CopyTo(bytes);
            else if (kind == DigestKind.Sha384)
                MemoryMarshal.AsBytes(Sha512.Start384).CopyTo(bytes);
            else if (kind == DigestKind.Sha512)
                MemoryMarshal.AsBytes(Sha512.Start).CopyTo(bytes);
        }
    }

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _length += (ulong)bytes.Length;
        int blockBytes = BlockOf(_kind);
        while (bytes.Length > 0)
        {
            int count = Math.Min(bytes.Length, blockBytes - _filled);
            fixed (byte* block = _block)
                bytes[..count].CopyTo(new Span<byte>(block + _filled, count));

            bytes = bytes[count..];
            _filled += count;
            if (_filled == blockBytes)
                Compress();
        }
    }

    /// <summary>Ends, and writes the result; of SHAKE as much as there is room for, and more at the next call.</summary>
    public void Finish(Span<byte> result)
    {
        if (_kind >= DigestKind.Sha3With256)
            Squeeze(result);
        else
            FinishWords(result);
    }

    private void FinishWords(Span<byte> result)
    {
        ulong bits = _length * 8;
        int lengthAt = BlockOf(_kind) - sizeof(ulong);
        Put(LastByteOfBlock);
        // What SHA-512 has room for above the 64 bits of the length is zero.
        int roomFor = _kind is DigestKind.Sha384 or DigestKind.Sha512 ? lengthAt - sizeof(ulong) : lengthAt;
        if (_filled > roomFor)
            FillUp();

        while (_filled < lengthAt)
            Put(0);

        fixed (byte* block = _block)
            *(ulong*)(block + lengthAt) = _kind == DigestKind.Md5 ? bits : BinaryPrimitives.ReverseEndianness(bits);

        Compress();
        WriteWords(result);
    }

    private void FillUp()
    {
        while (_filled != 0)
            Put(0);
    }

    private void Put(byte value)
    {
        fixed (byte* block = _block)
            block[_filled++] = value;

        if (_filled == BlockOf(_kind))
            Compress();
    }

    private void WriteWords(Span<byte> result)
    {
        fixed (ulong* state = _state)
        {
            if (_kind is DigestKind.Sha384 or DigestKind.Sha512)
            {
                for (int word = 0; word < SizeOf(_kind) / sizeof(ulong); word++)
                    state[word] = BinaryPrimitives.ReverseEndianness(state[word]);
            }
            else if (_kind != DigestKind.Md5)
            {
                for (int word = 0; word < SizeOf(_kind) / sizeof(uint); word++)
                    ((uint*)state)[word] = BinaryPrimitives.ReverseEndianness(((uint*)state)[word]);
            }

            new ReadOnlySpan<byte>(state, SizeOf(_kind)).CopyTo(result);
        }
    }

    /// <summary>From the first call on <c>_filled</c> is what was taken of the state.</summary>
    private void Squeeze(Span<byte> result)
    {
        if (!_isSqueezed)
            Pad();

        int blockBytes = BlockOf(_kind);
        fixed (ulong* state = _state)
        {
            for (int index = 0; index < result.Length; index++)
            {
                if (_filled == blockBytes)
                {
                    Keccak.Permute(state);
                    _filled = 0;
                }

                result[index] = ((byte*)state)[_filled++];
            }
        }
    }

    private void Pad()
    {
        _isSqueezed = true;
        fixed (byte* block = _block)
        {
            new Span<byte>(block + _filled, BlockOf(_kind) - _filled).Clear();
            block[_filled] = _kind >= DigestKind.Shake128 ? EndOfShake : EndOfSha3;
            block[BlockOf(_kind) - 1] |= LastByteOfBlock;
        }

        Compress();
    }

    private void Compress()
    {
        _filled = 0;
        fixed (ulong* state = _state)
        fixed (byte* block = _block)
        {
            if (_kind == DigestKind.Md5)
                Md5.Compress((uint*)state, block);
            else if (_kind == DigestKind.Sha1)
                Sha1.Compress((uint*)state, block);
            else if (_kind == DigestKind.Sha256)
                Sha256.Compress((uint*)state, block);
            else if (_kind is DigestKind.Sha384 or DigestKind.Sha512)
                Sha512.Compress(state, block);
            else
                Absorb(state, block, BlockOf(_kind));
        }
    }

    private static void Absorb(ulong* state, byte* block, int bytes)
    {
        for (int lane = 0; lane < bytes / sizeof(ulong); lane++)
            state[lane] ^= ((ulong*)block)[lane];

        Keccak.Permute(state);
    }
}
