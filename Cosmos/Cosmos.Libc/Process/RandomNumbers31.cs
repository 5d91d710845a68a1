using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>random</c>, <c>rand</c> and their kin, with the numbers of glibc: <c>x[n] = x[n-3] + x[n-31]</c>, an additive generator
/// that a linear one seeds (POSIX.1-2017; Knuth, The Art of Computer Programming 2, 3.2.2).</summary>
internal static unsafe class RandomNumbers31
{
    private const int LongDegree = 31;
    private const int DroppedOfDegree = 10;
    private const int Factor = 16807;
    private const int Quotient = 127773;
    private const int Remainder = 2836;
    private const uint Largest = int.MaxValue;
    private const uint ReentrantFactor = 1103515245;
    private const uint ReentrantSummand = 12345;

    /// <summary>Bytes of the states that <c>initstate</c> knows, with the degree and the separation of their generators.</summary>
    private static System.ReadOnlySpan<byte> Degrees => [0, 7, 15, 31, 63];

    private static System.ReadOnlySpan<byte> Separations => [0, 3, 1, 3, 1];

    private static System.ReadOnlySpan<ushort> Sizes => [8, 32, 64, 128, 256];

    [LockedBy(typeof(RandomNumbers31), "_lock")]
    private static Generator _generator;

    private static PthreadMutex _lock;

    [RuntimeExport("random")]
    private static long Next()
    {
        PthreadMutex.Lock(Lock);
        long value = Next(Ready());
        PthreadMutex.Unlock(Lock);
        return value;
    }

    [RuntimeExport("rand")]
    private static int NextInt() => (int)Next();

    [RuntimeExport("srandom")]
    private static void Seed(uint seed)
    {
        PthreadMutex.Lock(Lock);
        Seed(Ready(), seed);
        PthreadMutex.Unlock(Lock);
    }

    [RuntimeExport("srand")]
    private static void SeedAlias(uint seed) => Seed(seed);

    /// <summary>A linear generator whose state is the caller's.</summary>
    [RuntimeExport("rand_r")]
    private static int Next(uint* state)
    {
        uint result = Step(state) / 65536 % 2048;
        result = (result << 10) ^ (Step(state) / 65536 % 1024);
        return (int)((result << 10) ^ (Step(state) / 65536 % 1024));
    }

    /// <summary>Makes the caller's memory the state, and seeds it.</summary>
    /// <returns>The state before; null with EINVAL for fewer than 8 bytes.</returns>
    [RuntimeExport("initstate")]
    private static int* Initialize(uint seed, int* state, ulong size)
    {
        if (size < Sizes[0])
            return (int*)CResult.NullWith(Errno.EINVAL);

        int kind = 0;
        while (kind + 1 < Sizes.Length && size >= Sizes[kind + 1])
            kind++;

        PthreadMutex.Lock(Lock);
        Generator* generator = Ready();
        int* before = Leave(generator);
        Use(generator, state + 1, kind);
        Seed(generator, seed);
        Leave(generator);
        PthreadMutex.Unlock(Lock);
        return before;
    }

    /// <summary>Makes a state of <see cref="Initialize"/> the state again.</summary>
    [RuntimeExport("setstate")]
    private static int* SetState(int* state)
    {
        int kind = state[0] % Sizes.Length;
        if (kind < 0)
            return (int*)CResult.NullWith(Errno.EINVAL);

        PthreadMutex.Lock(Lock);
        Generator* generator = Ready();
        int* before = Leave(generator);
        Use(generator, state + 1, kind);
        generator->Rear = state[0] / Sizes.Length;
        generator->Front = kind == 0 ? 0 : (generator->Rear + generator->Separation) % generator->Degree;
        PthreadMutex.Unlock(Lock);
        return before;
    }

    private static PthreadMutex* Lock => (PthreadMutex*)Static.AddressOf(ref _lock);

    private static uint Step(uint* state) => *state = *state * ReentrantFactor + ReentrantSummand;

    /// <summary>The generator, seeded with 1 before its first use.</summary>
    private static Generator* Ready()
    {
        const int usual = 3;
        var generator = (Generator*)Static.AddressOf(ref _generator);
        if (generator->State != null)
            return generator;

        Use(generator, generator->Own + 1, usual);
        Seed(generator, 1);
        return generator;
    }

    private static void Use(Generator* generator, int* state, int kind)
    {
        generator->State = state;
        generator->Kind = kind;
        generator->Degree = Degrees[kind];
        generator->Separation = Separations[kind];
        generator->Rear = 0;
        generator->Front = generator->Separation;
    }

    /// <summary>Notes in a state's first word where it stands.</summary>
    private static int* Leave(Generator* generator)
    {
        int* state = generator->State - 1;
        state[0] = generator->Kind == 0 ? 0 : Sizes.Length * generator->Rear + generator->Kind;
        return state;
    }

    private static void Seed(Generator* generator, uint seed)
    {
        int* state = generator->State;
        state[0] = seed == 0 ? 1 : (int)seed;
        if (generator->Kind == 0)
            return;

        for (int index = 1; index < generator->Degree; index++)
            state[index] = After(state[index - 1]);

        generator->Front = generator->Separation;
        generator->Rear = 0;
        for (int turn = generator->Degree * DroppedOfDegree; turn > 0; turn--)
            Next(generator);
    }

    /// <summary>16807 times a number modulo 2^31 - 1, without more than 31 bits (Schrage's method).</summary>
    private static int After(int value)
    {
        long next = Factor * (long)(value % Quotient) - Remainder * (long)(value / Quotient);
        return (int)(next < 0 ? next + Largest : next);
    }

    private static int Next(Generator* generator)
    {
        int* state = generator->State;
        if (generator->Kind == 0)
            return state[0] = (int)(((uint)state[0] * ReentrantFactor + ReentrantSummand) & Largest);

        uint value = (uint)state[generator->Front] + (uint)state[generator->Rear];
        state[generator->Front] = (int)value;
        generator->Front = (generator->Front + 1) % generator->Degree;
        generator->Rear = (generator->Rear + 1) % generator->Degree;
        return (int)(value >> 1);
    }

    private struct Generator
    {
        public int* State;
        public int Kind;
        public int Degree;
        public int Separation;
        public int Front;
        public int Rear;
        public fixed int Own[LongDegree + 1];
    }
}
