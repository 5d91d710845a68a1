using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>&lt;fcntl.h&gt;</c> and <c>&lt;sys/file.h&gt;</c> (POSIX.1-2017; the numbers are Linux's).</summary>
internal static unsafe class Fcntl
{
    private const int DuplicateDescriptor = 0;
    private const int GetDescriptorFlags = 1;
    private const int SetDescriptorFlags = 2;
    private const int GetFlags = 3;
    private const int SetFlags = 4;
    private const int GetLock = 5;
    private const int SetLock = 6;
    private const int SetLockAndWait = 7;
    private const int DuplicateCloseOnExec = 1030;
    private const short Unlocked = 2;

    /// <summary>Opens a file.</summary>
    /// <returns>The lowest free descriptor; or -1 with EACCES (to write a file that the kernel makes), EEXIST, EISDIR, ELOOP,
    /// EFAULT, EMFILE, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR.</returns>
    [RuntimeExport("open64")]
    public static int Open(PathName path, int flags, uint mode)
    {
        int result = PathText.Take(path, out PathText text);
        return (int)CResult.Of(result == 0 ? Descriptors.Open(text.Span, flags, mode & ~SysStat.Mask) : result);
    }

    [RuntimeExport("open")]
    private static int OpenAlias(PathName path, int flags, uint mode) => Open(path, flags, mode);

    /// <summary>Opens a path that begins at the root or in the working directory; one that begins in another directory is
    /// refused with ENOTSUP.</summary>
    [RuntimeExport("openat64")]
    private static int OpenAt(int directory, PathName path, int flags, uint mode)
    {
        int result = PathText.Take(path, out PathText text);
        if (result == 0)
            result = text.IsReachedFrom(directory) ? Descriptors.Open(text.Span, flags, mode & ~SysStat.Mask) : -Errno.EOPNOTSUPP;

        return (int)CResult.Of(result);
    }

    [RuntimeExport("openat")]
    private static int OpenAtAlias(int directory, PathName path, int flags, uint mode) => OpenAt(directory, path, flags, mode);

    /// <summary>Duplicates a descriptor, or changes its flags or those of its file. Locks of ranges always succeed, as there is
    /// one process, which never locks itself out.</summary>
    [RuntimeExport("fcntl")]
    private static int Control(int descriptor, int command, ulong argument)
    {
        switch (command)
        {
            case DuplicateDescriptor or DuplicateCloseOnExec:
                return (int)CResult.Of(
                    Descriptors.Duplicate(descriptor, (int)argument, command == DuplicateCloseOnExec));
            case GetDescriptorFlags:
                return (int)CResult.Of(Descriptors.IsClosedOnExec(descriptor));
            case SetDescriptorFlags:
                return (int)CResult.Of(Descriptors.SetClosedOnExec(descriptor, (argument & 1) != 0));
            case GetFlags or SetFlags:
                return ControlFlags(descriptor, command, (int)argument);
            case GetLock:
                return (int)CResult.Of(
                    Unistd.CheckOpen(descriptor) is < 0 and var closed ? closed : new Out<short>((short*)argument).Write(Unlocked));
            case SetLock or SetLockAndWait:
                return (int)CResult.Of(Unistd.CheckOpen(descriptor));
            default:
                return (int)CResult.Of(Unistd.CheckOpen(descriptor) is < 0 and var none ? none : -Errno.EINVAL);
        }
    }

    [RuntimeExport("fcntl64")]
    private static int ControlAlias(int descriptor, int command, ulong argument) => Control(descriptor, command, argument);

    /// <summary>Locks a whole file against other open files: they are all of this process, and may lock each other out.
    /// </summary>
    /// <returns>0; or -1 with EBADF, EINVAL, EWOULDBLOCK (also if it would have to wait for the lock).</returns>
    [RuntimeExport("flock")]
    private static int Lock(int descriptor, int operation)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return CResult.Fail(Errno.EBADF);

        FileTree.Lock.Enter(LockRank.Files);
        int result = Flock.Apply(file, operation);
        FileTree.Lock.Exit();
        Descriptors.Drop(file);
        return (int)CResult.Of(result);
    }

    [RuntimeExport("posix_fadvise64")]
    private static int Advise(int descriptor, long offset, long length, int advice) =>
        Unistd.CheckOpen(descriptor) < 0 ? Errno.EBADF : 0;

    /// <summary>Makes a file so long at least. Its memory is taken at once.</summary>
    [RuntimeExport("fallocate64")]
    private static int Allocate(int descriptor, int mode, long offset, long length)
    {
        if (mode != 0)
            return CResult.Fail(Errno.EOPNOTSUPP);

        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return CResult.Fail(Errno.EBADF);

        int result = offset < 0 || length <= 0 ? -Errno.EINVAL
            : file->Node->Kind != FileKind.Regular ? -Errno.ENODEV
            : OpenFlags.CanWrite(file->Flags) ? 0 : -Errno.EBADF;
        FileTree.Lock.Enter(LockRank.Files);
        if (result == 0 && (ulong)(offset + length) > file->Node->Size)
            result = FileTree.Resize(file->Node, (ulong)(offset + length));

        FileTree.Lock.Exit();
        Descriptors.Drop(file);
        return (int)CResult.Of(result);
    }

    [RuntimeExport("posix_fallocate64")]
    private static int AllocatePosix(int descriptor, long offset, long length) =>
        Allocate(descriptor, 0, offset, length) == 0 ? 0 : CResult.Error;

    private static int ControlFlags(int descriptor, int command, int flags)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return CResult.Fail(Errno.EBADF);

        int result = 0;
        FileTree.Lock.Enter(LockRank.Files);
        if (command == GetFlags)
            result = file->Flags & ~(OpenFlags.CloseOnExec | OpenFlags.Create | OpenFlags.Exclusive | OpenFlags.Truncate);
        else
            file->Flags = (file->Flags & ~OpenFlags.Changeable) | (flags & OpenFlags.Changeable);

        FileTree.Lock.Exit();
        Descriptors.Drop(file);
        return result;
    }
}
