using System.Runtime.CompilerServices;
using Cosmos.Core.Locks;
using Cosmos.Core.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>Keys under which each thread has a value, and the destructors that get those values when a thread ends.
/// </summary>
/// <remarks>A key that is made again has another sequence number, so that no thread finds a value of the key before.</remarks>
[LockedBy(nameof(_lock))]
internal static unsafe class ThreadKeys
{
    /// <summary>The number of keys, as on Linux.</summary>
    public const int Count = 1024;

    // POSIX, PTHREAD_DESTRUCTOR_ITERATIONS.
    private const int Rounds = 4;

    private static KernelLock _lock;
    private static Keys _keys;

    /// <summary>Whether a key is in use.</summary>
    public static bool IsKey(uint key) => key < Count && At(key)->IsUsed;

    /// <summary>Makes a key; its value is null in every thread.</summary>
    /// <param name="destructor">Called when a thread ends whose value is not null; null for no destructor.</param>
    /// <returns>-1 when all are in use.</returns>
    public static int Add(delegate*<void*, void> destructor)
    {
        _lock.Enter(LockRank.ThreadKeys);
        uint key = 0;
        while (key < Count && At(key)->IsUsed)
            key++;

        if (key < Count)
        {
            At(key)->Destructor = destructor;
            At(key)->Sequence++;
        }

        _lock.Exit();
        return key < Count ? (int)key : -1;
    }

    /// <summary>Releases a key. Its destructor is not called any more.</summary>
    public static void Remove(uint key)
    {
        _lock.Enter(LockRank.ThreadKeys);
        At(key)->Sequence++;
        _lock.Exit();
    }

    /// <summary>The calling thread's value under a key.</summary>
    public static ulong Get(uint key)
    {
        ThreadValue* value = Scheduler.Current->Values.Find(key);
        return value != null && value->Sequence == At(key)->Sequence ? value->Value : 0;
    }

    /// <summary>Sets the calling thread's value under a key.</summary>
    /// <returns>False when there is no memory for it.</returns>
    public static bool TrySet(uint key, ulong value)
    {
        ref ThreadValues values = ref Scheduler.Current->Values;
        ThreadValue* place = values.Find(key);
        if (place == null && value != 0)
            place = values.Make(key);

        if (place != null)
            *place = new ThreadValue { Value = value, Sequence = At(key)->Sequence };

        return place != null || value == 0;
    }

    /// <summary>Calls the destructors of the calling thread's values: again while they set new values, but not without limit. Then the
    /// values' memory is released.</summary>
    public static void Destroy(Thread* thread)
    {
        bool isLeft = true;
        for (int round = 0; round < Rounds && isLeft; round++)
        {
            isLeft = false;
            for (uint key = 0; key < Count; key += (uint)(thread->Values.Find(key) == null ? ThreadValues.BlockCount : 1))
                isLeft |= Destroy(thread->Values.Find(key), At(key));
        }

        thread->Values.Release();
    }

    private static bool Destroy(ThreadValue* value, Key* key)
    {
        if (value == null || value->Value == 0)
            return false;

        ulong old = value->Value;
        value->Value = 0;
        if (!key->IsUsed || value->Sequence != key->Sequence || key->Destructor == null)
            return false;

        key->Destructor((void*)old);
        return true;
    }

    private static Key* At(uint key) => (Key*)Static.AddressOf(ref _keys) + key;

    private struct Key
    {
        public delegate*<void*, void> Destructor;

        /// <summary>Odd while it is in use.</summary>
        public ulong Sequence;

        public readonly bool IsUsed => (Sequence & 1) != 0;
    }

    [InlineArray(Count)]
    private struct Keys
    {
        private Key _first;
    }
}
