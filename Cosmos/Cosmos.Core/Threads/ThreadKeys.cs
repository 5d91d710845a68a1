using System.Runtime.CompilerServices;
using Cosmos.Core.Locks;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>Keys under which each thread has a value, and the destructors that get those values when a thread ends.
/// </summary>
[LockedBy(nameof(_lock))]
internal static unsafe class ThreadKeys
{
    /// <summary>The number of keys: the minimum that POSIX requires.</summary>
    public const int Count = 128;

    // POSIX, PTHREAD_DESTRUCTOR_ITERATIONS.
    private const int Rounds = 4;

    // The value of a key without a destructor.
    private const ulong NoDestructor = 1;

    private static KernelLock _lock;
    private static Destructors _destructors;

    /// <summary>Whether a key is in use.</summary>
    public static bool IsKey(uint key) => key < Count && *Destructor((int)key) != 0;

    /// <summary>Makes a key; its value is null in every thread.</summary>
    /// <param name="destructor">Called when a thread ends whose value is not null; null for no destructor.</param>
    /// <returns>-1 when all are in use.</returns>
    public static int Add(delegate*<void*, void> destructor)
    {
        _lock.Enter(LockRank.ThreadKeys);
        int key = 0;
        while (key < Count && *Destructor(key) != 0)
            key++;

        if (key < Count)
            *Destructor(key) = destructor == null ? NoDestructor : (ulong)destructor;

        _lock.Exit();
        return key < Count ? key : -1;
    }

    /// <summary>Releases a key. Its destructor is not called any more.</summary>
    public static void Remove(int key)
    {
        *Destructor(key) = 0;
        Scheduler.ForgetValues(key);
    }

    /// <summary>Calls the destructors of a thread's values: again while they set new values, but not without limit.</summary>
    public static void Destroy(Thread* thread)
    {
        bool isLeft = true;
        for (int round = 0; round < Rounds && isLeft; round++)
        {
            isLeft = false;
            for (int key = 0; key < Count; key++)
                isLeft |= Destroy(ref thread->Values[key], *Destructor(key));
        }
    }

    private static bool Destroy(ref ulong value, ulong destructor)
    {
        ulong old = value;
        value = 0;
        if (old == 0 || destructor <= NoDestructor)
            return false;

        ((delegate*<ulong, void>)destructor)(old);
        return true;
    }

    private static ulong* Destructor(int key) => (ulong*)Static.AddressOf(ref _destructors) + key;

    [InlineArray(Count)]
    private struct Destructors
    {
        private ulong _first;
    }
}
