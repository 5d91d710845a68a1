using System.Runtime;

namespace Cosmos.Core.Libc;

/// <summary><c>&lt;sys/mman.h&gt;</c> (POSIX.1-2017; the numbers are those of Linux on x86-64).</summary>
internal static unsafe class Mman
{
    private const int Shared = 1;
    private const int Fixed = 0x10;
    private const int Anonymous = 0x20;
    private const int FixedNoReplace = 0x100000;

    private const int DontNeed = 4;
    private const int Free = 8;
    private const int Remove = 9;

    private static void* Failed => (void*)ulong.MaxValue;

    /// <summary>Maps memory. Memory that may be used is promised a frame a page at once, so a map beyond what RAM can back
    /// fails with ENOMEM; addresses alone, without any right, cost nothing. A file is mapped by a copy, so one that is shared
    /// must be read only.</summary>
    /// <returns>Where it is; or <c>MAP_FAILED</c> with EBADF, EINVAL, ENODEV (a shared file to write), ENOMEM.</returns>
    [RuntimeExport("mmap64")]
    private static void* Map(ulong hint, ulong length, int rights, int flags, int descriptor, long offset)
    {
        bool isAnonymous = (flags & Anonymous) != 0;
        if (!isAnonymous && (flags & Shared) != 0 && (rights & MemoryMaps.Writable) != 0)
            return Fail(-Errno.ENODEV);

        bool isFixed = (flags & (Fixed | FixedNoReplace)) != 0;
        int first = isAnonymous ? rights : MemoryMaps.Read | MemoryMaps.Writable;
        ulong address = hint;
        int error = isFixed ? MemoryMaps.Replace(hint, length, first) : MemoryMaps.Map(length, first, out address);
        if (error == 0 && !isAnonymous)
            error = ReadFile(address, length, rights, descriptor, offset);

        return error == 0 ? (void*)address : Fail(error);
    }

    [RuntimeExport("mmap")]
    private static void* MapAlias(ulong hint, ulong length, int rights, int flags, int descriptor, long offset) =>
        Map(hint, length, rights, flags, descriptor, offset);

    [RuntimeExport("munmap")]
    private static int Unmap(ulong address, ulong length) => (int)CResult.Of(MemoryMaps.Unmap(address, length));

    [RuntimeExport("mprotect")]
    private static int Protect(ulong address, ulong length, int rights) =>
        (int)CResult.Of(MemoryMaps.Protect(address, length, rights));

    /// <summary>Frames go back at once for MADV_DONTNEED, MADV_FREE and MADV_REMOVE; other advice is heard and not needed.
    /// </summary>
    [RuntimeExport("madvise")]
    private static int Advise(ulong address, ulong length, int advice) =>
        advice is DontNeed or Free or Remove ? (int)CResult.Of(MemoryMaps.Discard(address, length)) : 0;

    [RuntimeExport("posix_madvise")]
    private static int AdvisePosix(ulong address, ulong length, int advice) => 0;

    /// <summary>Puts frames behind a range that is used, by touching each page of it: none is ever taken away again.</summary>
    [RuntimeExport("mlock")]
    private static int Lock(ulong address, ulong length)
    {
        const ulong page = 4096;
        for (ulong at = address & ~(page - 1); at < address + length; at += page)
            _ = System.Threading.Volatile.Read(ref *(byte*)at);

        return 0;
    }

    [RuntimeExport("munlock")]
    private static int Unlock(ulong address, ulong length) => 0;

    [RuntimeExport("msync")]
    private static int Synchronize(ulong address, ulong length, int flags) =>
        MemoryMaps.Contains(address, length) ? 0 : Errno.Fail(Errno.ENOMEM);

    [LibcStub("fails with ENOSYS")]
    [RuntimeExport("shm_open")]
    private static int OpenShared(byte* name, int flags, uint mode) => Stub.Fail("shm_open"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS")]
    [RuntimeExport("shm_unlink")]
    private static int UnlinkShared(byte* name) => Stub.Fail("shm_unlink"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS")]
    [RuntimeExport("memfd_create")]
    private static int CreateMemoryFile(byte* name, uint flags) => Stub.Fail("memfd_create"u8, Errno.ENOSYS);

    private static int ReadFile(ulong address, ulong length, int rights, int descriptor, long offset)
    {
        long count = Descriptors.ReadAt(descriptor, (byte*)address, length, offset);
        int error = count < 0 ? (int)count : 0;
        if (error == 0 && rights != (MemoryMaps.Read | MemoryMaps.Writable))
            error = MemoryMaps.Protect(address, length, rights);

        if (error != 0)
            MemoryMaps.Unmap(address, length);

        return error;
    }

    private static void* Fail(int error)
    {
        Errno.Fail(-error);
        return Failed;
    }
}
