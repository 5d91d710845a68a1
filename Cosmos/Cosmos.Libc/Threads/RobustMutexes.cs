using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>What is known of a robust mutex.</summary>
internal enum RobustState : uint
{
    /// <summary>What it protects is whole.</summary>
    Whole,

    /// <summary>A thread ended while it held it; the next one is to make whole what it protects.</summary>
    OwnerEnded,

    /// <summary>Nobody did so: nobody gets it any more.</summary>
    Lost,
}

/// <summary>Robust mutexes (POSIX.1-2017): each thread has a list of those that it holds, and its end passes them on.</summary>
internal static unsafe class RobustMutexes
{
    /// <summary>Adds one that the calling thread has just taken.</summary>
    /// <returns>0; EOWNERDEAD when its owner ended; ENOTRECOVERABLE when it is lost, and then the thread does not hold it.</returns>
    public static int Take(PthreadMutex* mutex)
    {
        if (mutex->Robustness == RobustState.Lost)
        {
            mutex->Release();
            return Errno.ENOTRECOVERABLE;
        }

        Thread* thread = Scheduler.Current;
        mutex->NextRobust = (PthreadMutex*)thread->RobustMutexes;
        thread->RobustMutexes = mutex;
        thread->AtEnd = &PassOn;
        return mutex->Robustness == RobustState.Whole ? 0 : Errno.EOWNERDEAD;
    }

    /// <summary>Removes one that the calling thread is about to release. What was not made whole is lost.</summary>
    public static void Leave(PthreadMutex* mutex)
    {
        if (mutex->Robustness == RobustState.OwnerEnded)
            mutex->Robustness = RobustState.Lost;

        void** link = &Scheduler.Current->RobustMutexes;
        while (*link != null && *link != mutex)
            link = (void**)&((PthreadMutex*)*link)->NextRobust;

        if (*link != null)
            *link = mutex->NextRobust;
    }

    /// <summary>Called when a thread ends.</summary>
    private static void PassOn()
    {
        Thread* thread = Scheduler.Current;
        while (thread->RobustMutexes != null)
        {
            var mutex = (PthreadMutex*)thread->RobustMutexes;
            thread->RobustMutexes = mutex->NextRobust;
            mutex->Robustness = RobustState.OwnerEnded;
            mutex->Release();
        }
    }
}
