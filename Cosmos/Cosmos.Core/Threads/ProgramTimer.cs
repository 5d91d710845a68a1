using Cosmos.Core.Time;

namespace Cosmos.Core.Threads;

/// <summary>A timer of the program: it sends a signal when its time comes. Inside the scheduler's lock, once it is known there.</summary>
/// <remarks>As on Linux, one that repeats begins anew when its signal is taken, and the times that passed meanwhile are told with the
/// signal. So a signal that nobody takes costs nothing.</remarks>
internal unsafe struct ProgramTimer
{
    /// <summary>The shortest time from one signal to the next: the rest counts as passed.</summary>
    private const ulong LeastPause = Clock.NanosecondsPerMillisecond / 20;

    /// <summary>When it expires, by its clock; the largest number when it does not.</summary>
    public ulong Deadline;

    /// <summary>From one time to the next; 0 for one that expires once.</summary>
    public ulong Interval;

    /// <summary>The thread that gets its signal; null for the process.</summary>
    public Thread* Target;

    /// <summary>The thread whose running time it measures; null for that of the process.</summary>
    public Thread* Measured;

    /// <summary>Whether it measures running time.</summary>
    public bool IsByCpu;

    /// <summary>Whether its deadline is a time of day, and moves when that is set.</summary>
    public bool IsOfDay;

    /// <summary>Whether it is one of the three of C's <c>setitimer</c>, whose signal has no node.</summary>
    public bool IsAlarm;

    /// <summary>Its signal; 0 for none.</summary>
    public byte Signal;

    /// <summary>The node of its signal.</summary>
    public ushort Node;

    /// <summary>How often it expired in vain before the signal that was taken last.</summary>
    public int Overrun;

    internal ProgramTimer* Next;

    /// <summary>The time of its clock.</summary>
    public readonly ulong Now => !IsByCpu ? Clock.Nanoseconds
        : Measured == null ? Scheduler.ProcessTime() : Scheduler.TimeOf(Measured);

    /// <summary>How long until it expires; 0 when it does not.</summary>
    public readonly ulong Rest(ulong now) => Deadline == ulong.MaxValue ? 0
        : Deadline > now ? Deadline - now
        : Interval != 0 ? Interval - (now - Deadline) % Interval : 0;

    /// <summary>Goes to the next time that is not past.</summary>
    /// <returns>How many times passed beside the one that it expired for.</returns>
    public ulong Advance(ulong now)
    {
        if (Interval == 0)
        {
            Deadline = ulong.MaxValue;
            return 0;
        }

        ulong passed = (System.Math.Max(now + LeastPause, Deadline) - Deadline) / Interval;
        Deadline += (passed + 1) * Interval;
        return passed;
    }
}
