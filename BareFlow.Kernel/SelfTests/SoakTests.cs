using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Cosmos.SelfTest;

namespace BareFlow.Kernel.SelfTests;

/// <summary>Allocating, throwing and threading for minutes: <c>selftest=soak.minute</c>, <c>selftest=soak.ten-minutes</c>. At the
/// end everything is back where it was after the first few seconds. A line every few seconds says how it goes.</summary>
[SelfTestSuite("soak", OnlyByName = true)]
internal static class SoakTests
{
    private const int Workers = 4;
    private const int TreeDepth = 9;
    private const int LargeObject = 200_000;

    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Report = TimeSpan.FromSeconds(10);

    private static Tree? _none = null;

    [SelfTest(Seconds = 180)]
    internal static void Minute() => Soak(TimeSpan.FromMinutes(1));

    [SelfTest(Seconds = 900)]
    internal static void TenMinutes() => Soak(TimeSpan.FromMinutes(10));

    private static void Soak(TimeSpan time)
    {
        RunFor(Warm, "warm");
        Recount before = Recount.Now();
        RunFor(time, "soak");
        Assert.That(!before.HasLeaks());
    }

    private static void RunFor(TimeSpan time, string what)
    {
        var watch = Stopwatch.StartNew();
        TimeSpan next = Report;
        int rounds = 0;
        for (; watch.Elapsed < time; rounds++)
        {
            Round(rounds);
            if (watch.Elapsed < next)
                continue;

            next += Report;
            Show(what, watch.Elapsed, rounds);
        }

        Assert.InRange(1, int.MaxValue, rounds);
        Show(what, watch.Elapsed, rounds);
    }

    private static void Show(string what, TimeSpan elapsed, int rounds) => Console.WriteLine(
        $"# {what}: {elapsed.TotalSeconds:F0} s, {rounds} rounds, {GC.GetTotalMemory(false):N0} bytes in objects, {GC.CollectionCount(2)} full collections");

    private static void Round(int seed)
    {
        var sums = new int[Workers];
        Thread[] threads = [.. Enumerable.Range(0, Workers).Select(number => new Thread(() => sums[number] = Work(seed + number)))];
        Array.ForEach(threads, thread => thread.Start());
        Task<int> task = Task.Run(() => WorkLater(seed));
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(Work(seed), task.Result);
        Assert.Sequence(Enumerable.Range(seed, Workers).Select(Expected), sums);
        WriteFile(seed);
    }

    private static async Task<int> WorkLater(int seed)
    {
        await Task.Delay(1);
        return Work(seed);
    }

    /// <summary>Allocates small and large, throws, faults, and waits its turn.</summary>
    private static int Work(int seed)
    {
        int count = Tree.Make(TreeDepth).Count();
        byte[] large = new byte[LargeObject];
        large.AsSpan().Fill((byte)seed);
        var table = new Dictionary<string, int>();
        for (int number = 0; number < 100; number++)
            table[$"{seed}:{number}"] = number;

        int caught = 0;
        for (int number = 0; number < 5; number++)
            caught += Throw(number) + Fault();

        lock (typeof(SoakTests))
            Thread.Yield();

        GC.KeepAlive(new Finalizable());
        return count + table.Values.Sum() + caught + large[seed % LargeObject];
    }

    private static int Expected(int seed) => (1 << (TreeDepth + 1)) - 1 + 4950 + 10 + (byte)seed;

    private static int Throw(int number)
    {
        try
        {
            throw new InvalidOperationException($"{number}");
        }
        catch (InvalidOperationException exception) when (exception.Message == $"{number}")
        {
            return 1;
        }
    }

    private static int Fault()
    {
        try
        {
            return _none!.Count();
        }
        catch (NullReferenceException)
        {
            return 1;
        }
    }

    private static void WriteFile(int seed)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, new string((char)('a' + seed % 26), 5000));
        Assert.Equal(5000, File.ReadAllText(path).Count(letter => letter == 'a' + seed % 26));
        File.Delete(path);
    }

    private sealed class Tree(Tree? left, Tree? right)
    {
        private readonly Tree? _left = left;

        public static Tree Make(int depth) => depth == 0 ? new Tree(null, null) : new Tree(Make(depth - 1), Make(depth - 1));

        public int Count() => 1 + (_left?.Count() ?? 0) + (right?.Count() ?? 0);
    }

    private sealed class Finalizable
    {
        private static int _count;

        ~Finalizable() => Interlocked.Increment(ref _count);
    }
}
