using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Threads;
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
    private const int SetOwner = 8;
    private const int GetOwner = 9;
    private const int DuplicateCloseOnExec = 1030;
    private const int GetPipeSize = 1032;

    /// <summary>Opens a file.</summary>
    /// <returns>The lowest free descriptor; or -1 with EACCES (to write a file that the kernel makes), EEXIST, EISDIR, ELOOP,
    /// EFAULT, EMFILE, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR.</returns>
    [RuntimeExport("open64")]
    public static int Open(PathName path, int flags, uint mode) => OpenAt(Descriptors.CurrentDirectory, path, flags, mode);

    [RuntimeExport("open")]
    private static int OpenAlias(PathName path, int flags, uint mode) => Open(path, flags, mode);

    /// <summary>Opens a path that begins in a directory, or in the working directory for AT_FDCWD.</summary>
    /// <returns>As <see cref="Open"/>; or -1 with EBADF or ENOTDIR for what is no directory.</returns>
    [RuntimeExport("openat64")]
    private static int OpenAt(int directory, PathName path, int flags, uint mode)
    {
        Cancellation.Test();
        int result = PathText.Take(path, out PathText text);
        return (int)CResult.Of(result == 0 ? Descriptors.Open(text.Span, flags, mode & ~FileModes.Mask, directory) : result);
    }

    [RuntimeExport("openat")]
    private static int OpenAtAlias(int directory, PathName path, int flags, uint mode) => OpenAt(directory, path, flags, mode);

    /// <summary>Makes a file, or empties it.</summary>
    [RuntimeExport("creat")]
    private static int Make(PathName path, uint mode) =>
        Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate, mode);

    [RuntimeExport("creat64")]
    private static int MakeAlias(PathName path, uint mode) => Make(path, mode);

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
            case GetLock or SetLock or SetLockAndWait:
                return (int)CResult.Of(RangeLock.Control(descriptor, command == GetLock, new InOut<RangeLock>((RangeLock*)argument)));
            case GetPipeSize:
                return (int)CResult.Of(PipeSize(descriptor));
            case GetOwner or SetOwner:
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

    private static int PipeSize(int descriptor)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return -Errno.EBADF;

        bool isPipe = file->Node->Kind == FileKind.Pipe;
        Descriptors.Drop(file);
        return isPipe ? Pipe.Capacity : -Errno.EBADF;
    }

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
