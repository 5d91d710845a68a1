using System;
using System.Buffers.Binary;
using System.Numerics;

namespace Cosmos.Libc;

/// <summary>SHA-256 (FIPS 180-4).</summary>
internal static unsafe class Sha256
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 64;

    private const int Rounds = 64;
    private const int BlockWords = BlockBytes / sizeof(uint);

    /// <summary>What the eight words are before the first block.</summary>
    public static ReadOnlySpan<uint> Start =>
    [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Takes a block into the eight words.</summary>
    public static void Compress(uint* state, byte* block)
    {
        uint* schedule = stackalloc uint[Rounds];
        Expand(schedule, block);
        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (int round = 0; round < Rounds; round++)
        {
            uint choice = (e & f) ^ (~e & g);
            uint majority = (a & b) ^ (a & c) ^ (b & c);
            uint first = h + Mix(e, 6, 11, 25) + choice + Constants[round] + schedule[round];
            uint second = Mix(a, 2, 13, 22) + majority;
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        Add(state, a, b, c, d);
        Add(state + 4, e, f, g, h);
    }

    private static void Expand(uint* schedule, byte* block)
    {
        for (int word = 0; word < BlockWords; word++)
            schedule[word] = BinaryPrimitives.ReverseEndianness(((uint*)block)[word]);

        for (int word = BlockWords; word < Rounds; word++)
        {
            uint early = schedule[word - 15];
            uint late = schedule[word - 2];
            schedule[word] = schedule[word - 16] + schedule[word - 7]
                + (BitOperations.RotateRight(early, 7) ^ BitOperations.RotateRight(early, 18) ^ (early >> 3))
                + (BitOperations.RotateRight(late, 17) ^ BitOperations.RotateRight(late, 19) ^ (late >> 10));
        }
    }

    private static uint Mix(uint word, int first, int second, int third) =>
        BitOperations.RotateRight(word, first) ^ BitOperations.RotateRight(word, second) ^ BitOperations.RotateRight(word, third);

    private static void Add(uint* state, uint first, uint second, uint third, uint fourth)
    {
        state[0] += first;
        state[1] += second;
        state[2] += third;
        state[3] += fourth;
    }
}
