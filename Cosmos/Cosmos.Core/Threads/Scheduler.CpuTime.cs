using Cosmos.Core.Locks;
using Cosmos.Core.Time;

namespace Cosmos.Core.Threads;

public static unsafe partial class Scheduler
{
    /// <summary>For how long all threads of the program ran before the current turn.</summary>
    private static ulong _ran;

    /// <summary>For how long all threads of the program ran, in nanoseconds. Inside the lock, or when none is held.</summary>
    internal static ulong ProcessTime() => _ran + (IsOfProgram(Current) ? Turn() : 0);

    /// <summary>For how long a thread ran; 0 when there is none such. Inside the lock, or when none is held.</summary>
    internal static ulong TimeOf(Thread* thread) =>
        !IsThread(thread) ? 0 : thread->Ran + (thread == Current ? Turn() : 0);

    /// <summary>Enters the lock, inside which the thread of the program with a number does not change.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="thread">The thread.</param>
    /// <returns>False when there is none; then the lock is not entered.</returns>
    internal static bool TryEnterById(ulong id, out Thread* thread)
    {
        _lock.Enter(LockRank.Scheduler);
        thread = _living;
        while (thread != null && (thread->Id != id || !IsOfProgram(thread)))
            thread = thread->NextLiving;

        if (thread == null)
            _lock.Exit();

        return thread != null;
    }

    private static ulong Turn() => Clock.Nanoseconds - ProcessorThreads.This.TurnBegan;

    /// <summary>Counts the turn that ends.</summary>
    private static void Account(Thread* thread)
    {
        ref ProcessorThreads processor = ref ProcessorThreads.This;
        ulong turn = Turn();
        processor.TurnBegan += turn;
        thread->Ran += turn;
        if (IsOfProgram(thread))
            _ran += turn;
    }
}
