using System.Runtime.CompilerServices;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Locks;
using Cosmos.Core.Runtime;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>Threads that wait at an address of the program's memory until another thread changes the word there and wakes them: what
/// Linux calls a futex (futex(2)).</summary>
/// <remarks>Only this table knows the waiting threads, by the address; the program's memory holds only its own words. Whatever a
/// program does to a mutex, no queue of the kernel is damaged, and a thread takes a free lock without the kernel.</remarks>
internal static unsafe class ParkingLot
{
    private const int Buckets = 256;
    private const int WordShift = 2;
    private const int BucketShift = 8;

    [OwnedBy("who is inside the lock of the bucket")]
    private static Table _table;

    /// <summary>How a wait ended.</summary>
    public enum Result : byte
    {
        /// <summary>Another thread woke this one, or did so before it could wait.</summary>
        Woken,

        /// <summary>The word has another value, or cannot be read.</summary>
        Changed,

        /// <summary>The deadline passed first.</summary>
        TimedOut,

        /// <summary>A signal or a request for cancellation ended the wait; the handler has run.</summary>
        Interrupted,
    }

    /// <summary>Waits as long as a word keeps its value. A change after the look is not lost, if the code that changes the word calls
    /// <see cref="Wake"/> afterwards.</summary>
    /// <param name="word">Any address: it is read with <see cref="GuardedAccess"/>.</param>
    /// <param name="expected">The value that the caller saw there.</param>
    /// <param name="deadline">When to give up, as <see cref="Clock.Nanoseconds"/> counts; <see cref="ulong.MaxValue"/> for never.
    /// </param>
    /// <param name="reason">The reason, for the report of a deadlock.</param>
    public static Result Wait(uint* word, uint expected, ulong deadline, WaitReason reason)
    {
        Bucket* bucket = BucketOf(word);
        bucket->Lock.Enter(LockRank.ParkingLot);
        Result result = Result.Changed;
        if (GuardedAccess.Load(word) == expected)
        {
            Scheduler.Current->ParkedAt = word;
            result = !bucket->Waiters.Wait(deadline, ref bucket->Lock, reason) ? Result.TimedOut
                : Scheduler.Current->IsInterrupted ? Result.Interrupted : Result.Woken;
            Scheduler.Current->ParkedAt = null;
        }

        bucket->Lock.Exit();
        return result;
    }

    /// <summary>Wakes threads that wait at an address, in the order in which they came.</summary>
    /// <param name="word">Any address; it is not read.</param>
    /// <param name="most">How many at most.</param>
    public static void Wake(uint* word, int most)
    {
        Bucket* bucket = BucketOf(word);
        bucket->Lock.Enter(LockRank.ParkingLot);
        Scheduler.WakeParked(ref bucket->Waiters, word, most);
        bucket->Lock.Exit();
    }

    /// <summary>Whether a thread waits at an address and was not woken yet.</summary>
    public static bool IsWaitedAt(uint* word)
    {
        Bucket* bucket = BucketOf(word);
        bucket->Lock.Enter(LockRank.ParkingLot);
        bool isWaitedAt = Scheduler.IsParked(ref bucket->Waiters, word);
        bucket->Lock.Exit();
        return isWaitedAt;
    }

    /// <summary>Neighbouring words, and the first words of pages, are in different buckets.</summary>
    private static Bucket* BucketOf(uint* word)
    {
        ulong number = (ulong)word >> WordShift;
        return (Bucket*)Static.AddressOf(ref _table) + (number ^ (number >> BucketShift) ^ (number >> (2 * BucketShift))) % Buckets;
    }

    private struct Bucket
    {
        public KernelLock Lock;
        public WaitQueue Waiters;
    }

    [InlineArray(Buckets)]
    private struct Table
    {
        private Bucket _first;
    }
}
