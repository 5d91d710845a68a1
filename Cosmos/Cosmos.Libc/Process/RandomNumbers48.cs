using System.Runtime;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The 48-bit generator of <c>drand48</c> and its kin: <c>x = x * a + c</c> modulo 2^48 (POSIX.1-2017).</summary>
internal static unsafe class RandomNumbers48
{
    private const ulong Multiplier = 0x5DEECE66D;
    private const ushort Increment = 0xB;
    private const ulong Mask = (1UL << 48) - 1;
    private const ulong SeedLow = 0x330E;
    private const int WordBits = 16;
    private const int StateWords = 3;
    private const int ShiftTo31 = 17;
    private const int ShiftTo32 = 16;
    private const int ShiftToFraction = 4;
    private const ulong One = 0x3FF0_0000_0000_0000;

    [OwnedBy("the caller of this family, which POSIX lets be no more than one")]
    private static State _state;

    [RuntimeExport("srand48")]
    private static void Seed(long seed) => Reset(((ulong)(uint)seed << WordBits) | SeedLow);

    [RuntimeExport("seed48")]
    private static ushort* Seed(ushort* seed)
    {
        State* state = Place;
        Put(state->Before, state->Value);
        Reset(Get(seed));
        return state->Before;
    }

    /// <summary>Sets the state, the factor and the summand.</summary>
    [RuntimeExport("lcong48")]
    private static void SetAll(ushort* words)
    {
        State* state = Place;
        state->Value = Get(words);
        state->Factor = Get(words + StateWords);
        state->Summand = words[2 * StateWords];
        state->HasFactor = true;
    }

    [RuntimeExport("lrand48")]
    private static long Next31() => (long)(Next() >> ShiftTo31);

    [RuntimeExport("mrand48")]
    private static long Next32() => (int)(Next() >> ShiftTo32);

    [RuntimeExport("drand48")]
    private static double NextFraction() => FractionOf(Next());

    [RuntimeExport("nrand48")]
    private static long Next31(ushort* state) => (long)(Next(state) >> ShiftTo31);

    [RuntimeExport("jrand48")]
    private static long Next32(ushort* state) => (int)(Next(state) >> ShiftTo32);

    [RuntimeExport("erand48")]
    private static double NextFraction(ushort* state) => FractionOf(Next(state));

    private static State* Place => (State*)Static.AddressOf(ref _state);

    private static void Reset(ulong value)
    {
        Place->Value = value;
        Place->HasFactor = false;
    }

    private static ulong Next()
    {
        State* state = Place;
        state->Value = After(state->Value);
        return state->Value;
    }

    private static ulong Next(ushort* words)
    {
        ulong value = After(Get(words));
        Put(words, value);
        return value;
    }

    private static ulong After(ulong value) => Place->HasFactor
        ? (value * Place->Factor + Place->Summand) & Mask
        : (value * Multiplier + Increment) & Mask;

    /// <summary>The bits behind the point of a number from 1 up to 2, less 1.</summary>
    private static double FractionOf(ulong value)
    {
        ulong bits = One | (value << ShiftToFraction);
        return *(double*)&bits - 1;
    }

    private static ulong Get(ushort* words) => words[0] | ((ulong)words[1] << WordBits) | ((ulong)words[2] << (2 * WordBits));

    private static void Put(ushort* words, ulong value)
    {
        for (int index = 0; index < StateWords; index++)
            words[index] = (ushort)(value >> (index * WordBits));
    }

    private struct State
    {
        public ulong Value;
        public ulong Factor;
        public ushort Summand;
        public bool HasFactor;
        public fixed ushort Before[StateWords];
    }
}
