using System;
using System.Linq;
using System.Threading;

namespace ClassLibrary;

/// <summary>Threads and locks.</summary>
internal static class Threads
{
    [ThreadStatic]
    private static int _own;

    public static void Write(Report report)
    {
        report.Add("run", () => { int result = 0; var thread = new Thread(() => result = 5); thread.Start(); thread.Join(); return result; });
        report.Add("parameter", () => { object? seen = null; var thread = new Thread(value => seen = value); thread.Start("given"); thread.Join(); return seen; });
        report.Add("name", () => { var thread = new Thread(() => { }) { Name = "named", IsBackground = true }; return $"{thread.Name} {thread.IsBackground} {thread.ThreadState} {thread.Priority}"; });
        report.Add("own", () => { _own = 1; int other = -1; var thread = new Thread(() => other = _own); thread.Start(); thread.Join(); return $"{_own} {other}"; });
        report.Add("thread-local", () => { using var local = new ThreadLocal<int>(() => 7); return local.Value; });
        report.Add("lock", () => { int count = 0; object gate = new(); var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() => { for (int index = 0; index < 1000; index++) lock (gate) count++; })).ToArray(); foreach (Thread thread in threads) thread.Start(); foreach (Thread thread in threads) thread.Join(); return count; });
        report.Add("lock-class", () => { var gate = new Lock(); using (gate.EnterScope()) return gate.IsHeldByCurrentThread; });
        report.Add("monitor", () => { object gate = new(); bool pulsed = false; var thread = new Thread(() => { lock (gate) { pulsed = true; Monitor.Pulse(gate); } }); lock (gate) { thread.Start(); while (!pulsed) Monitor.Wait(gate); } thread.Join(); return pulsed; });
        report.Add("monitor-bad", () => { Monitor.Exit(new object()); return null; });
        report.Add("interlocked", () => { int value = 5; return $"{Interlocked.CompareExchange(ref value, 9, 5)} {Interlocked.Exchange(ref value, 1)} {Interlocked.Or(ref value, 6)} {value}"; });
        report.Add("event", () => { using var signal = new AutoResetEvent(true); return $"{signal.WaitOne(0)} {signal.WaitOne(0)}"; });
        report.Add("wait-any", () => WaitHandle.WaitAny([new ManualResetEvent(false), new ManualResetEvent(true)]));
        report.Add("mutex", () => { using var mutex = new Mutex(true); mutex.ReleaseMutex(); return mutex.WaitOne(0); });
        report.Add("mutex-bad", () => { using var mutex = new Mutex(); mutex.ReleaseMutex(); return null; });
        report.Add("mutex-abandoned", () => { var mutex = new Mutex(); var thread = new Thread(() => mutex.WaitOne()); thread.Start(); thread.Join(); return mutex.WaitOne(); });
        report.Add("semaphore", () => { using var semaphore = new Semaphore(1, 1); semaphore.WaitOne(); semaphore.Release(); return semaphore.Release(); });
        report.Add("barrier", () => { int phases = 0; using var barrier = new Barrier(2, _ => phases++); var thread = new Thread(() => barrier.SignalAndWait()); thread.Start(); barrier.SignalAndWait(); thread.Join(); return phases; });
        report.Add("reader-writer", () => { using var gate = new ReaderWriterLockSlim(); gate.EnterReadLock(); gate.EnterWriteLock(); return null; });
        report.Add("lazy", () => { int made = 0; var lazy = new Lazy<int>(() => Interlocked.Increment(ref made)); return lazy.Value + lazy.Value; });
        report.Add("lazy-bad", () => new Lazy<int>(() => throw new FormatException("made")).Value);
        report.Add("interrupt", () => { string seen = "none"; var thread = new Thread(() => { try { Thread.Sleep(Timeout.Infinite); } catch (ThreadInterruptedException error) { seen = error.Message; } }); thread.Start(); thread.Interrupt(); thread.Join(); return seen; });
        
        report.Add("start-twice", () => { var thread = new Thread(() => { }); thread.Start(); thread.Join(); thread.Start(); return null; });
        report.Add("apartment", () => Thread.CurrentThread.GetApartmentState());
        report.Add("pool", () => { using var done = new ManualResetEventSlim(); bool isPool = false; ThreadPool.QueueUserWorkItem(_ => { isPool = Thread.CurrentThread.IsThreadPoolThread; done.Set(); }); done.Wait(); return isPool; });
        report.Add("culture", () => Thread.CurrentThread.CurrentCulture.Name.Length);
        report.Add("context", () => { ExecutionContext? context = ExecutionContext.Capture(); return context != null; });
        report.Add("volatile", () => { int value = 1; Volatile.Write(ref value, 2); return Volatile.Read(ref value); });
    }
}
