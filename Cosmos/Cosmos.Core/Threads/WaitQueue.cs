namespace Cosmos.Core;

/// <summary>Threads that wait for something. All zero is empty. It belongs to what a <see cref="KernelLock"/> keeps, and stays
/// where it is while somebody waits in it.</summary>
public unsafe struct WaitQueue
{
    private fixed ulong _ends[2];

    /// <summary>Waits until somebody wakes the calling thread.</summary>
    /// <param name="deadline">When to give up, as <see cref="Clock.Nanoseconds"/> counts; <see cref="ulong.MaxValue"/> for
    /// never.</param>
    /// <param name="held">The one lock that the caller is inside. It is left while the thread waits.</param>
    /// <returns>False when the deadline passed first.</returns>
    public bool Wait(ulong deadline, ref KernelLock held)
    {
        held.Exit();
        Scheduler.SleepUntil(deadline);
        held.Enter();
        return false;
    }

    /// <summary>Wakes the thread that has waited longest, if there is one.</summary>
    public void WakeOne()
    {
    }

    /// <summary>Wakes all that wait.</summary>
    public void WakeAll()
    {
    }
}
