using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace Cosmos.System.SelfTest;

/// <summary>What a test of the program must leave as it was, within a tolerance: taken before a test and compared after it, so
/// that a leak is a failure.</summary>
/// <remarks>The garbage collector keeps memory for what comes next, and a pool keeps its threads; so memory has a tolerance,
/// and the threads of the pool are not counted.</remarks>
public sealed class Recount
{
    private const long Kilobyte = 1024;
    private const int PatienceMilliseconds = 500;
    private const int PollMilliseconds = 5;

    private static readonly Counter[] Counters =
    [
        new("bytes of objects after a full collection", 256 * Kilobyte, static () => GC.GetTotalMemory(forceFullCollection: false)),
        new("threads beside those of the pool", 0, static () => CoreTests.Count(CoreCount.Threads) - ThreadPool.ThreadCount),
        new("open file descriptors", 0, static () => CoreTests.Count(CoreCount.Handles)),
        new("bytes used on the kernel heap", 1024 * Kilobyte, static () => CoreTests.Count(CoreCount.HeapBytes)),
        new("bytes of frames in use", 16 * 1024 * Kilobyte, static () => -CoreTests.Count(CoreCount.FreeFrameBytes)),
    ];

    private readonly long[] _values = Array.ConvertAll(Counters, static counter => counter.Read());

    private Recount()
    {
    }

    /// <summary>Whether a test counts by itself; then the harness does not.</summary>
    internal static bool IsTakenByTest { get; set; }

    /// <summary>The counts of this moment, after what is garbage was collected. A test that takes them is not recounted
    /// besides.</summary>
    public static Recount Now()
    {
        IsTakenByTest = true;
        return Take();
    }

    /// <summary>The counts of this moment, for the harness.</summary>
    internal static Recount Take()
    {
        Settle();
        return new Recount();
    }

    /// <summary>Counts again. What ends a little after the test, as a thread whose work is done, is waited for.</summary>
    /// <returns>A line for each count that is higher than it may be.</returns>
    public IEnumerable<string> Leaks() => Leaks(out _);

    /// <summary>Counts again, as <see cref="Leaks()"/> does.</summary>
    /// <param name="now">The counts after that, which the next test begins with.</param>
    internal IEnumerable<string> Leaks(out Recount now)
    {
        var waited = Stopwatch.StartNew();
        now = Take();
        while (now.Exceeds(this) && waited.ElapsedMilliseconds < PatienceMilliseconds)
        {
            Thread.Sleep(PollMilliseconds);
            now = Take();
        }

        return Differences(now);
    }

    private IEnumerable<string> Differences(Recount now)
    {
        for (int index = 0; index < Counters.Length; index++)
        {
            if (Exceeds(index, now))
                yield return $"recount: {_values[index]} before, {now._values[index]} after: {Counters[index].Name}";
        }
    }

    /// <summary>Two collections with the finalizers between them, so that what a finalizer held is gone, too.</summary>
    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private bool Exceeds(Recount before)
    {
        bool isMore = false;
        for (int index = 0; index < Counters.Length; index++)
            isMore |= before.Exceeds(index, this);

        return isMore;
    }

    private bool Exceeds(int index, Recount now) => now._values[index] - _values[index] > Counters[index].Tolerance;

    private sealed record Counter(string Name, long Tolerance, Func<long> Read);
}
