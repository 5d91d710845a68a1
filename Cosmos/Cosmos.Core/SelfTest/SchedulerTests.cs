using System.Threading;
using BareFlow.Memory.Cases;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;
using Cosmos.SelfTest;
using IL2CPU.API;
using Thread = Cosmos.Core.Threads.Thread;
using ThreadState = Cosmos.Core.Threads.ThreadState;

namespace Cosmos.Core.SelfTest;

/// <summary>Threads run, wait, are preempted and keep their data; their memory is released when they end, which the recount
/// checks.</summary>
/// <remarks>Threads share the static fields; each test sets those that it uses.</remarks>
[SelfTestSuite("scheduler")]
[Plug("SchedulerTests.xs")]
[OwnedBy("the self-tests, one at a time")]
internal static unsafe class SchedulerTests
{
    private const int Rounds = 1000;
    private const ulong Soon = Clock.Second / 50;
    private const ulong SmallStack = 64 * 1024;
    private const byte Low = 0;
    private const byte High = 20;
    private const int Signal = 40;
    private const int Division = 8;

    private static ulong _count;
    private static ulong _turn;
    private static ulong _lastWake;
    private static ulong _stop;
    private static ulong _seen;
    private static int _key;
    private static KernelLock _lock;
    private static SleepLock _sleepLock;
    private static WaitQueue _queue;

    /// <summary>A thread gets its argument, gives its result, and runs when others yield or wait.</summary>
    [SelfTest("switch")]
    internal static void Switch(ref Verdict verdict)
    {
        _count = 0;
        Thread* thread = Scheduler.Create(&CountAndYield, (void*)Rounds, SmallStack);
        while (_count < Rounds)
            Scheduler.Yield();

        verdict.Equal(Rounds, (ulong)Scheduler.Join(thread));
    }

    private static void* CountAndYield(void* rounds)
    {
        while (_count < (ulong)rounds)
        {
            _count++;
            Scheduler.Yield();
        }

        return rounds;
    }

    /// <summary>A thread that never yields is interrupted, and so are others while it runs.</summary>
    [SelfTest("preemption")]
    internal static void Preempt(ref Verdict verdict)
    {
        _stop = 0;
        Thread* first = Scheduler.Create(&Spin, null, SmallStack);
        Thread* second = Scheduler.Create(&Spin, null, SmallStack);
        Scheduler.SleepUntil(Clock.Nanoseconds + 2 * Soon);
        Volatile.Write(ref _stop, 1);
        verdict.That(Scheduler.Join(first) != null);
        verdict.That(Scheduler.Join(second) != null);
    }

    /// <summary>Loops until it is stopped, and counts the rounds.</summary>
    private static void* Spin(void* argument)
    {
        ulong turns = 0;
        while (Volatile.Read(ref _stop) == 0)
            turns++;

        return (void*)turns;
    }

    /// <summary>A higher priority runs at once, a lower one when no other thread does, and after some time in any case.</summary>
    [SelfTest("priorities")]
    internal static void Prefer(ref Verdict verdict)
    {
        _count = 0;
        Thread* low = Scheduler.Create(&Count, null, SmallStack, Low);
        Scheduler.Yield();
        verdict.Equal(0, _count);
        Thread* high = Scheduler.Create(&Count, null, SmallStack, High);
        verdict.Equal(1, _count);
        while (Volatile.Read(ref _count) == 1)
        {
        }

        Scheduler.Join(low);
        Scheduler.Join(high);
    }

    private static void* Count(void* argument)
    {
        Volatile.Write(ref _count, _count + 1);
        return null;
    }

    /// <summary>Behind the last id they begin again, and a thread's id is not given to another.</summary>
    [SelfTest("ids")]
    internal static void ReuseIds(ref Verdict verdict)
    {
        ulong last = Scheduler.SetLastId(Scheduler.IdLimit - 2);
        Thread* highest = Scheduler.Create(&Count, null, SmallStack);
        Thread* lowest = Scheduler.Create(&Count, null, SmallStack);
        Scheduler.SetLastId(lowest->Id - 1);
        Thread* next = Scheduler.Create(&Count, null, SmallStack);
        Scheduler.SetLastId(last);
        verdict.Equal(Scheduler.IdLimit - 1, highest->Id);
        verdict.That(lowest->Id >= Scheduler.FirstReusedId && lowest->Id < highest->Id);
        verdict.That(next->Id > lowest->Id && next->Id < highest->Id);
        Scheduler.Join(highest);
        Scheduler.Join(lowest);
        Scheduler.Join(next);
    }

    /// <summary>No thread sleeps too short, and the shorter sleep ends first. A busy host may let both times pass at once; the thread that
    /// woke first may then be preempted before it records that.</summary>
    [SelfTest("sleep")]
    internal static void Sleep(ref Verdict verdict)
    {
        _turn = 0;
        ulong soon = Clock.Nanoseconds + Soon;
        Thread* longer = Scheduler.Create(&SleepInTurn, (void*)(soon + Soon), SmallStack, High);
        Thread* shorter = Scheduler.Create(&SleepInTurn, (void*)soon, SmallStack, High);
        var first = (ulong)Scheduler.Join(shorter);
        verdict.That(Clock.Nanoseconds >= soon);
        var second = (ulong)Scheduler.Join(longer);
        verdict.That(Clock.Nanoseconds >= soon + Soon);
        verdict.That(first < second || _lastWake >= soon + Soon);
        _lock.Enter(LockRank.Program);
        verdict.That(!_queue.Wait(Clock.Nanoseconds + 1, ref _lock));
        verdict.That(_queue.IsEmpty);
        _lock.Exit();
    }

    private static void* SleepInTurn(void* deadline)
    {
        Scheduler.SleepUntil((ulong)deadline);
        ulong turn = ++_turn;
        _lastWake = Clock.Nanoseconds;
        return (void*)turn;
    }

    /// <summary>A key's destructor is called at a thread's end, again while it leaves a value, four times at most.</summary>
    [SelfTest("keys")]
    internal static void DestroyValues(ref Verdict verdict)
    {
        _count = 0;
        _key = ThreadKeys.Add(&DestroyAndSet);
        Scheduler.Join(Scheduler.Create(&SetValue, null, SmallStack));
        ThreadKeys.Remove((uint)_key);
        verdict.Equal(4, _count);
    }

    private static void* SetValue(void* argument)
    {
        ThreadKeys.TrySet((uint)_key, 1);
        return null;
    }

    private static void DestroyAndSet(void* value)
    {
        _count++;
        ThreadKeys.TrySet((uint)_key, (ulong)value + 1);
    }

    /// <summary>A signal reaches a thread in a loop; one that waits handles it once its wait is over; a handler may wait itself.
    /// </summary>
    [SelfTest("signals")]
    internal static void Interrupt(ref Verdict verdict)
    {
        _stop = _seen = 0;
        SignalAction kept = Signals.SetAction(
            Signal, new SignalAction { Handler = (ulong)(delegate*<int, void*, void*, void>)&OnSignal });
        Thread* hot = Scheduler.Create(&Spin, null, SmallStack);
        Scheduler.SleepUntil(Clock.Nanoseconds + Soon);
        Signals.TrySend(hot, Signal);
        Scheduler.Join(hot);
        verdict.Equal(Signal, _seen);

        _stop = _seen = 0;
        Thread* waiter = Scheduler.Create(&WaitForCall, null, SmallStack);
        AwaitWaiter();
        Signals.TrySend(waiter, Signal);
        _lock.Enter(LockRank.Program);
        _queue.WakeOne();
        _lock.Exit();
        Scheduler.Join(waiter);
        verdict.Equal(Signal, _seen);
        Signals.SetAction(Signal, in kept);
    }

    private static void OnSignal(int signal, void* information, void* context)
    {
        Scheduler.SleepUntil(Clock.Nanoseconds + 1);
        _seen = (ulong)signal;
        _stop = 1;
    }

    /// <summary>Yields until a thread waits in the queue: a tick may preempt a thread before it does.</summary>
    private static void AwaitWaiter()
    {
        bool isEmpty = true;
        while (isEmpty)
        {
            Scheduler.Yield();
            _lock.Enter(LockRank.Program);
            isEmpty = _queue.IsEmpty;
            _lock.Exit();
        }
    }

    private static void* WaitForCall(void* argument)
    {
        _lock.Enter(LockRank.Program);
        _queue.Wait(ulong.MaxValue, ref _lock);
        _lock.Exit();
        return null;
    }

    /// <summary>A signal that comes while a thread waits for a lock that sleeps is handled when the thread has left it.</summary>
    [SelfTest("signals-in-lock")]
    internal static void HoldSignalsBack(ref Verdict verdict)
    {
        _count = _seen = 0;
        SignalAction kept = Signals.SetAction(
            Signal, new SignalAction { Handler = (ulong)(delegate*<int, void*, void*, void>)&OnSignal });
        _sleepLock.Enter(LockRank.Program);
        Thread* waiter = Scheduler.Create(&EnterAndLookForSignal, null, SmallStack);
        AwaitState(waiter, ThreadState.Waiting);
        Signals.TrySend(waiter, Signal);
        _sleepLock.Exit();
        verdict.Equal(0, (ulong)Scheduler.Join(waiter));
        verdict.Equal(Signal, _seen);
        Signals.SetAction(Signal, in kept);
    }

    private static void* EnterAndLookForSignal(void* argument)
    {
        _sleepLock.Enter(LockRank.Program);
        ulong seen = Volatile.Read(ref _seen);
        _sleepLock.Exit();
        return (void*)seen;
    }

    private static void AwaitState(Thread* thread, ThreadState state)
    {
        while (thread->State != state)
            Scheduler.SleepUntil(Clock.Nanoseconds + Soon);
    }

    /// <summary>Who waits for a lock that sleeps gets it though others enter it again as soon as they have left it.</summary>
    [SelfTest("lock-turns")]
    internal static void TakeTurns(ref Verdict verdict)
    {
        const int most = 20;
        _stop = 0;
        Thread* waiter = null;
        int rounds = 0;
        for (; rounds < most && Volatile.Read(ref _stop) == 0; rounds++)
        {
            _sleepLock.Enter(LockRank.Program);
            if (waiter == null)
                waiter = Scheduler.Create(&EnterAndStop, null, SmallStack);

            for (ulong end = Clock.Nanoseconds + Soon; Clock.Nanoseconds < end;)
            {
            }

            _sleepLock.Exit();
        }

        Scheduler.Join(waiter);
        verdict.That(rounds < most);
    }

    private static void* EnterAndStop(void* argument)
    {
        _sleepLock.Enter(LockRank.Program);
        Volatile.Write(ref _stop, 1);
        _sleepLock.Exit();
        return null;
    }

    /// <summary>A thread that was inside a lock that sleeps when a panic was recovered from, and goes on, is inside still.</summary>
    [SelfTest("lock-recovered")]
    internal static void KeepHold(ref Verdict verdict)
    {
        _stop = 0;
        _seen = 0;
        Thread* holder = Scheduler.Create(&HoldUntilStopped, null, SmallStack);
        while (Volatile.Read(ref _seen) == 0)
            Scheduler.Yield();

        // As if the panic had come in this test.
        Scheduler.BeginGuard();
        Panic.Recover();
        Cpu.EnableInterrupts();
        _count = 0;
        Thread* waiter = Scheduler.Create(&EnterAndCount, null, SmallStack);
        Scheduler.SleepUntil(Clock.Nanoseconds + Soon);
        verdict.That(_count == 0);
        Volatile.Write(ref _stop, 1);
        Scheduler.Join(holder);
        Scheduler.Join(waiter);
        verdict.That(_count == 1);
    }

    private static void* HoldUntilStopped(void* argument)
    {
        _sleepLock.Enter(LockRank.Program);
        Volatile.Write(ref _seen, 1);
        while (Volatile.Read(ref _stop) == 0)
            Scheduler.Yield();

        _sleepLock.Exit();
        return null;
    }

    private static void* EnterAndCount(void* argument)
    {
        _sleepLock.Enter(LockRank.Program);
        _count++;
        _sleepLock.Exit();
        return null;
    }

    /// <summary>A thread whose time is over may leave a queue after somebody saw it there to wake it.</summary>
    [SelfTest("wake-nobody")]
    internal static void WakeNobody(ref Verdict verdict)
    {
        verdict.That(_queue.IsEmpty);
        Scheduler.WakeFirst(ref _queue);
        verdict.That(_queue.IsEmpty);
    }

    /// <summary>A fault becomes a signal, and the thread continues as the handler says.</summary>
    [SelfTest("faults")]
    internal static void Fault(ref Verdict verdict)
    {
        SignalAction kept = Signals.SetAction(
            Division, new SignalAction { Handler = (ulong)(delegate*<int, SignalInformation*, SignalContext*, void>)&OnFault });
        Signals.Install();
        verdict.Equal(Division, DivideByZero());
        Signals.SetAction(Division, in kept);
    }

    private static void OnFault(int signal, SignalInformation* information, SignalContext* context) =>
        context->SkipTo(information->Value + DivisionBytes(), (ulong)information->Signal);

    /// <summary>Interrupted threads keep the registers of SSE, and of AVX where there is AVX.</summary>
    [SelfTest("registers")]
    internal static void KeepRegisters(ref Verdict verdict)
    {
        _stop = _count = 0;
        Thread* first = Scheduler.Create(&HoldVectors, (void*)1, SmallStack);
        Thread* second = Scheduler.Create(&HoldVectors, (void*)2, SmallStack);
        Scheduler.SleepUntil(Clock.Nanoseconds + 2 * Soon);
        _stop = 1;
        verdict.Equal(0, (ulong)Scheduler.Join(first));
        verdict.Equal(0, (ulong)Scheduler.Join(second));
    }

    private static void* HoldVectors(void* pattern) => (void*)Hold((ulong)pattern, Static.AddressOf(ref _stop));

    [PlugMethod]
    private static extern ulong DivideByZero();

    [PlugMethod]
    private static extern ulong DivisionBytes();

    [PlugMethod]
    private static extern ulong Hold(ulong pattern, ulong* stop);
}
