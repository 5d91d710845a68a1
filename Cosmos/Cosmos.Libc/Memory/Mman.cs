using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>&lt;sys/mman.h&gt;</c> (POSIX.1-2017; the numbers are those of Linux on x86-64).</summary>
internal static unsafe class Mman
{
    private const int Private = 2;
    private const int SharingMask = 3;
    private const int NoFile = int.MinValue;
    private const int Fixed = 0x10;
    private const int Anonymous = 0x20;
    private const int FixedNoReplace = 0x100000;

    private const int DontNeed = 4;
    private const int Free = 8;
    private const int Remove = 9;
    private const int LastAdvice = 23;
    private const int LastPosixAdvice = DontNeed;

    private static void* Failed => (void*)ulong.MaxValue;

    /// <summary>Maps memory. Memory that may be used is promised a frame a page at once, so a map beyond what RAM can back
    /// fails with ENOMEM; addresses alone, without any right, cost nothing. A shared map of a file shows the file; a private one is a
    /// copy. Without MAP_FIXED the address is no more than a hint, and not heard.</summary>
    /// <returns>Where it is; or <c>MAP_FAILED</c> with EACCES (a right that the file was not opened for), EBADF, EEXIST
    /// (MAP_FIXED_NOREPLACE where something is), EINVAL, ENODEV (what is not mapped: a pipe, a directory), ENOMEM, EOVERFLOW.
    /// </returns>
    [RuntimeExport("mmap64")]
    private static void* Map(ulong hint, ulong length, int rights, int flags, int descriptor, long offset)
    {
        bool isAnonymous = (flags & Anonymous) != 0;
        SharedMap shown = default;
        int error = CheckMap(length, flags, isAnonymous ? NoFile : descriptor, offset);
        if (error == 0 && !isAnonymous)
            error = Descriptors.BeginMap(descriptor, rights, (flags & SharingMask) != Private, out shown);

        if (error != 0)
            return Fail(error);

        bool isPlaced = (flags & (Fixed | FixedNoReplace)) != 0;
        PageSpan range = default;
        if (isPlaced)
            error = PageSpan.Check(hint, length, -Errno.ENOMEM, out range);

        shown.Offset = (ulong)offset;
        if (error == 0)
            error = shown.Pages != null
                ? SharedMaps.Map(ref range, length, in shown, isPlaced, (flags & FixedNoReplace) == 0)
                : MapOwn(ref range, length, isAnonymous ? rights : MemoryMaps.Read | MemoryMaps.Writable, flags, isPlaced);

        if (error != 0 && shown.Pages != null)
            Descriptors.EndMap(shown.Pages);

        if (error == 0 && !isAnonymous && shown.Pages == null)
            error = ReadFile(range, length, rights, descriptor, offset);

        return error == 0 ? (void*)range.Start : Fail(error);
    }

    private static int MapOwn(ref PageSpan range, ulong length, int rights, int flags, bool isPlaced)
    {
        if (isPlaced)
            return MemoryMaps.MapAt(range, rights, (flags & FixedNoReplace) == 0);

        int error = MemoryMaps.Map(length, rights, out ulong address);
        if (error == 0)
            _ = PageSpan.Check(address, length, 0, out range);

        return error;
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

    private static int CheckMap(ulong length, int flags, int descriptor, long offset)
    {
        if ((ulong)offset % BareFlow.Memory.VirtPage.Size != 0)
            return -Errno.EINVAL;

        int error = descriptor == NoFile ? 0 : Unistd.CheckOpen(descriptor);
        if (error != 0)
            return error;

        int sharing = flags & SharingMask;
        if (length == 0 || sharing == 0 || (sharing == SharingMask && descriptor == NoFile))
            return -Errno.EINVAL;

        if (length > PageSpan.Top)
            return -Errno.ENOMEM;

        return descriptor != NoFile && (ulong)offset + length > long.MaxValue ? -Errno.EOVERFLOW : 0;
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

    private static int ReadFile(in PageSpan range, ulong length, int rights, int descriptor, long offset)
    {
        long count = Descriptors.ReadAt(descriptor, Door.Target((byte*)range.Start, length), length, offset);
        int error = count < 0 ? (int)count : 0;
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
