using System;
using System.Buffers.Binary;
using System.Numerics;

namespace Cosmos.Libc;

/// <summary>SHA-1 (FIPS 180-4).</summary>
internal static unsafe class Sha1
{
    private const int Steps = 80;
    private const int StepsOfRound = 20;
    private const int BlockWords = Sha256.BlockBytes / sizeof(uint);

    /// <summary>What the five words are before the first block.</summary>
    public static ReadOnlySpan<uint> Start => [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];

    private static ReadOnlySpan<uint> Constants => [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

    /// <summary>Takes a block into the five words.</summary>
    public static void Compress(uint* state, byte* block)
    {
        uint* schedule = stackalloc uint[Steps];
        Expand(schedule, block);
        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
        for (int step = 0; step < Steps; step++)
        {
            int round = step / StepsOfRound;
            uint next = BitOperations.RotateLeft(a, 5) + Choose(round, b, c, d) + e + Constants[round] + schedule[step];
            (e, d, c, b, a) = (d, c, BitOperations.RotateLeft(b, 30), a, next);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }

    private static void Expand(uint* schedule, byte* block)
    {
        for (int word = 0; word < BlockWords; word++)
            schedule[word] = BinaryPrimitives.ReverseEndianness(((uint*)block)[word]);

        for (int word = BlockWords; word < Steps; word++)
        {
            schedule[word] = BitOperations.RotateLeft(
                schedule[word - 3] ^ schedule[word - 8] ^ schedule[word - 14] ^ schedule[word - 16], 1);
        }
    }

    private static uint Choose(int round, uint b, uint c, uint d) => round switch
    {
        0 => (b & c) ^ (~b & d),
        2 => (b & c) ^ (b & d) ^ (c & d),
        _ => b ^ c ^ d,
    };
}
