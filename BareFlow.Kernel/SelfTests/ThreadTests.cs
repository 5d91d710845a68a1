using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Cosmos.SelfTest;

namespace BareFlow.Kernel.SelfTests;

using Monitor = System.Threading.Monitor;
using State = System.Threading.ThreadState;

/// <summary>Threads, locks, the pool, timers and tasks.</summary>
[SelfTestSuite("threads")]
internal static class ThreadTests
{
    private const int Threads = 4;

    [ThreadStatic]
    private static int _ofThread;

    [SelfTest]
    internal static void ThreadsRunAndEnd()
    {
        var numbers = new int[8];
        InParallel(8, number => numbers[number] = number + 1);
        Assert.Sequence(Enumerable.Range(1, 8), numbers);
    }

    [SelfTest]
    internal static void ManyThreadsComeAndGo()
    {
        int count = 0;
        for (int round = 0; round < 10; round++)
            InParallel(10, _ => Interlocked.Increment(ref count));

        Assert.Equal(100, count);
    }

    [SelfTest]
    internal static void AThreadKnowsItself()
    {
        (string? Name, int Id, bool IsBackground, bool IsPool) seen = default;
        var thread = new Thread(() =>
        {
            Thread self = Thread.CurrentThread;
            seen = (self.Name, self.ManagedThreadId, self.IsBackground, self.IsThreadPoolThread);
        })
        { Name = "worker", IsBackground = true, Priority = ThreadPriority.AboveNormal };
        Assert.Equal(State.Unstarted | State.Background, thread.ThreadState);
        thread.Start();
        thread.Join();
        Assert.Equal(("worker", thread.ManagedThreadId, true, false), seen);
        Assert.That((thread.ThreadState & State.Stopped) != 0);
        Assert.Throws<ThreadStateException>(thread.Start);
    }

    [SelfTest]
    internal static void ThreadsOfEveryPriorityRun()
    {
        using var countdown = new CountdownEvent(Enum.GetValues<ThreadPriority>().Length);
        Thread[] threads =
        [
            .. from priority in Enum.GetValues<ThreadPriority>()
               select new Thread(() => countdown.Signal()) { Priority = priority, IsBackground = true },
        ];
        Assert.Sequence(Enum.GetValues<ThreadPriority>(), threads.Select(thread => thread.Priority));
        Array.ForEach(threads, thread => thread.Start());
        Assert.That(countdown.Wait(10_000));
        Array.ForEach(threads, thread => thread.Join());
        Assert.Throws<ArgumentOutOfRangeException>(() => Thread.CurrentThread.Priority = (ThreadPriority)9);
    }

    [SelfTest]
    internal static void AHotThreadLetsOthersRun()
    {
        bool isStopped = false;
        var hot = new Thread(() => Spin(ref isStopped));
        hot.Start();
        int turns = 0;
        var other = new Thread(() => turns = CountTurns(20));
        other.Start();
        other.Join();
        Volatile.Write(ref isStopped, true);
        hot.Join();
        Assert.Equal(20, turns);
    }

    [SelfTest]
    internal static void JoinWaitsNoLongerThanAsked()
    {
        using var gate = new ManualResetEventSlim();
        var thread = new Thread(gate.Wait);
        thread.Start();
        var watch = Stopwatch.StartNew();
        Assert.That(!thread.Join(30));
        Assert.InRange(25, 3000, watch.ElapsedMilliseconds);
        gate.Set();
        Assert.That(thread.Join(5000));
    }

    [SelfTest]
    internal static void SleepSleeps()
    {
        var watch = Stopwatch.StartNew();
        Thread.Sleep(50);
        Assert.InRange(49, 2000, watch.ElapsedMilliseconds);
        watch.Restart();
        for (int round = 0; round < 10; round++)
            Thread.Sleep(1);

        Assert.InRange(9, 2000, watch.ElapsedMilliseconds);
    }

    [SelfTest]
    internal static void LocksExclude()
    {
        var key = new object();
        int count = 0;
        InParallel(Threads, _ => Repeat(1000, () =>
        {
            lock (key)
                count = Slowly(count) + 1;
        }));
        Assert.Equal(Threads * 1000, count);
    }

    [SelfTest]
    internal static void TheLockTypeExcludes()
    {
        var key = new Lock();
        int count = 0;
        InParallel(Threads, _ => Repeat(1000, () =>
        {
            lock (key)
                count = Slowly(count) + 1;
        }));
        Assert.Equal(Threads * 1000, count);
        Assert.That(!key.IsHeldByCurrentThread);
    }

    [SelfTest]
    internal static void LocksNest()
    {
        var key = new object();
        lock (key)
        {
            lock (key)
                Assert.That(Monitor.IsEntered(key));

            Assert.That(Monitor.IsEntered(key));
        }

        Assert.That(!Monitor.IsEntered(key));
        Assert.Throws<SynchronizationLockException>(() => Monitor.Exit(key));
    }

    [SelfTest]
    internal static void TryEnterGivesUp()
    {
        var key = new object();
        bool isTaken = true;
        lock (key)
            InParallel(1, _ => isTaken = Monitor.TryEnter(key, 20));

        Assert.That(!isTaken);
        InParallel(1, _ => isTaken = Monitor.TryEnter(key, 20));
        Assert.That(isTaken);
    }

    [SelfTest]
    internal static void MonitorsWaitAndPulse()
    {
        var queue = new Queue<int>();
        long sum = 0;
        var consumer = new Thread(() => sum = Consume(queue, 500));
        consumer.Start();
        for (int number = 1; number <= 500; number++)
        {
            lock (queue)
            {
                queue.Enqueue(number);
                Monitor.Pulse(queue);
            }
        }

        consumer.Join();
        Assert.Equal(125_250, sum);
    }

    [SelfTest]
    internal static void PulseAllWakesAll()
    {
        var key = new object();
        int waiting = 0, woken = 0;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            lock (key)
            {
                waiting++;
                Monitor.Wait(key);
                woken++;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Assert.Soon(() => { lock (key) return waiting == Threads; });
        lock (key)
            Monitor.PulseAll(key);

        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(Threads, woken);
    }

    [SelfTest]
    internal static void AWaitTimesOut()
    {
        var key = new object();
        var watch = Stopwatch.StartNew();
        lock (key)
            Assert.That(!Monitor.Wait(key, 30));

        Assert.InRange(25, 2000, watch.ElapsedMilliseconds);
    }

    [SelfTest]
    internal static void InterlockedIsAtomic()
    {
        int sum = 0;
        long wide = 0;
        InParallel(Threads, _ => Repeat(5000, () =>
        {
            Interlocked.Increment(ref sum);
            Interlocked.Add(ref wide, 3);
        }));
        Assert.Equal((Threads * 5000, Threads * 15_000L), (sum, wide));
        Assert.Equal(Threads * 5000, Interlocked.CompareExchange(ref sum, 1, Threads * 5000));
        Assert.Equal(1, Interlocked.Exchange(ref sum, 2));
        Assert.Equal(2, Interlocked.Or(ref sum, 5));
        Assert.Equal(7, sum);
    }

    [SelfTest]
    internal static void ThreadStaticsAreApart()
    {
        _ofThread = 100;
        var seen = new int[Threads];
        InParallel(Threads, number =>
        {
            _ofThread += number;
            Thread.Sleep(2);
            seen[number] = _ofThread;
        });
        Assert.Sequence(Enumerable.Range(0, Threads), seen);
        Assert.Equal(100, _ofThread);
    }

    [SelfTest]
    internal static void ThreadLocalsAreApart()
    {
        int created = 0;
        using var local = new ThreadLocal<int>(() => Interlocked.Increment(ref created), trackAllValues: true);
        InParallel(Threads, _ => Assert.InRange(1, Threads, local.Value));
        Assert.Sequence(Enumerable.Range(1, Threads), local.Values.Order());
    }

    [SelfTest]
    internal static async Task AsyncLocalsFlow()
    {
        var local = new AsyncLocal<string> { Value = "outer" };
        string? inner = await Task.Run(() =>
        {
            string? seen = local.Value;
            local.Value = "changed";
            return seen;
        });
        Assert.Equal("outer", inner);
        Assert.Equal("outer", local.Value);
    }

    [SelfTest]
    internal static void EventsSignal()
    {
        using var ready = new AutoResetEvent(false);
        using var answer = new AutoResetEvent(false);
        int count = 0;
        var thread = new Thread(() => Repeat(200, () =>
        {
            ready.WaitOne();
            count++;
            answer.Set();
        }));
        thread.Start();
        Repeat(200, () => WaitHandle.SignalAndWait(ready, answer));
        thread.Join();
        Assert.Equal(200, count);
        Assert.That(!ready.WaitOne(10));
    }

    [SelfTest]
    internal static void AnyAndAllOfManyEvents()
    {
        using ManualResetEvent first = new(false), second = new(false), third = new(false);
        WaitHandle[] all = [first, second, third];
        Assert.Equal(WaitHandle.WaitTimeout, WaitHandle.WaitAny(all, 10));
        second.Set();
        Assert.Equal(1, WaitHandle.WaitAny(all));
        Assert.That(!WaitHandle.WaitAll(all, 10));
        var thread = new Thread(() =>
        {
            first.Set();
            third.Set();
        });
        thread.Start();
        Assert.That(WaitHandle.WaitAll(all, 5000));
        thread.Join();
    }

    [SelfTest]
    internal static void SemaphoresLimit()
    {
        using var semaphore = new SemaphoreSlim(2);
        int inside = 0, most = 0;
        InParallel(6, _ =>
        {
            semaphore.Wait();
            InterlockedMax(ref most, Interlocked.Increment(ref inside));
            Thread.Sleep(2);
            Interlocked.Decrement(ref inside);
            semaphore.Release();
        });
        Assert.InRange(1, 2, most);
        Assert.Equal(2, semaphore.CurrentCount);
    }

    [SelfTest]
    internal static void AMutexBelongsToItsThread()
    {
        using var mutex = new Mutex(initiallyOwned: true);
        bool isTaken = true;
        InParallel(1, _ => isTaken = mutex.WaitOne(10));
        Assert.That(!isTaken);
        mutex.ReleaseMutex();
        InParallel(1, _ => Assert.That(mutex.WaitOne(5000)));
        Assert.Throws<AbandonedMutexException>(() => mutex.WaitOne(5000));
        mutex.ReleaseMutex();
    }

    [SelfTest]
    internal static void ReadersShareAndWritersDoNot()
    {
        using var key = new ReaderWriterLockSlim();
        using var both = new Barrier(2);
        InParallel(2, _ =>
        {
            key.EnterReadLock();
            Assert.That(both.SignalAndWait(5000));
            key.ExitReadLock();
        });
        int count = 0;
        InParallel(Threads, number => Repeat(300, () =>
        {
            key.EnterWriteLock();
            count = Slowly(count) + 1;
            key.ExitWriteLock();
            key.EnterReadLock();
            GC.KeepAlive(count);
            key.ExitReadLock();
        }));
        Assert.Equal(Threads * 300, count);
    }

    [SelfTest]
    internal static void BarriersHoldInStep()
    {
        var log = new ConcurrentQueue<long>();
        using var barrier = new Barrier(3, step => log.Enqueue(step.CurrentPhaseNumber));
        InParallel(3, _ => Repeat(20, () => Assert.That(barrier.SignalAndWait(10_000))));
        Assert.Sequence(Enumerable.Range(0, 20).Select(number => (long)number), log);
    }

    [SelfTest]
    internal static void CountdownsEnd()
    {
        using var countdown = new CountdownEvent(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() => countdown.Signal()))];
        Array.ForEach(threads, thread => thread.Start());
        Assert.That(countdown.Wait(5000));
        Array.ForEach(threads, thread => thread.Join());
        Assert.That(countdown.IsSet);
    }

    [SelfTest]
    internal static void LazyIsMadeOnce()
    {
        int made = 0;
        var lazy = new Lazy<int>(() => Interlocked.Increment(ref made));
        InParallel(Threads, _ => Assert.Equal(1, lazy.Value));
        Assert.Equal(1, made);
    }

    [SelfTest]
    internal static void ThePoolWorks()
    {
        using var countdown = new CountdownEvent(200);
        int sum = 0;
        for (int number = 1; number <= 200; number++)
        {
            ThreadPool.QueueUserWorkItem(
                value =>
                {
                    Interlocked.Add(ref sum, value);
                    countdown.Signal();
                },
                number,
                preferLocal: number % 2 == 0);
        }

        Assert.That(countdown.Wait(10_000));
        Assert.Equal(20_100, sum);
    }

    [SelfTest]
    internal static void ThePoolGrowsWhenItsThreadsBlock()
    {
        int count = Environment.ProcessorCount + 1;
        using var both = new Barrier(count);
        Task[] tasks = [.. Enumerable.Range(0, count).Select(_ => Task.Run(() => both.SignalAndWait()))];
        Assert.That(Task.WaitAll(tasks, 15_000));
    }

    [SelfTest]
    internal static void RegisteredWaitsCallBack()
    {
        using var signal = new AutoResetEvent(false);
        using var called = new ManualResetEventSlim();
        RegisteredWaitHandle wait = ThreadPool.RegisterWaitForSingleObject(
            signal, (_, isLate) => { if (!isLate) called.Set(); }, null, 10_000, executeOnlyOnce: true);
        signal.Set();
        Assert.That(called.Wait(10_000));
        wait.Unregister(null);
    }

    [SelfTest]
    internal static void TimersTick()
    {
        using var countdown = new CountdownEvent(3);
        var watch = Stopwatch.StartNew();
        using (new Timer(_ => { if (!countdown.IsSet) countdown.Signal(); }, null, 20, 20))
            Assert.That(countdown.Wait(10_000));

        Assert.InRange(55, 10_000, watch.ElapsedMilliseconds);
    }

    [SelfTest]
    internal static async Task PeriodicTimersTick()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (int tick = 0; tick < 3; tick++)
            Assert.That(await timer.WaitForNextTickAsync());
    }

    [SelfTest]
    internal static void StoppedTimersAreSilent()
    {
        int ticks = 0;
        using var timer = new Timer(_ => Interlocked.Increment(ref ticks), null, 500, 500);
        timer.Change(Timeout.Infinite, Timeout.Infinite);
        Thread.Sleep(50);
        Assert.Equal(0, ticks);
    }

    [SelfTest]
    internal static async Task DelaysDelay()
    {
        var watch = Stopwatch.StartNew();
        await Task.Delay(30);
        Assert.InRange(29, 5000, watch.ElapsedMilliseconds);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Delay(number)));
    }

    [SelfTest]
    internal static async Task AwaitsResume()
    {
        int sum = 0;
        for (int number = 0; number < 100; number++)
            sum += await Double(number);

        Assert.Equal(9900, sum);
        Assert.Equal(89, await Fibonacci(10));
    }

    [SelfTest]
    internal static async Task AsyncStreamsFlow()
    {
        var seen = new List<int>();
        await foreach (int number in Squares(10))
            seen.Add(number);

        Assert.Sequence(Enumerable.Range(0, 10).Select(number => number * number), seen);
    }

    [SelfTest]
    internal static async Task CancellationCancels()
    {
        using var source = new CancellationTokenSource(20);
        await Assert.ThrowsAsync<OperationCanceledException>(() => Task.Delay(60_000, source.Token));
        Assert.That(source.IsCancellationRequested);
        bool isCalled = false;
        source.Token.Register(() => isCalled = true);
        Assert.That(isCalled);
        await Assert.ThrowsAsync<TaskCanceledException>(() => Task.Run(() => { }, source.Token));
    }

    [SelfTest]
    internal static async Task WaitAsyncGivesUp()
    {
        var never = new TaskCompletionSource();
        await Assert.ThrowsAsync<TimeoutException>(() => never.Task.WaitAsync(TimeSpan.FromMilliseconds(20)));
        never.SetResult();
        await never.Task;
    }

    [SelfTest]
    internal static async Task ContinuationsFollow()
    {
        var order = new ConcurrentQueue<int>();
        Task first = Task.Run(() => order.Enqueue(1));
        await first.ContinueWith(_ => order.Enqueue(2)).ContinueWith(_ => order.Enqueue(3));
        Assert.Sequence([1, 2, 3], order);
        Task<int> winner = await Task.WhenAny(Task.FromResult(7), new TaskCompletionSource<int>().Task);
        Assert.Equal(7, await winner);
    }

    [SelfTest]
    internal static void ParallelForCoversAll()
    {
        var squares = new int[500];
        Parallel.For(0, squares.Length, number => squares[number] = number * number);
        Assert.Equal(Enumerable.Range(0, 500).Sum(number => number * number), squares.Sum());
        long sum = 0;
        Parallel.ForEach(Enumerable.Range(1, 100), number => Interlocked.Add(ref sum, number));
        Assert.Equal(5050, sum);
    }

    [SelfTest]
    internal static void ParallelForHandsExceptionsOn()
    {
        var caught = Assert.Throws<AggregateException>(() => Parallel.For(0, 10, number =>
        {
            if (number == 5)
                throw new FormatException();
        }));
        Assert.That(caught.InnerExceptions.All(inner => inner is FormatException));
    }

    [SelfTest]
    internal static void ParallelQueriesAgree() => Assert.Equal(
        Enumerable.Range(0, 2000).Where(number => number % 3 == 0).Sum(),
        Enumerable.Range(0, 2000).AsParallel().Where(number => number % 3 == 0).Sum());

    [SelfTest]
    internal static async Task ChannelsPassInOrder()
    {
        var channel = Channel.CreateBounded<int>(8);
        Task producer = Task.Run(async () =>
        {
            for (int number = 0; number < 500; number++)
                await channel.Writer.WriteAsync(number);

            channel.Writer.Complete();
        });
        int expected = 0;
        await foreach (int number in channel.Reader.ReadAllAsync())
            Assert.Equal(expected++, number);

        await producer;
        Assert.Equal(500, expected);
        await Assert.ThrowsAsync<ChannelClosedException>(() => channel.Writer.WriteAsync(1).AsTask());
    }

    [SelfTest]
    internal static void ConcurrentCollectionsAgree()
    {
        var table = new ConcurrentDictionary<int, int>();
        var bag = new ConcurrentBag<int>();
        var stack = new ConcurrentStack<int>();
        InParallel(Threads, _ =>
        {
            for (int key = 0; key < 200; key++)
            {
                table.AddOrUpdate(key, 1, (_, count) => count + 1);
                bag.Add(key);
                stack.Push(key);
            }
        });
        Assert.That(table.Count == 200 && table.Values.All(count => count == Threads));
        Assert.Equal((Threads * 200, Threads * 200), (bag.Count, stack.Count));
    }

    [SelfTest]
    internal static void ABlockingCollectionHandsOver()
    {
        using var items = new BlockingCollection<int>(4);
        int sum = 0;
        var thread = new Thread(() =>
        {
            foreach (int item in items.GetConsumingEnumerable())
                sum += item;
        });
        thread.Start();
        for (int number = 1; number <= 100; number++)
            items.Add(number);

        items.CompleteAdding();
        thread.Join();
        Assert.Equal(5050, sum);
    }

    [SelfTest]
    internal static void DeepStacksHold()
    {
        int depth = 0;
        var thread = new Thread(() => depth = Descend(2000), 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(2000, depth);
    }

    [SelfTest]
    internal static void InterruptsWakeSleepers()
    {
        bool isInterrupted = false;
        var thread = new Thread(() =>
        {
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        });
        thread.Start();
        thread.Interrupt();
        thread.Join();
        Assert.That(isInterrupted);
    }

    [SelfTest]
    internal static void FloatsSurviveSwitches()
    {
        var sums = new double[Threads];
        InParallel(Threads, number =>
        {
            double sum = 0;
            for (int turn = 1; turn <= 200_000; turn++)
                sum += number / (double)turn;

            sums[number] = sum;
        });
        for (int number = 1; number < Threads; number++)
            Assert.InRange(0.999_999 * number, 1.000_001 * number, sums[number] / sums[1]);
    }

    private static void InParallel(int count, Action<int> action)
    {
        Exception? thrown = null;
        Thread[] threads = [.. Enumerable.Range(0, count).Select(number => new Thread(() =>
        {
            try
            {
                action(number);
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        if (thrown is not null)
            throw new AggregateException(thrown);
    }

    private static void Repeat(int count, Action action)
    {
        for (int turn = 0; turn < count; turn++)
            action();
    }

    /// <summary>The value it is given, after a while in which an unlocked counter would be changed by others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Slowly(int value)
    {
        Thread.SpinWait(1);
        return value;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen = Volatile.Read(ref most);
        while (value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen)
            seen = Volatile.Read(ref most);
    }

    private static void Spin(ref bool isStopped)
    {
        while (!Volatile.Read(ref isStopped))
        {
        }
    }

    private static int CountTurns(int wanted)
    {
        int turns = 0;
        for (; turns < wanted; turns++)
            Thread.Yield();

        return turns;
    }

    private static long Consume(Queue<int> queue, int count)
    {
        long sum = 0;
        for (int taken = 0; taken < count; taken++)
        {
            lock (queue)
            {
                while (queue.Count == 0)
                    Monitor.Wait(queue);

                sum += queue.Dequeue();
            }
        }

        return sum;
    }

    private static async Task<int> Double(int number)
    {
        await Task.Yield();
        return number * 2;
    }

    private static async ValueTask<int> Fibonacci(int number)
    {
        if (number < 2)
            return 1;

        await Task.Yield();
        return await Fibonacci(number - 1) + await Fibonacci(number - 2);
    }

    private static async IAsyncEnumerable<int> Squares(int count)
    {
        for (int number = 0; number < count; number++)
        {
            await Task.Yield();
            yield return number * number;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Descend(int depth) => depth == 0 ? 0 : Descend(depth - 1) + 1;
}
