using System.Runtime;
using System.Runtime.InteropServices;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>The contents of <c>pthread_rwlock_t</c>: 56 bytes, as in glibc, whose static initialiser is all zero. Readers go first, as
/// there: a thread that reads may begin to read again; with PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP it may not while another one waits
/// to write.</summary>
/// <remarks>Law: the state is the number of readers, or <c>Writing</c>, plus <c>Waiting</c> while a thread may wait. It is the caller's
/// memory and is touched only outside of locks.</remarks>
[StructLayout(LayoutKind.Explicit, Size = 56)]
internal unsafe struct PthreadReadWriteLock
{
    private const ulong Never = ulong.MaxValue;

    private const uint Writing = 1U << 31;
    private const uint Waiting = 1U << 30;
    private const uint MostReaders = Waiting - 1;

    [FieldOffset(0)]
    private uint _state;

    [FieldOffset(4)]
    private uint _writer;

    /// <summary>Threads that wait to write; counted where they go first.</summary>
    [FieldOffset(8)]
    private int _writersWaiting;

    [FieldOffset(48)]
    private int _kind;

    [RuntimeExport("pthread_rwlock_init")]
    private static int Initialize(PthreadReadWriteLock* held, PthreadReadWriteAttributes* attributes)
    {
        *held = default;
        held->_kind = attributes == null ? 0 : attributes->Kind;
        return 0;
    }

    /// <summary>As in glibc, one that is held is not refused.</summary>
    [RuntimeExport("pthread_rwlock_destroy")]
    private static int Destroy(PthreadReadWriteLock* held) => 0;

    /// <summary>Begins to read. EDEADLK when the caller writes.</summary>
    [RuntimeExport("pthread_rwlock_rdlock")]
    internal static int Read(PthreadReadWriteLock* held) => Read(held, Never);

    /// <summary>Begins to read, if no thread writes. Else EBUSY.</summary>
    [RuntimeExport("pthread_rwlock_tryrdlock")]
    private static int TryRead(PthreadReadWriteLock* held) => Read(held, 0) == 0 ? 0 : Errno.EBUSY;

    /// <summary>Begins to read, or gives up at a time of day with ETIMEDOUT.</summary>
    [RuntimeExport("pthread_rwlock_timedrdlock")]
    private static int ReadUntil(PthreadReadWriteLock* held, TimeSpec* time) => ReadUntil(held, PthreadTime.RealTime, time);

    /// <summary>The same by another clock.</summary>
    [RuntimeExport("pthread_rwlock_clockrdlock")]
    private static int ReadUntil(PthreadReadWriteLock* held, int clock, TimeSpec* time) =>
        PthreadTime.IsClock(clock) && PthreadTime.TryRead(time, clock, out ulong deadline) ? Read(held, deadline) : Errno.EINVAL;

    /// <summary>Begins to write, or gives up at a time of day with ETIMEDOUT.</summary>
    [RuntimeExport("pthread_rwlock_timedwrlock")]
    private static int WriteUntil(PthreadReadWriteLock* held, TimeSpec* time) => WriteUntil(held, PthreadTime.RealTime, time);

    /// <summary>The same by another clock.</summary>
    [RuntimeExport("pthread_rwlock_clockwrlock")]
    private static int WriteUntil(PthreadReadWriteLock* held, int clock, TimeSpec* time) =>
        PthreadTime.IsClock(clock) && PthreadTime.TryRead(time, clock, out ulong deadline) ? Write(held, deadline) : Errno.EINVAL;

    /// <summary>Begins to write. EDEADLK when the caller does already.</summary>
    [RuntimeExport("pthread_rwlock_wrlock")]
    internal static int Write(PthreadReadWriteLock* held) => Write(held, Never);

    /// <summary>Begins to write, if no thread writes or reads. Else EBUSY.</summary>
    [RuntimeExport("pthread_rwlock_trywrlock")]
    private static int TryWrite(PthreadReadWriteLock* held) => Write(held, 0) == 0 ? 0 : Errno.EBUSY;

    /// <summary>Ends the caller's reading or writing. EPERM when no thread reads or writes, or another thread writes.</summary>
    [RuntimeExport("pthread_rwlock_unlock")]
    internal static int Unlock(PthreadReadWriteLock* held)
    {
        uint state = Volatile.Read(ref held->_state);
        if ((state & ~Waiting) == 0 || ((state & Writing) != 0 && held->_writer != Self))
            return Errno.EPERM;

        held->_writer = 0;
        uint before;
        do
        {
            before = state;
            uint after = (before & Writing) != 0 || (before & MostReaders) == 1 ? 0 : before - 1;
            state = Interlocked.CompareExchange(ref held->_state, after, before);
            if (state == before && after == 0 && (before & Waiting) != 0)
                ParkingLot.Wake(&held->_state, int.MaxValue);
        }
        while (state != before);
        return 0;
    }

    private static uint Self => (uint)Scheduler.Current->Id;

    /// <summary>EAGAIN when there are as many readers as there can be.</summary>
    private static int Read(PthreadReadWriteLock* held, ulong deadline)
    {
        while (true)
        {
            uint state = Volatile.Read(ref held->_state);
            if ((state & Writing) == 0 && !held->PrefersWriter)
            {
                if ((state & MostReaders) == MostReaders)
                    return Errno.EAGAIN;

                if (Interlocked.CompareExchange(ref held->_state, state + 1, state) == state)
                    return 0;
            }
            else if ((state & Writing) != 0 && held->_writer == Self)
            {
                return Errno.EDEADLK;
            }
            else if (!TryWait(held, state, deadline))
            {
                return Errno.ETIMEDOUT;
            }
        }
    }

    private static int Write(PthreadReadWriteLock* held, ulong deadline)
    {
        while (true)
        {
            uint state = Volatile.Read(ref held->_state);
            if ((state & ~Waiting) == 0)
            {
                if (Interlocked.CompareExchange(ref held->_state, state | Writing, state) != state)
                    continue;

                held->_writer = Self;
                return 0;
            }

            if ((state & Writing) != 0 && held->_writer == Self)
                return Errno.EDEADLK;

            if (!TryWaitToWrite(held, state, deadline))
                return Errno.ETIMEDOUT;
        }
    }

    /// <summary>Whether a reader lets a thread go first that waits to write.</summary>
    private readonly bool PrefersWriter => _kind == PthreadReadWriteAttributes.WriterFirst && Volatile.Read(in _writersWaiting) != 0;

    /// <summary>Where the last writer gives up, the readers that let it go first are woken.</summary>
    private static bool TryWaitToWrite(PthreadReadWriteLock* held, uint state, ulong deadline)
    {
        Interlocked.Increment(ref held->_writersWaiting);
        bool isInTime = TryWait(held, state, deadline);
        if (Interlocked.Decrement(ref held->_writersWaiting) == 0 && !isInTime)
            ParkingLot.Wake(&held->_state, int.MaxValue);

        return isInTime;
    }

    /// <summary>Waits until the state is another one.</summary>
    /// <returns>False when the deadline passed first.</returns>
    private static bool TryWait(PthreadReadWriteLock* held, uint state, ulong deadline)
    {
        if (deadline == 0)
            return false;

        return Interlocked.CompareExchange(ref held->_state, state | Waiting, state) != state
            || ParkingLot.Wait(&held->_state, state | Waiting, deadline, WaitReason.ReadWriteLock) != ParkingLot.Result.TimedOut;
    }
}
