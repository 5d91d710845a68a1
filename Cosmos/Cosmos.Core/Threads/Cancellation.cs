namespace Cosmos.Core.Threads;

/// <summary>Cancellation points: functions in which a thread acts on the request of another one to end.</summary>
/// <remarks>What is done then is known to the code that makes requests (<see cref="Thread.Cancel"/>): an image that makes none
/// has none of it.</remarks>
internal static unsafe class Cancellation
{
    /// <summary>Acts on a request, if there is one and the thread takes it; does not return then. Outside of locks.</summary>
    public static void Test()
    {
        Thread* thread = Scheduler.Current;
        if (IsTaken(thread) && thread->SleepLocks == 0)
            thread->Cancel();
    }

    /// <summary>Begins a cancellation point: from here on a request ends waits, until <see cref="Leave"/>.</summary>
    public static void Enter()
    {
        Test();
        Scheduler.Current->CancelFlags |= CancelFlags.AtPoint;
    }

    /// <summary>Ends a cancellation point.</summary>
    public static void Leave() => Scheduler.Current->CancelFlags &= ~CancelFlags.AtPoint;

    /// <summary>Whether a request ends a wait of a thread.</summary>
    public static bool EndsWait(Thread* thread) => IsTaken(thread) && (thread->CancelFlags & CancelFlags.AtPoint) != 0;

    /// <summary>Whether a request is to be acted on at once.</summary>
    public static bool IsDue(Thread* thread) =>
        IsTaken(thread) && (thread->CancelFlags & CancelFlags.Asynchronous) != 0 && thread->SleepLocks == 0;

    private static bool IsTaken(Thread* thread) =>
        thread->Cancel != null && (thread->CancelFlags & (CancelFlags.Disabled | CancelFlags.Ending)) == 0;
}
