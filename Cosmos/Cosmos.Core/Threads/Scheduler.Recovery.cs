using Cosmos.Core.Locks;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

public static unsafe partial class Scheduler
{
    [OwnedBy("the self-tests, one at a time")]
    private static Thread* _guarded;
    [OwnedBy("the self-tests, one at a time")]
    private static Thread* _lost;
    [OwnedBy("the self-tests, one at a time")]
    private static ulong _lastGuarded;

    /// <summary>Makes the calling thread the one that continues after a panic. The threads that are created from now
    /// on are then discarded.</summary>
    internal static void BeginGuard()
    {
        _guarded = Current;
        _lastGuarded = _lastSerial;
    }

    /// <summary>Makes the thread in which a panic resumes the running one, and discards the threads that it created since. All locks
    /// are free and interrupts off.</summary>
    private static void Recover()
    {
        for (Thread* thread = _living; thread != null;)
            thread = Recover(thread);

        ref ProcessorThreads processor = ref ProcessorThreads.This;
        processor.Dead = null;
        processor.Current = _guarded;
        _guarded->State = ThreadState.Running;
        _guarded->SleepLocks = 0;
        _guarded->HeldRanks = 0;
        ContextSwitch.SetThreadPointer(_guarded->ThreadPointer);
        Rewind(processor.Idle);
    }

    /// <summary>Releases the memory of the discarded threads.</summary>
    internal static void ReleaseLost()
    {
        while (_lost != null)
        {
            Thread* thread = _lost;
            _lost = thread->NextLiving;
            ThreadMemory.Release(thread);
        }
    }

    /// <summary>Whether a thread kept what it held when a panic was recovered from: one that was neither discarded nor resumed.</summary>
    internal static bool KeepsHolds(ulong serial)
    {
        Lock.Enter(LockRank.Scheduler);
        Thread* thread = _living;
        while (thread != null && thread->Serial != serial)
            thread = thread->NextLiving;

        Lock.Exit();
        return thread != null && thread != _guarded;
    }

    /// <summary>Takes one thread out of all queues, if it is discarded or resumes.</summary>
    /// <returns>The next.</returns>
    private static Thread* Recover(Thread* thread)
    {
        Thread* next = thread->NextLiving;
        bool isLost = thread->Serial > _lastGuarded;
        if (isLost || thread == _guarded)
            Withdraw(thread);

        if (!isLost)
            return next;

        if (thread->State != ThreadState.Ended)
            _running--;

        Forget(thread);
        thread->NextLiving = _lost;
        _lost = thread;
        return next;
    }

    private static void Withdraw(Thread* thread)
    {
        if (thread->State == ThreadState.Ready)
            _ready.Remove(thread);

        if (thread->State != ThreadState.Waiting)
            return;

        if (thread->Queue != null)
            thread->Queue->Threads.Remove(thread);

        if (thread->Deadline != Never)
            RemoveSleeper(thread);

        thread->Queue = null;
    }

    /// <summary>Which thread's stack holds an address, its guard included; null when none does.</summary>
    internal static Thread* FindStack(ulong address)
    {
        if (HasOnStack(Current, address))
            return Current;

        Thread* thread = _living;
        while (thread != null && !HasOnStack(thread, address))
            thread = thread->NextLiving;

        return thread;
    }

    private static bool HasOnStack(Thread* thread, ulong address) =>
        address < thread->StackTop && address >= thread->StackGuard;

    private static bool TryFindStack(ulong address, out StackRange range)
    {
        range = default;
        Thread* thread = FindStack(address);
        if (thread == null)
            return false;

        range.Guard = thread->StackGuard;
        range.Bottom = thread->StackBottom;
        range.Top = thread->StackTop;
        return true;
    }
}
