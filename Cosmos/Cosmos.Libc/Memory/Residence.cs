using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Memory;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>What is in memory: <c>mlock</c>, <c>msync</c>, <c>mincore</c> and their kin (POSIX.1-2017, <c>sys/mman.h</c>). Nothing is ever taken
/// out of memory.</summary>
internal static unsafe class Residence
{
    private const int OnFault = 1;
    private const int LockCurrent = 1;
    private const int LockFuture = 2;
    private const int LockOnFault = 4;
    private const int Asynchronous = 1;
    private const int Invalidate = 2;
    private const int Synchronous = 4;

    /// <summary>Whether the program keeps all its pages in memory: then they cannot be taken for invalid.</summary>
    [Atomic]
    private static bool _isAllLocked;

    /// <summary>Puts frames behind a range that is used, by touching each page of it: none is ever taken away again.</summary>
    /// <returns>0; or -1 with EINVAL (it wraps), ENOMEM (a page is not there).</returns>
    [RuntimeExport("mlock")]
    private static int Lock(ulong address, ulong length)
    {
        int error = CheckMapped(address, length, out PageSpan range);
        for (ulong at = range.Start; error == 0 && at < range.End; at += VirtPage.Size)
            error = GuardedAccess.Load((uint*)at) == GuardedAccess.Failed ? -Errno.ENOMEM : 0;

        return (int)CResult.Of(error);
    }

    [RuntimeExport("mlock2")]
    private static int Lock(ulong address, ulong length, uint flags) => flags switch
    {
        0 => Lock(address, length),
        OnFault => Unlock(address, length),
        _ => CResult.Fail(Errno.EINVAL),
    };

    [RuntimeExport("munlock")]
    private static int Unlock(ulong address, ulong length) => (int)CResult.Of(CheckMapped(address, length, out _));

    /// <summary>Keeps all pages in memory, where they are.</summary>
    [RuntimeExport("mlockall")]
    private static int LockAll(int flags)
    {
        if ((flags & ~(LockCurrent | LockFuture | LockOnFault)) != 0 || flags is 0 or LockOnFault)
            return CResult.Fail(Errno.EINVAL);

        _isAllLocked = true;
        return 0;
    }

    [RuntimeExport("munlockall")]
    private static int UnlockAll()
    {
        _isAllLocked = false;
        return 0;
    }

    /// <summary>There is nothing behind a map that it would have to be written to.</summary>
    [RuntimeExport("msync")]
    private static int Synchronize(ulong address, ulong length, int flags)
    {
        bool isKnown = (flags & ~(Asynchronous | Invalidate | Synchronous)) == 0
            && (flags & (Asynchronous | Synchronous)) != (Asynchronous | Synchronous);
        PageSpan range = default;
        int error = isKnown ? PageSpan.Check(address, length, -Errno.ENOMEM, out range) : -Errno.EINVAL;
        if (error == 0 && (flags & Invalidate) != 0 && _isAllLocked)
            error = -Errno.EBUSY;

        if (error == 0 && !MemoryMaps.Covers(range))
            error = -Errno.ENOMEM;

        if (error == 0)
            SharedMaps.NoteWrites(range);

        return (int)CResult.Of(error);
    }

    /// <summary>Tells which pages have a frame: a byte a page.</summary>
    [RuntimeExport("mincore")]
    private static int Tell(ulong address, ulong length, OutBytes pages)
    {
        int error = PageSpan.Check(address, length, -Errno.ENOMEM, out PageSpan range);
        if (error == 0 && !MemoryMaps.Covers(range))
            error = -Errno.ENOMEM;

        for (ulong at = range.Start; error == 0 && at < range.End; at += VirtPage.Size)
        {
            byte isBacked = MemoryMaps.IsBacked(at) ? (byte)1 : (byte)0;
            error = pages.Skip((at - range.Start) / VirtPage.Size).Write(&isBacked, sizeof(byte)) < 0 ? -Errno.EFAULT : 0;
        }

        return (int)CResult.Of(error);
    }

    private static int CheckMapped(ulong address, ulong length, out PageSpan range)
    {
        int error = PageSpan.CheckTouched(address, length, out range);
        return error == 0 && !MemoryMaps.Covers(range) ? -Errno.ENOMEM : error;
    }
}
