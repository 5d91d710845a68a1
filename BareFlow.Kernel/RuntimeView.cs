using System;
using System.Linq;
using System.Threading;

namespace BareFlow.Kernel;

/// <summary>What the .NET runtime does, as text.</summary>
internal static class RuntimeView
{
    private const int Workers = 4;
    private const int Limit = 20_000;

    /// <summary>The collector's account of itself.</summary>
    public static void ShowCollector()
    {
        GCMemoryInfo last = GC.GetGCMemoryInfo();
        Console.WriteLine($"{GC.GetTotalMemory(forceFullCollection: false):N0} bytes in objects, {GC.GetTotalAllocatedBytes():N0} allocated since boot");
        Console.WriteLine($"{last.TotalCommittedBytes:N0} bytes committed, {last.TotalAvailableMemoryBytes:N0} for it to use");
        Console.WriteLine($"collections of generations 0, 1, 2: {GC.CollectionCount(0)}, {GC.CollectionCount(1)}, {GC.CollectionCount(2)}");
        Console.WriteLine($"paused for {GC.GetTotalPauseDuration().TotalMilliseconds:F1} ms in all; {last.FragmentedBytes:N0} bytes fragmented, {last.PinnedObjectsCount} objects pinned");
    }

    /// <summary>Starts threads that count primes, each its share, and adds up what they found.</summary>
    public static void RunThreads()
    {
        int[] found = new int[Workers];
        Thread[] threads = [.. Enumerable.Range(0, Workers).Select(number => new Thread(() => found[number] = CountPrimes(number)))];
        foreach (Thread thread in threads)
            thread.Start();

        for (int number = 0; number < Workers; number++)
        {
            threads[number].Join();
            Console.WriteLine($"thread {threads[number].ManagedThreadId} found {found[number]}");
        }

        Console.WriteLine($"{found.Sum()} primes below {Limit}; {ThreadPool.ThreadCount} threads in the pool");
    }

    /// <summary>Throws from a few calls deep and shows what the catcher gets.</summary>
    public static void Throw()
    {
        try
        {
            Descend(depth: 3);
        }
        catch (InvalidOperationException exception)
        {
            Console.WriteLine(exception);
        }
    }

    /// <summary>Does what the program does not survive.</summary>
    /// <param name="name"><c>exception</c>: one that nobody catches; <c>stack</c>: a call that never ends; <c>deadlock</c>: a wait
    /// for nobody.</param>
    public static void Crash(string name)
    {
        if (name == "exception")
            Descend(depth: 3);
        else if (name == "stack")
            Console.WriteLine(CountCalls(0));
        else if (name == "deadlock")
            Thread.Sleep(Timeout.Infinite);
        else
            Console.WriteLine($"'{name}' is none of exception, stack, deadlock.");
    }

    private static int CountCalls(int depth) => CountCalls(depth + 1) + 1;

    private static void Descend(int depth)
    {
        if (depth == 0)
            throw new InvalidOperationException("thrown on purpose");

        Descend(depth - 1);
    }

    private static int CountPrimes(int share) => Enumerable.Range(share * Limit / Workers, Limit / Workers).Count(IsPrime);

    private static bool IsPrime(int number)
    {
        for (int divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
                return false;
        }

        return number > 1;
    }
}
