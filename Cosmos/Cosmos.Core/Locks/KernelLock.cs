using System.Runtime.CompilerServices;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Threads;

namespace Cosmos.Core.Locks;

/// <summary>Keeps other threads out of a short section: while a thread is inside, its CPU runs no other. All zero is
/// unlocked.</summary>
/// <remarks>
/// <para>Nothing inside may block but <see cref="WaitQueue.Wait"/>, which leaves the lock meanwhile. Locks nest in one order,
/// and a thread never enters one twice. Interrupt handlers do not enter them: they see to it that the interrupted code holds
/// none (<see cref="Processor.Depth"/>). It works before the scheduler is started, where it costs the same few instructions.
/// </para>
/// <para>A panic that a self-test recovers from leaves all locks at once: the word of a lock that is taken holds
/// the number of recoveries, so older ones do not count.</para>
/// </remarks>
public unsafe struct KernelLock
{
    private static uint _recoveries;

    /// <summary>Called when a CPU holds no lock any more and something waited for that (<see cref="Processor.NeedsAttention"/>). Set
    /// when there are threads, before which nothing waits.</summary>
    internal static delegate*<void> Attend;

    private uint _holder;

    private static uint Mark => _recoveries + 1;

    /// <summary>Whether somebody is inside.</summary>
    internal readonly bool IsTaken => Volatile.Read(in _holder) == Mark;

    /// <summary>Waits until nobody else is inside.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Enter()
    {
        Processor.This.Depth++;
        Take();
    }

    /// <summary>Lets the next one in, and does what had to wait for that: a switch, a signal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Exit()
    {
        Drop();
        ref Processor processor = ref Processor.This;
        if (--processor.Depth == 0 && processor.NeedsAttention)
            Attend();
    }

    /// <summary>Takes the lock; the caller keeps its CPU for itself already.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Take()
    {
        if (Interlocked.Exchange(ref _holder, Mark) == Mark)
            Spin();
    }

    /// <summary>Gives the lock back and keeps the CPU.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Drop() => Volatile.Write(ref _holder, 0);

    /// <summary>Makes every lock free. For the recovery from a panic, when no other thread goes on.</summary>
    internal static void DropAll()
    {
        _recoveries++;
        Processor.This.Depth = 0;
    }

    /// <summary>With one CPU the holder can only be the caller itself.</summary>
    private static void Spin() => Invariant.Holds(false, "a thread enters no kernel lock twice"u8);
}
