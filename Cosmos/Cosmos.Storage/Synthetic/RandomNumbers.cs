using System;
using Cosmos.Core.Console;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Storage;

/// <summary>Random bytes for the program: from the CPU's random source, or, without one, from a generator that the
/// clock seeds. One message on the console then says that the numbers can be guessed.</summary>
[LockedBy(nameof(_lock))]
internal static unsafe class RandomNumbers
{
    private const int ChunkBytes = 256;
    private const ulong GoldenStep = 0x9E3779B97F4A7C15;
    private const ulong MixFirst = 0xBF58476D1CE4E5B9;
    private const ulong MixSecond = 0x94D049BB133111EB;
    private const int ShiftFirst = 30;
    private const int ShiftSecond = 27;
    private const int ShiftThird = 31;

    private static KernelLock _lock;
    private static ulong _state;
    private static bool _hasWarned;

    /// <summary>Fills a caller's bytes.</summary>
    /// <returns>How many: all, or those before the first unmapped page; -EFAULT when there are none.</returns>
    public static long Fill(CallerTarget buffer, ulong size)
    {
        byte* chunk = stackalloc byte[ChunkBytes];
        ulong done = 0;
        while (done < size)
        {
            ulong count = Math.Min(size - done, ChunkBytes);
            Fill(chunk, count);
            long written = buffer.Skip(done).Write(chunk, count);
            if (written < 0)
                return done > 0 ? (long)done : written;

            done += (ulong)written;
        }

        return (long)done;
    }

    /// <summary>Fills bytes of the kernel's own.</summary>
    public static void Fill(byte* buffer, ulong size)
    {
        if (!CpuFeatures.HasRandomSource && !_hasWarned)
        {
            _hasWarned = true;
            Terminal.WriteLine("# random: this CPU has no RDRAND; the numbers come from a seeded generator"u8);
        }

        while (size > 0)
        {
            ulong number = Next();
            for (int index = 0; index < sizeof(ulong) && size > 0; index++, size--)
            {
                *buffer++ = (byte)number;
                number >>= 8;
            }
        }
    }

    /// <summary>The next number: SplitMix64 over a state that the CPU's source stirs at each step.</summary>
    private static ulong Next()
    {
        _lock.Enter(LockRank.RandomNumbers);
        _state = (_state ^ Cpu.RandomNumber()) + GoldenStep;
        ulong value = _state;
        _lock.Exit();
        value = (value ^ (value >> ShiftFirst)) * MixFirst;
        value = (value ^ (value >> ShiftSecond)) * MixSecond;
        return value ^ (value >> ShiftThird);
    }
}
