using System.Runtime;
using System.Runtime.InteropServices;

namespace Cosmos.Core.Libc;

/// <summary>What <c>pthread_rwlock_t</c> holds: 56 bytes, as in glibc, whose static initialiser is all zero. Readers go first, as
/// there: a thread that reads may begin to read again.</summary>
[StructLayout(LayoutKind.Sequential, Size = 56)]
internal unsafe struct PthreadReadWriteLock
{
    private const ulong Never = ulong.MaxValue;

    private KernelLock _guard;
    private uint _readers;
    private Thread* _writer;
    private WaitQueue _waitingReaders;
    private WaitQueue _waitingWriters;

    [RuntimeExport("pthread_rwlock_init")]
    private static int Initialize(PthreadReadWriteLock* held, void* attributes)
    {
        *held = default;
        return 0;
    }

    /// <summary>EBUSY when somebody reads or writes.</summary>
    [RuntimeExport("pthread_rwlock_destroy")]
    private static int Destroy(PthreadReadWriteLock* held) =>
        held->_writer == null && held->_readers == 0 ? 0 : Errno.EBUSY;

    /// <summary>Begins to read. EDEADLK when the caller writes.</summary>
    [RuntimeExport("pthread_rwlock_rdlock")]
    internal static int Read(PthreadReadWriteLock* held) => Read(held, Never);

    /// <summary>Begins to read, if nobody writes. EBUSY else.</summary>
    [RuntimeExport("pthread_rwlock_tryrdlock")]
    private static int TryRead(PthreadReadWriteLock* held) => Read(held, 0) == 0 ? 0 : Errno.EBUSY;

    /// <summary>Begins to write. EDEADLK when the caller does already.</summary>
    [RuntimeExport("pthread_rwlock_wrlock")]
    internal static int Write(PthreadReadWriteLock* held) => Write(held, Never);

    /// <summary>Begins to write, if nobody writes or reads. EBUSY else.</summary>
    [RuntimeExport("pthread_rwlock_trywrlock")]
    private static int TryWrite(PthreadReadWriteLock* held) => Write(held, 0) == 0 ? 0 : Errno.EBUSY;

    /// <summary>Ends what the caller began. EPERM when nobody reads or writes.</summary>
    [RuntimeExport("pthread_rwlock_unlock")]
    internal static int Unlock(PthreadReadWriteLock* held)
    {
        held->_guard.Enter();
        int result = held->Leave();
        held->_guard.Exit();
        return result;
    }

    private static int Read(PthreadReadWriteLock* held, ulong deadline)
    {
        held->_guard.Enter();
        int result = held->TakeToRead(deadline);
        held->_guard.Exit();
        return result;
    }

    private static int Write(PthreadReadWriteLock* held, ulong deadline)
    {
        held->_guard.Enter();
        int result = held->TakeToWrite(deadline);
        held->_guard.Exit();
        return result;
    }

    private int TakeToRead(ulong deadline)
    {
        if (_writer == Scheduler.Current)
            return Errno.EDEADLK;

        bool isInTime = true;
        while (_writer != null && isInTime)
            isInTime = _waitingReaders.Wait(deadline, ref _guard, WaitReason.ReadWriteLock);

        if (_writer != null)
            return Errno.ETIMEDOUT;

        _readers++;
        return 0;
    }

    private int TakeToWrite(ulong deadline)
    {
        if (_writer == Scheduler.Current)
            return Errno.EDEADLK;

        bool isInTime = true;
        while ((_writer != null || _readers > 0) && isInTime)
            isInTime = _waitingWriters.Wait(deadline, ref _guard, WaitReason.ReadWriteLock);

        if (_writer != null || _readers > 0)
            return Errno.ETIMEDOUT;

        _writer = Scheduler.Current;
        return 0;
    }

    private int Leave()
    {
        if (_writer == null && _readers == 0)
            return Errno.EPERM;

        if (_writer != null)
            _writer = null;
        else
            _readers--;

        _waitingReaders.WakeAll();
        if (_readers == 0)
            _waitingWriters.WakeOne();

        return 0;
    }
}
