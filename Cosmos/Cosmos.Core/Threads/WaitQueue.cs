using Cosmos.Core.Locks;
using Cosmos.Core.Runtime;
using Cosmos.Core.Time;

namespace Cosmos.Core.Threads;

/// <summary>Threads that wait for something, in the order in which they came. All zero is empty.</summary>
/// <remarks>A <see cref="KernelLock"/> protects it: waiting and waking threads are inside that lock, so no wake-up is lost
/// between a look at the state and the wait. It must not move while a thread waits in it. For threads, not for interrupt
/// handlers.</remarks>
public unsafe struct WaitQueue
{
    internal ThreadQueue Threads;

    /// <summary>Whether no thread waits.</summary>
    public readonly bool IsEmpty => Threads.First == null;

    /// <summary>Waits until another thread wakes the calling one. Others may have changed the state before it runs again, so
    /// callers check again. A signal ends the wait, too (<see cref="Thread.IsInterrupted"/>): its handler runs when the
    /// thread has left its locks, and no wait begins before that.</summary>
    /// <param name="deadline">When to give up, as <see cref="Clock.Nanoseconds"/> counts; <see cref="ulong.MaxValue"/> for
    /// never.</param>
    /// <param name="held">The only lock that the caller is inside. It is left while the thread waits.</param>
    /// <param name="reason">The reason, for the report of a deadlock.</param>
    /// <returns>False when the deadline passed first.</returns>
    public bool Wait(ulong deadline, ref KernelLock held, WaitReason reason = WaitReason.Event) =>
        Scheduler.Wait(Static.AddressOf(ref this), deadline, ref held, reason);

    /// <inheritdoc cref="Wait(ulong, ref KernelLock, WaitReason)" />
    public bool Wait(ulong deadline, ref SleepLock held, WaitReason reason = WaitReason.Event) => held.Wait(ref this, deadline, reason);

    /// <summary>Wakes the thread that has waited longest, if there is one.</summary>
    public void WakeOne()
    {
        if (!IsEmpty)
            Scheduler.WakeFirst(ref this);
    }

    /// <summary>Wakes all that wait.</summary>
    public void WakeAll()
    {
        while (!IsEmpty)
            Scheduler.WakeFirst(ref this);
    }
}
