using System.Runtime.CompilerServices;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Locks;
using Cosmos.Core.Runtime;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>Threads that wait at an address of the program's memory until somebody who changed the word there wakes them: what
/// Linux calls a futex (futex(2)).</summary>
/// <remarks>Who waits is known here alone, by the address; the program's memory holds nothing but its own words. So whatever a
/// program does to a mutex, no queue of the kernel is harmed, and a lock that is free is taken without the kernel.</remarks>
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
        /// <summary>Somebody woke the thread, or did before it could wait.</summary>
        Woken,

        /// <summary>The word is another one, or is not there.</summary>
        Changed,

        /// <summary>The deadline passed first.</summary>
        TimedOut,
    }

    /// <summary>Waits as long as a word is what it was. A change is not lost between the look and the wait, if who changes it calls
    /// <see cref="Wake"/> afterwards.</summary>
    /// <param name="word">Any address: it is looked at by <see cref="GuardedAccess"/>.</param>
    /// <param name="expected">What the caller saw there.</param>
    /// <param name="deadline">When to give up, as <see cref="Clock.Nanoseconds"/> counts; <see cref="ulong.MaxValue"/> for never.
    /// </param>
    /// <param name="reason">What for, for the report of a deadlock.</param>
    public static Result Wait(uint* word, uint expected, ulong deadline, WaitReason reason)
    {
        Bucket* bucket = BucketOf(word);
        bucket->Lock.Enter(LockRank.ParkingLot);
        Result result = Result.Changed;
        if (GuardedAccess.Load(word) == expected)
        {
            Scheduler.Current->ParkedAt = word;
            result = bucket->Waiters.Wait(deadline, ref bucket->Lock, reason) ? Result.Woken : Result.TimedOut;
            Scheduler.Current->ParkedAt = null;
        }

        bucket->Lock.Exit();
        return result;
    }

    /// <summary>Wakes threads that wait at an address, who came first before others.</summary>
    /// <param name="word">Any address; it is not looked at.</param>
    /// <param name="most">How many at most.</param>
    public static void Wake(uint* word, int most)
    {
        Bucket* bucket = BucketOf(word);
        bucket->Lock.Enter(LockRank.ParkingLot);
        Scheduler.WakeParked(ref bucket->Waiters, word, most);
        bucket->Lock.Exit();
    }

    /// <summary>Whether a thread waits at an address that nobody has woken.</summary>
    public static bool IsWaitedAt(uint* word)
    {
        Bucket* bucket = BucketOf(word);
        bucket->Lock.Enter(LockRank.ParkingLot);
        bool isWaitedAt = Scheduler.IsParked(ref bucket->Waiters, word);
        bucket->Lock.Exit();
        return isWaitedAt;
    }

    /// <summary>Neighbouring words lie in buckets of their own, and so do the first words of pages.</summary>
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
