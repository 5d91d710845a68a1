using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>Keeps other threads out of a longer section: a waiting thread sleeps, and the holder may be preempted, copy a
/// caller's memory, draw and wait for something else. All zero is unlocked.</summary>
/// <remarks>
/// <para>Only threads enter it, outside all kernel locks, in the order of <see cref="LockRank"/> and never twice. Signals
/// wait until the thread has left it.</para>
/// <para>When a self-test recovers from a panic, the holds of the threads that are discarded, and of the one that goes on, end; those of
/// other threads stay.</para>
/// </remarks>
[Lock]
public unsafe struct SleepLock
{
    private const ulong Waited = 1;
    private const int SerialShift = 1;
    private const int RecoveryShift = 40;
    private const ulong SerialMask = (1UL << (RecoveryShift - SerialShift)) - 1;

    /// <summary>The number of recoveries when it was taken, the serial number of the thread that holds it, and whether a thread waits.
    /// </summary>
    private ulong _holder;

    /// <summary>Protects <see cref="_waiters"/>.</summary>
    private KernelLock _lock;
    private WaitQueue _waiters;

#if CHECKS_INTERNAL
    private LockRank _rank;
#endif

    private static ulong Mark => ((ulong)KernelLock.Recoveries << RecoveryShift) | (Scheduler.Current->Serial << SerialShift);

    /// <summary>Waits until no other thread is inside.</summary>
    /// <param name="rank">The lock's own; checked builds check that it is later than the ranks of the locks that are held.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Enter(LockRank rank)
    {
        Rise(rank);
        // First, as from the moment on in which it has the lock no signal's handler may come and want it.
        Scheduler.Current->SleepLocks++;
        Take();
    }

    /// <summary>Lets the next one in, and handles the signals that came meanwhile.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Exit()
    {
        Fall();
        Drop();
        Thread* thread = Scheduler.Current;
        if (--thread->SleepLocks == 0 && Signals.AreDue(thread))
            Preemption.Interrupt();
    }

    /// <summary>Leaves the lock, waits in a queue that the lock protects, and enters it again.</summary>
    /// <inheritdoc cref="WaitQueue.Wait(ulong, ref KernelLock, WaitReason)" />
    internal bool Wait(ref WaitQueue queue, ulong deadline, WaitReason reason)
    {
        // The waking thread is inside, so it comes after the wait has begun: to get in, it must pass the inner lock.
        _lock.Enter(LockRank.SleepLock);
        DropInside();
        bool isWoken = queue.Wait(deadline, ref _lock, reason);
        _lock.Exit();
        Take();
        return isWoken;
    }

    private void Take()
    {
        ulong seen = Volatile.Read(ref _holder);
        if (IsHeld(seen) || Interlocked.CompareExchange(ref _holder, Mark, seen) != seen)
            TakeSlowly();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeSlowly()
    {
        _lock.Enter(LockRank.SleepLock);
        while (!TryTakeWaited())
            _waiters.Wait(ulong.MaxValue, ref _lock, WaitReason.Lock);

        _lock.Exit();
    }

    /// <summary>Takes the lock, or has its holder wake one when it leaves. Others may wait, so who takes it after a wait does the same.
    /// </summary>
    private bool TryTakeWaited()
    {
        while (true)
        {
            ulong seen = Volatile.Read(ref _holder);
            bool isHeld = IsHeld(seen);
            ulong wanted = isHeld ? seen | Waited : Mark | Waited;
            if (Interlocked.CompareExchange(ref _holder, wanted, seen) == seen)
                return !isHeld;
        }
    }

    private void Drop()
    {
        if ((Interlocked.Exchange(ref _holder, 0) & Waited) != 0)
            WakeNext();
    }

    /// <summary>Gives the turn to the first one that waits: it would find the lock taken again each time, where others enter it as soon
    /// as they have left it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WakeNext()
    {
        _lock.Enter(LockRank.SleepLock);
        Processor.This.NeedsAttention |= !_waiters.IsEmpty;
        _waiters.WakeOne();
        _lock.Exit();
    }

    /// <summary>Releases the lock, inside the inner one.</summary>
    private void DropInside()
    {
        if ((Interlocked.Exchange(ref _holder, 0) & Waited) != 0)
            _waiters.WakeOne();
    }

    private static bool IsHeld(ulong holder) => holder != 0
        && (holder >> RecoveryShift == KernelLock.Recoveries || Scheduler.KeepsHolds((holder >> SerialShift) & SerialMask));

    /// <summary>Records the rank of a lock that is entered.</summary>
    [Conditional(Invariant.InternalChecks)]
    private void Rise(LockRank rank)
    {
        Invariant.Internal(Processor.This.Depth == 0, "a lock that sleeps is entered outside kernel locks"u8);
        LockOrder.Enter(ref Scheduler.Current->HeldRanks, rank);
#if CHECKS_INTERNAL
        _rank = rank;
#endif
    }

    /// <summary>Removes the rank of a lock that is released.</summary>
    [Conditional(Invariant.InternalChecks)]
    private readonly void Fall()
    {
#if CHECKS_INTERNAL
        LockOrder.Leave(ref Scheduler.Current->HeldRanks, _rank);
#endif
    }
}
