using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Locks;

/// <summary>Keeps other threads out of a short section: while a thread is inside, its CPU runs no other. All zero is
/// unlocked.</summary>
/// <remarks>
/// <para>Only <c>WaitQueue.Wait</c> may block inside, and it leaves the lock meanwhile. Locks nest in the order of
/// <see cref="LockRank"/>, and a thread never enters one twice. Interrupt handlers do not enter them: they check that the
/// interrupted code holds none (<see cref="Processor.Depth"/>). It works before the scheduler is started, and costs the same few
/// instructions then.</para>
/// <para>When a self-test recovers from a panic, all locks become free at once: the word of a taken lock holds
/// the number of recoveries, and an older number does not count.</para>
/// </remarks>
[Lock]
public unsafe struct KernelLock
{
    [OwnedBy("the recovery from a panic, when no other thread goes on")]
    private static uint _recoveries;

    /// <summary>Called when a CPU holds no lock any more and work waited for that (<see cref="Processor.NeedsAttention"/>). Set
    /// when the scheduler starts; before, no work waits.</summary>
    [SetAtBoot]
    internal static delegate*<void> Attend;

    private uint _holder;

#if CHECKS_INTERNAL
    private LockRank _rank;
#endif

    /// <summary>The number of recoveries from a panic.</summary>
    internal static uint Recoveries => _recoveries;

    private static uint Mark => _recoveries + 1;

    /// <summary>Whether a thread is inside.</summary>
    internal readonly bool IsTaken => Volatile.Read(in _holder) == Mark;

    /// <summary>Waits until no other thread is inside.</summary>
    /// <param name="rank">The lock's own; checked builds check that it is later than the ranks of the locks that are held.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter(LockRank rank)
    {
        Enter();
        Rise(rank);
    }

    /// <summary>Lets the next one in, and does the work that waited: a switch, a signal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Exit()
    {
        Drop();
        ref Processor processor = ref Processor.This;
        if (--processor.Depth == 0 && processor.NeedsAttention)
            Attend();
    }

    /// <summary>Takes the lock; the caller must be safe from preemption already.</summary>
    /// <inheritdoc cref="Enter(LockRank)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Take(LockRank rank)
    {
        Take();
        Rise(rank);
    }

    /// <summary>Takes the lock again after a wait.</summary>
    internal void TakeAgain()
    {
        Take();
#if CHECKS_INTERNAL
        Rise(_rank);
#endif
    }

    /// <summary>Releases the lock, still safe from preemption.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Drop()
    {
        Fall();
        Volatile.Write(ref _holder, 0);
    }

    /// <summary>Makes every lock free. For the recovery from a panic, when no other thread continues.</summary>
    internal static void DropAll()
    {
        _recoveries++;
        Processor.This.Depth = 0;
        Processor.This.HeldRanks = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Enter()
    {
        Processor.This.Depth++;
        Take();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Take()
    {
        if (Interlocked.Exchange(ref _holder, Mark) == Mark)
            Spin();
    }

    /// <summary>With one CPU the holder can only be the caller.</summary>
    private static void Spin() => Invariant.Holds(false, "a thread enters no kernel lock twice"u8);

    /// <summary>Records the rank of a lock that was taken.</summary>
    [Conditional(Invariant.InternalChecks)]
    private void Rise(LockRank rank)
    {
        LockOrder.Enter(ref Processor.This.HeldRanks, rank);
#if CHECKS_INTERNAL
        _rank = rank;
#endif
    }

    /// <summary>Removes the rank of a lock that is released.</summary>
    [Conditional(Invariant.InternalChecks)]
    private readonly void Fall()
    {
#if CHECKS_INTERNAL
        LockOrder.Leave(ref Processor.This.HeldRanks, _rank);
#endif
    }
}
