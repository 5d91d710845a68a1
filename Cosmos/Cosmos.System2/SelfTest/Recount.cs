using System;
using System.Diagnostics;
using System.Threading;

namespace Cosmos.SelfTest;

/// <summary>What a test of the program must leave as it was, within a tolerance: taken before a test and compared after it, so
/// that a leak is a failure.</summary>
/// <remarks>The threads of a pool are not counted, as it keeps them. The core knows what each count is called, and by how much it may
/// grow.</remarks>
public sealed unsafe class Recount
{
    private const int PatienceMilliseconds = 500;
    private const int PollMilliseconds = 5;

    private readonly long[] _values =
    [
        GC.GetTotalMemory(forceFullCollection: false),
        CoreTests.Count(CoreCount.Threads) - ThreadPool.ThreadCount,
        CoreTests.Count(CoreCount.Handles),
        CoreTests.Count(CoreCount.HeapBytes),
        CoreTests.Count(CoreCount.UsedFrameBytes),
    ];

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

    /// <summary>Counts again. What ends a little after the test, as a thread whose work is done, is waited for. Each count that is higher
    /// than it may be is a line of the report.</summary>
    /// <returns>Whether there is one.</returns>
    public bool HasLeaks() => HasLeaks(isWritten: true, out _);

    /// <summary>Counts again, as <see cref="HasLeaks()"/> does.</summary>
    /// <param name="isWritten">Whether the report says what is higher.</param>
    /// <param name="now">The counts after that, which the next test begins with.</param>
    internal bool HasLeaks(bool isWritten, out Recount now)
    {
        var waited = Stopwatch.StartNew();
        now = Take();
        while (Compare(now, isWritten: false) && waited.ElapsedMilliseconds < PatienceMilliseconds)
        {
            Thread.Sleep(PollMilliseconds);
            now = Take();
        }

        return Compare(now, isWritten);
    }

    /// <summary>Two collections with the finalizers between them, so that what a finalizer held is gone, too.</summary>
    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private bool Compare(Recount now, bool isWritten)
    {
        fixed (long* before = _values, after = now._values)
            return CoreTests.Leaks(before, after, isWritten ? 1 : 0) != 0;
    }
}
