using System;
using System.Numerics;

namespace Cosmos.Libc;

/// <summary>The permutation below SHA-3 and SHAKE (FIPS 202).</summary>
internal static unsafe class Keccak
{
    /// <summary>Words of the state: five rows of five lanes.</summary>
    public const int Lanes = 25;

    private const int Side = 5;

    private static ReadOnlySpan<ulong> RoundConstants =>
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
        0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
        0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
        0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
        0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
        0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    /// <summary>How far each lane is rotated, in the order of the walk.</summary>
    private static ReadOnlySpan<byte> Rotations => [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    /// <summary>Where each lane goes: a walk from lane 1 through all but the first.</summary>
    private static ReadOnlySpan<byte> Walk => [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    /// <summary>Mixes the state.</summary>
    public static void Permute(ulong* state)
    {
        foreach (ulong constant in RoundConstants)
        {
            MixColumns(state);
            MoveLanes(state);
            MixRows(state);
            state[0] ^= constant;
        }
    }

    private static void MixColumns(ulong* state)
    {
        ulong* parity = stackalloc ulong[Side];
        for (int x = 0; x < Side; x++)
            parity[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];

        for (int lane = 0; lane < Lanes; lane++)
            state[lane] ^= parity[(lane + 4) % Side] ^ BitOperations.RotateLeft(parity[(lane + 1) % Side], 1);
    }

    private static void MoveLanes(ulong* state)
    {
        ulong moved = state[1];
        for (int step = 0; step < Walk.Length; step++)
        {
            int target = Walk[step];
            (moved, state[target]) = (state[target], BitOperations.RotateLeft(moved, Rotations[step]));
        }
    }

    private static void MixRows(ulong* state)
    {
        ulong* row = stackalloc ulong[Side];
        for (int start = 0; start < Lanes; start += Side)
        {
            for (int x = 0; x < Side; x++)
                row[x] = state[start + x];

            for (int x = 0; x < Side; x++)
                state[start + x] = row[x] ^ (~row[(x + 1) % Side] & row[(x + 2) % Side]);
        }
    }
}
