using BareFlow.Memory;
using BareFlow.Memory.Cases;
using Cosmos.Core.SelfTest;
using Cosmos.Core.Runtime;
using Cosmos.Core.Threads;
using Cosmos.SelfTest;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Mutexes and condition variables of C's threads keep what they promise while threads are preempted.</summary>
/// <remarks>Threads share the static fields; each test sets those that it uses.</remarks>
[SelfTestSuite("pthread")]
[OwnedBy("the self-tests, one at a time")]
internal static unsafe class PthreadTests
{
    private const int Threads = 4;
    private const int Rounds = 1000;
    private const ulong SmallStack = 64 * 1024;

    private static ulong _count;
    private static ulong _turn;
    private static PthreadMutex _mutex;
    private static PthreadCondition _condition;

    /// <summary>Threads that count under a mutex lose no count, also when they wait inside.</summary>
    [SelfTest("mutex")]
    internal static void Exclude(ref Verdict verdict)
    {
        _count = 0;
        _mutex = default;
        RunAll(&CountInside);
        verdict.Equal(Threads * Rounds, _count);
        PthreadMutex* mutex = Static.AddressOf(ref _mutex);
        *mutex = new PthreadMutex { Kind = PthreadMutex.Recursive };
        verdict.Equal(0, (ulong)(PthreadMutex.Lock(mutex) | PthreadMutex.Lock(mutex)));
        verdict.Equal(0, (ulong)(PthreadMutex.Unlock(mutex) | PthreadMutex.Unlock(mutex)));
        verdict.Equal(Errno.EPERM, (ulong)PthreadMutex.Unlock(mutex));
    }

    private static void* CountInside(void* argument)
    {
        PthreadMutex* mutex = Static.AddressOf(ref _mutex);
        for (int round = 0; round < Rounds; round++)
        {
            PthreadMutex.Lock(mutex);
            ulong count = _count;
            if (round % Threads == 0)
                Scheduler.Yield();

            _count = count + 1;
            PthreadMutex.Unlock(mutex);
        }

        return null;
    }

    /// <summary>Threads that hand a turn round by a condition variable lose no call.</summary>
    [SelfTest("condition")]
    internal static void TakeTurns(ref Verdict verdict)
    {
        _turn = 0;
        _mutex = default;
        _condition = default;
        RunAll(&AwaitTurns);
        verdict.Equal(Threads * Rounds, _turn);
    }

    private static void* AwaitTurns(void* number)
    {
        PthreadMutex* mutex = Static.AddressOf(ref _mutex);
        PthreadCondition* condition = Static.AddressOf(ref _condition);
        PthreadMutex.Lock(mutex);
        for (int round = 0; round < Rounds; round++)
        {
            while (_turn % Threads != (ulong)number)
                PthreadCondition.Wait(condition, mutex);

            _turn++;
            PthreadCondition.Broadcast(condition);
        }

        PthreadMutex.Unlock(mutex);
        return null;
    }

    private static void RunAll(delegate*<void*, void*> entry)
    {
        Thread** threads = stackalloc Thread*[Threads];
        for (int number = 0; number < Threads; number++)
            threads[number] = Scheduler.Create(entry, (void*)number, SmallStack);

        for (int number = 0; number < Threads; number++)
            Scheduler.Join(threads[number]);
    }
}
