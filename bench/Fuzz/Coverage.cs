using System;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace BareFlow.Fuzz;

/// <summary>Which branches a run took and how often, as the instrumented assembly counts them.</summary>
internal static unsafe class Coverage
{
    /// <summary>Branches that can be told apart.</summary>
    public const int Size = 1 << 16;

    private const int ManyTimes = 16;

    private static readonly byte* Counts = Allocate();

    /// <summary>Runs an action on cleared counts.</summary>
    /// <returns>For each branch a bit: taken once, a few times, often.</returns>
    public static byte[] Of(Action action)
    {
        Trace.SharedMem = Counts;
        Trace.PrevLocation = 0;
        NativeMemory.Clear(Counts, Size);
        action();
        var bits = new byte[Size];
        for (int branch = 0; branch < Size; branch++)
            bits[branch] = Bucket(Counts[branch]);

        return bits;
    }

    private static byte Bucket(byte count) => count switch
    {
        0 => 0,
        1 => 1,
        < ManyTimes => 2,
        _ => 4,
    };

    private static byte* Allocate() => (byte*)NativeMemory.AllocZeroed(Size);
}
