using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BareFlow.Memory.Slabs;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Slabs;

/// <summary>Real threads, each with a cache of its own, which hand objects to each other and end.</summary>
/// <remarks>Whoever has an object is written down; two owners at a time show at once. When all threads wait, the law must
/// hold and every object that is out must be with somebody.</remarks>
public sealed unsafe class SlabThreadsTests : IDisposable
{
    private const ulong Slabs = 100;
    private const int Threads = 4;
    private const int Generations = 4;
    private const int Rounds = 6;
    private const int StepsOfRound = 800;
    private const int LongestBurst = 150;
    private const int MostHeld = 600;
    private const ulong Unit = 16;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly int[] Classes = [1, 24, SizeClasses.Count - 1];

    private readonly SlabHost<SpinningLock> _host = new(Slabs);
    private readonly int[] _owners;
    private readonly ConcurrentQueue<ulong>[] _inboxes = [.. Enumerable.Range(0, Threads).Select(_ => new ConcurrentQueue<ulong>())];
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Exception> _failures = new();

    public SlabThreadsTests() => _owners = new int[_host.Heap.Capacity * SlabHost<SpinningLock>.SlabSize / Unit];

    public void Dispose()
    {
        _stop.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void No_object_has_two_owners_and_the_law_holds_whenever_all_threads_wait()
    {
        for (int generation = 0; generation < Generations; generation++)
        {
            Run(generation);
            Assert.Empty(_failures);
            RequireLaw((ulong)_inboxes.Sum(inbox => inbox.Count));
        }

        foreach (ConcurrentQueue<ulong> inbox in _inboxes)
            GiveBack(inbox);

        _host.Heap.Trim();
        Assert.Equal(0UL, _host.Heap.ObjectsOut);
        Assert.True(_host.Heap.Check());
        Assert.All(_owners, owner => Assert.Equal(0, owner));
    }

    private void Run(int generation)
    {
        Worker[] workers = [.. Enumerable.Range(0, Threads).Select(index => new Worker(this, index, generation))];
        using var barrier = new Barrier(Threads, _ => RequireLawOf(workers));
        Thread[] threads = [.. workers.Select(worker => new Thread(() => Guard(() => worker.Run(barrier))))];
        foreach (Thread thread in threads)
            thread.Start();

        foreach (Thread thread in threads)
            Assert.True(thread.Join(Longest), "a thread comes to its end");

        foreach (Worker worker in workers)
            worker.Dispose();
    }

    /// <summary>A failure in one thread ends them all.</summary>
    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure)
        {
            _failures.Enqueue(failure);
            _stop.Cancel();
        }
    }

    private void RequireLawOf(Worker[] workers)
    {
        ulong outside = (ulong)_inboxes.Sum(inbox => inbox.Count);
        foreach (Worker worker in workers)
            outside += worker.Out;

        RequireLaw(outside);
    }

    private void RequireLaw(ulong outside)
    {
        Assert.True(_host.Heap.Check());
        Assert.Equal(outside + _host.InDepots(), _host.Heap.ObjectsOut);
    }

    private void GiveBack(ConcurrentQueue<ulong> inbox)
    {
        while (inbox.TryDequeue(out ulong item))
        {
            Own(item, Threads + 1, 0);
            _host.Heap.GiveOne(_host.Heap.ClassOf((void*)item), (void*)item);
        }
    }

    private void Own(ulong item, int before, int after)
    {
        int owner = Interlocked.CompareExchange(ref _owners[(item - (ulong)_host.Heap.Objects) / Unit], after, before);
        if (owner != before)
            Assert.Fail($"an object of owner {before} has owner {owner}");
    }

    /// <summary>What one thread does: it takes, gives, and hands some of its objects to the next thread.</summary>
    private sealed class Worker(SlabThreadsTests test, int index, int generation) : IDisposable
    {
        private const int Queued = Threads + 1;

        private readonly HostCache<SpinningLock> _cache = new(test._host);
        private readonly List<ulong> _held = [];
        private readonly Random _random = new(generation * Threads + index);

        /// <summary>Objects that this thread has, used or not.</summary>
        public ulong Out => (ulong)_held.Count + _cache.Cached;

        private int Me => index + 1;

        public void Run(Barrier barrier)
        {
            _cache.Open();
            for (int round = 0; round < Rounds; round++)
            {
                for (int step = 0; step < StepsOfRound; step++)
                    Step();

                barrier.SignalAndWait(test._stop.Token);
            }

            End();
        }

        public void Dispose() => _cache.Dispose();

        /// <summary>The same many times over, of one class: more than the magazines hold, so that threads meet at the
        /// depots and slabs.</summary>
        private void Step()
        {
            int kind = _random.Next(8);
            int sizeClass = Classes[_random.Next(Classes.Length)];
            for (int left = _random.Next(LongestBurst); left > 0; left--)
                Step(kind, sizeClass);
        }

        private void Step(int kind, int sizeClass)
        {
            switch (kind)
            {
                case 0:
                    HandOver();
                    break;
                case 1:
                    TakeOver();
                    break;
                case < 5 when _held.Count < MostHeld:
                    Allocate(sizeClass);
                    break;
                default:
                    Free();
                    break;
            }
        }

        private void Allocate(int sizeClass)
        {
            ulong item = (ulong)_cache.Allocate(sizeClass);
            if (item == 0)
                return;

            test.Own(item, 0, Me);
            *(ulong*)item = item ^ (ulong)sizeClass;
            _held.Add(item);
        }

        private void Free()
        {
            if (!TryPick(out ulong item))
                return;

            if (*(ulong*)item != (item ^ (ulong)test._host.Heap.ClassOf((void*)item)))
                Assert.Fail("an object keeps its contents and its class");

            test.Own(item, Me, 0);
            _cache.Free((void*)item);
        }

        private void HandOver()
        {
            if (!TryPick(out ulong item))
                return;

            test.Own(item, Me, Queued);
            test._inboxes[(index + 1) % Threads].Enqueue(item);
        }

        private void TakeOver()
        {
            if (!test._inboxes[index].TryDequeue(out ulong item))
                return;

            test.Own(item, Queued, Me);
            _held.Add(item);
        }

        private bool TryPick(out ulong item)
        {
            item = 0;
            if (_held.Count == 0)
                return false;

            int which = _random.Next(_held.Count);
            item = _held[which];
            _held[which] = _held[^1];
            _held.RemoveAt(_held.Count - 1);
            return true;
        }

        /// <summary>Leaves half to the next generation while others still run.</summary>
        private void End()
        {
            for (int left = _held.Count / 2; left > 0; left--)
                Free();

            while (_held.Count > 0)
                HandOver();

            _cache.Flush();
            Assert.True(_cache.IsAllZero);
        }
    }
}
