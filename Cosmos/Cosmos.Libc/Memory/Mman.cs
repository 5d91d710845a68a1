using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>&lt;sys/mman.h&gt;</c> (POSIX.1-2017; the numbers are those of Linux on x86-64).</summary>
internal static unsafe class Mman
{
    private const int Shared = 1;
    private const int SharingMask = 3;
    private const int Fixed = 0x10;
    private const int Anonymous = 0x20;
    private const int FixedNoReplace = 0x100000;

    private const int DontNeed = 4;
    private const int Free = 8;
    private const int Remove = 9;
    private const int LastAdvice = 23;
    private const int LastPosixAdvice = DontNeed;
    private const int LastSynchronization = 7;

    private static void* Failed => (void*)ulong.MaxValue;

    /// <summary>Maps memory. Memory that may be used is promised a frame a page at once, so a map beyond what RAM can back
    /// fails with ENOMEM; addresses alone, without any right, cost nothing. A file is mapped by a copy, so one that is shared
    /// must be read only. Without MAP_FIXED the address is no more than a hint, and not heard.</summary>
    /// <returns>Where it is; or <c>MAP_FAILED</c> with EACCES (a file that is not open for reading), EBADF, EEXIST (MAP_FIXED_NOREPLACE where something is), EINVAL, ENODEV (a shared file to write; no file), ENOMEM.
    /// </returns>
    [RuntimeExport("mmap64")]
    private static void* Map(ulong hint, ulong length, int rights, int flags, int descriptor, long offset)
    {
        bool isAnonymous = (flags & Anonymous) != 0;
        int error = CheckMap(length, rights, flags, isAnonymous ? 0 : descriptor, isAnonymous, offset);
        if (error != 0)
            return Fail(error);

        int first = isAnonymous ? rights : MemoryMaps.Read | MemoryMaps.Writable;
        ulong address = hint;
        error = (flags & (Fixed | FixedNoReplace)) == 0 ? MemoryMaps.Map(length, first, out address)
            : PageSpan.Check(hint, length, -Errno.ENOMEM, out PageSpan range) is < 0 and var outside ? outside
            : MemoryMaps.MapAt(range, first, (flags & FixedNoReplace) == 0);
        if (error == 0 && !isAnonymous)
            error = ReadFile(address, length, rights, descriptor, offset);

        return error == 0 ? (void*)address : Fail(error);
    }

    [RuntimeExport("mmap")]
    private static void* MapAlias(ulong hint, ulong length, int rights, int flags, int descriptor, long offset) =>
        Map(hint, length, rights, flags, descriptor, offset);

    /// <summary>Gives back maps and parts of maps.</summary>
    /// <returns>0; or -1 with EINVAL (off a page, no bytes, beyond the program's addresses; the heap and the stacks, which are the
    /// kernel's to give back), ENOMEM (too many maps).</returns>
    [RuntimeExport("munmap")]
    private static int Unmap(ulong address, ulong length)
    {
        int error = PageSpan.Check(address, length, -Errno.EINVAL, out PageSpan range);
        if (error == 0)
            error = length == 0 ? -Errno.EINVAL : MemoryMaps.Unmap(range);

        return (int)CResult.Of(error);
    }

    /// <summary>Gives pages other rights: those of maps, of the caller's stack, and of the image's constants and variables.</summary>
    /// <returns>0; or -1 with EINVAL, ENOMEM (a part is not mapped; no RAM for it).</returns>
    [RuntimeExport("mprotect")]
    private static int Protect(ulong address, ulong length, int rights)
    {
        int error = PageSpan.Check(address, length, -Errno.ENOMEM, out PageSpan range);
        return (int)CResult.Of(error == 0 ? MemoryMaps.Protect(range, rights) : error);
    }

    /// <summary>Frames go back at once for MADV_DONTNEED, MADV_FREE and MADV_REMOVE; other advice is heard and not needed.
    /// </summary>
    /// <returns>0; or -1 with EINVAL, ENOMEM (a part is not mapped).</returns>
    [RuntimeExport("madvise")]
    private static int Advise(ulong address, ulong length, int advice) => (int)CResult.Of(GiveAdvice(address, length, advice));

    /// <summary>As glibc has it, POSIX_MADV_DONTNEED does nothing.</summary>
    /// <returns>0 or an error number.</returns>
    [RuntimeExport("posix_madvise")]
    private static int AdvisePosix(ulong address, ulong length, int advice) => advice == DontNeed ? 0
        : (uint)advice > LastPosixAdvice ? Errno.EINVAL
        : -GiveAdvice(address, length, advice);

    /// <summary>Puts frames behind a range that is used, by touching each page of it: none is ever taken away again.</summary>
    /// <returns>0; or -1 with EINVAL (it wraps), ENOMEM (a page is not there).</returns>
    [RuntimeExport("mlock")]
    private static int Lock(ulong address, ulong length)
    {
        int error = CheckMapped(address, length, out PageSpan range);
        for (ulong at = range.Start; error == 0 && at < range.End; at += BareFlow.Memory.VirtPage.Size)
            error = GuardedAccess.Load((uint*)at) == GuardedAccess.Failed ? -Errno.ENOMEM : 0;

        return (int)CResult.Of(error);
    }

    [RuntimeExport("munlock")]
    private static int Unlock(ulong address, ulong length) => (int)CResult.Of(CheckMapped(address, length, out _));

    /// <summary>There is nothing behind a map that it would have to be written to.</summary>
    [RuntimeExport("msync")]
    private static int Synchronize(ulong address, ulong length, int flags)
    {
        int error = PageSpan.Check(address, length, -Errno.ENOMEM, out PageSpan range);
        if (error == 0 && (uint)flags > LastSynchronization)
            error = -Errno.EINVAL;

        return (int)CResult.Of(error == 0 && !MemoryMaps.Covers(range) ? -Errno.ENOMEM : error);
    }

    [LibcStub("fails with ENOSYS")]
    [RuntimeExport("shm_open")]
    private static int OpenShared(PathName name, int flags, uint mode) => Stub.Fail("shm_open"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS")]
    [RuntimeExport("shm_unlink")]
    private static int UnlinkShared(PathName name) => Stub.Fail("shm_unlink"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS")]
    [RuntimeExport("memfd_create")]
    private static int CreateMemoryFile(PathName name, uint flags) => Stub.Fail("memfd_create"u8, Errno.ENOSYS);

    private static int CheckMap(ulong length, int rights, int flags, int descriptor, bool isAnonymous, long offset)
    {
        if ((ulong)offset % BareFlow.Memory.VirtPage.Size != 0)
            return -Errno.EINVAL;

        int error = isAnonymous ? 0 : Unistd.CheckOpen(descriptor);
        if (error != 0)
            return error;

        if (length == 0 || (flags & SharingMask) == 0)
            return -Errno.EINVAL;

        return !isAnonymous && (flags & Shared) != 0 && (rights & MemoryMaps.Writable) != 0 ? -Errno.ENODEV : 0;
    }

    private static int GiveAdvice(ulong address, ulong length, int advice)
    {
        if (advice is < 0 or > DontNeed and < Free or > LastAdvice)
            return -Errno.EINVAL;

        int error = PageSpan.Check(address, length, -Errno.EINVAL, out PageSpan range);
        if (error != 0 || range.Bytes == 0)
            return error;

        return advice is DontNeed or Free or Remove ? MemoryMaps.Discard(range)
            : MemoryMaps.Covers(range) ? 0 : -Errno.ENOMEM;
    }

    private static int CheckMapped(ulong address, ulong length, out PageSpan range)
    {
        int error = PageSpan.CheckTouched(address, length, -Errno.EINVAL, out range);
        return error == 0 && !MemoryMaps.Covers(range) ? -Errno.ENOMEM : error;
    }

    private static int ReadFile(ulong address, ulong length, int rights, int descriptor, long offset)
    {
        _ = PageSpan.Check(address, length, 0, out PageSpan range);
        long count = Descriptors.ReadAt(descriptor, Door.Target((byte*)address, length), length, offset);
        int error = count >= 0 ? 0
            : count == -Errno.EBADF ? -Errno.EACCES
            : count is -Errno.EISDIR or -Errno.ESPIPE ? -Errno.ENODEV : (int)count;
        if (error == 0 && rights != (MemoryMaps.Read | MemoryMaps.Writable))
            error = MemoryMaps.Protect(range, rights);

        if (error != 0)
            MemoryMaps.Unmap(range);

        return error;
    }

    private static void* Fail(int error)
    {
        CResult.Fail(-error);
        return Failed;
    }
}
