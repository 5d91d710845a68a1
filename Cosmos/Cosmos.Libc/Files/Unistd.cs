using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Threads;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>&lt;unistd.h&gt;</c> (POSIX.1-2017): descriptors, paths, and what the one process is.</summary>
internal static unsafe class Unistd
{
    /// <summary>The number of the one process.</summary>
    public const int ProcessId = 1;

    private const int SeekData = 3;
    private const int SeekHole = 4;

    [RuntimeExport("read")]
    public static long Read(int descriptor, OutBytes buffer, ulong size)
    {
        Cancellation.Test();
        return CResult.Of(Descriptors.Read(descriptor, buffer.Take(size), size));
    }

    [RuntimeExport("write")]
    public static long Write(int descriptor, InBytes buffer, ulong size)
    {
        Cancellation.Test();
        return Written(Descriptors.Write(descriptor, buffer.Take(size), size));
    }

    [RuntimeExport("pread64")]
    private static long ReadAt(int descriptor, OutBytes buffer, ulong size, long offset)
    {
        Cancellation.Test();
        return CResult.Of(Descriptors.ReadAt(descriptor, buffer.Take(size), size, offset));
    }

    [RuntimeExport("pwrite64")]
    private static long WriteAt(int descriptor, InBytes buffer, ulong size, long offset)
    {
        Cancellation.Test();
        return Written(Descriptors.WriteAt(descriptor, buffer.Take(size), size, offset));
    }

    [RuntimeExport("pread")]
    private static long ReadAtAlias(int descriptor, OutBytes buffer, ulong size, long offset) => ReadAt(descriptor, buffer, size, offset);

    [RuntimeExport("pwrite")]
    private static long WriteAtAlias(int descriptor, InBytes buffer, ulong size, long offset) => WriteAt(descriptor, buffer, size, offset);

    [RuntimeExport("close")]
    private static int CloseOrEnd(int descriptor)
    {
        Cancellation.Test();
        return Close(descriptor);
    }

    /// <summary>Closes a descriptor, where no request to end is acted on.</summary>
    public static int Close(int descriptor) => (int)CResult.Of(Descriptors.Close(descriptor));

    [RuntimeExport("dup")]
    private static int Duplicate(int descriptor) => (int)CResult.Of(Descriptors.Duplicate(descriptor, 0, closeOnExec: false));

    [RuntimeExport("dup2")]
    private static int Duplicate(int descriptor, int target) =>
        (int)CResult.Of(Descriptors.DuplicateTo(descriptor, target, closeOnExec: false));

    [RuntimeExport("dup3")]
    private static int Duplicate(int descriptor, int target, int flags) => descriptor == target || (flags & ~OpenFlags.CloseOnExec) != 0
        ? CResult.Fail(Errno.EINVAL)
        : (int)CResult.Of(Descriptors.DuplicateTo(descriptor, target, (flags & OpenFlags.CloseOnExec) != 0));

    [RuntimeExport("pipe")]
    private static int MakePipe(Out<PipeEnds> ends) => MakePipe(ends, 0);

    [RuntimeExport("pipe2")]
    private static int MakePipe(Out<PipeEnds> ends, int flags)
    {
        if ((flags & ~(OpenFlags.CloseOnExec | OpenFlags.NonBlocking)) != 0)
            return CResult.Fail(Errno.EINVAL);

        int error = Descriptors.MakePipe(out PipeEnds made, flags);
        if (error != 0 || ends.Write(in made) == 0)
            return (int)CResult.Of(error);

        Descriptors.Close(made.Reader);
        Descriptors.Close(made.Writer);
        return CResult.Fail(Errno.EFAULT);
    }

    /// <summary>Moves where a file is read and written next.</summary>
    /// <returns>The place from the start; or -1 with EBADF, EINVAL (the place would be negative), ESPIPE.</returns>
    [RuntimeExport("lseek64")]
    public static long Seek(int descriptor, long offset, int origin)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return CResult.Fail(Errno.EBADF);

        FileTree.Lock.Enter(LockRank.Files);
        long result = Seek(file, offset, origin);
        FileTree.Lock.Exit();
        Descriptors.Drop(file);
        return CResult.Of(result);
    }

    [RuntimeExport("lseek")]
    private static long SeekAlias(int descriptor, long offset, int origin) => Seek(descriptor, offset, origin);

    /// <summary>A file in memory is always as it was written.</summary>
    /// <returns>0; or -1 with EBADF, EINVAL (a pipe or a terminal, which hold nothing).</returns>
    [RuntimeExport("fsync")]
    private static int Synchronize(int descriptor) => OpenCalls.WithFile(descriptor, &CheckSynchronized, null);

    private static int CheckSynchronized(FileNode* node, void* nothing) =>
        node->Kind == FileKind.Pipe || (node->Kind == FileKind.Device && node->Number != Devices.Full) ? -Errno.EINVAL : 0;

    [RuntimeExport("syncfs")]
    private static int SynchronizeFileSystem(int descriptor) => (int)CResult.Of(CheckOpen(descriptor));

    [RuntimeExport("fdatasync")]
    private static int SynchronizeData(int descriptor) => Synchronize(descriptor);

    [RuntimeExport("sync")]
    private static void Synchronize()
    {
    }

    [RuntimeExport("chdir")]
    private static int ChangeDirectory(PathName path) => PathCalls.WithFile(path, followLast: true, &ChangeCurrent, null);

    private static int ChangeCurrent(FileNode* node, void* nothing) => FileTree.ChangeCurrent(node);

    [RuntimeExport("fchdir")]
    private static int ChangeDirectory(int descriptor) => OpenCalls.WithFile(descriptor, &ChangeCurrent, null);

    /// <summary>The path of the working directory.</summary>
    /// <param name="buffer">Where it goes; null for a block of the heap, which the caller frees.</param>
    /// <param name="size">Bytes of the buffer; 0 without one for as many as it takes.</param>
    /// <returns>The path; or null with EFAULT, EINVAL, ENOENT (it was removed), ENOMEM, ERANGE.</returns>
    [RuntimeExport("getcwd")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* CurrentDirectory(OutBytes buffer, ulong size)
    {
        if (size == 0 && !buffer.IsNull)
        {
            CResult.Fail(Errno.EINVAL);
            return null;
        }

        byte* path = stackalloc byte[PathWalk.LongestPath];
        FileTree.Lock.Enter(LockRank.Files);
        long length = FileTree.PathOf(FileTree.Current, path, PathWalk.LongestPath);
        FileTree.Lock.Exit();
        ulong needed = (ulong)length + 1;
        if (length >= 0 && size != 0 && needed > size)
            length = -Errno.ERANGE;

        if (CResult.Of(length) < 0)
            return null;

        if (buffer.IsNull)
            return CString.Duplicate(path, Math.Max(size, needed));

        return buffer.Write(path, needed) == (long)needed ? buffer.ToPointer() : (byte*)CResult.NullWith(Errno.EFAULT);
    }

    [RuntimeExport("isatty")]
    internal static int IsTerminal(int descriptor)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
        {
            CResult.Fail(Errno.EBADF);
            return 0;
        }

        bool isTerminal = file->Node->Kind == FileKind.Device && file->Node->Number == Devices.Terminal;
        Descriptors.Drop(file);
        if (!isTerminal)
            CResult.Fail(Errno.ENOTTY);

        return isTerminal ? 1 : 0;
    }

    /// <summary>Copies a name that ends with a zero.</summary>
    /// <returns>0, or -ENAMETOOLONG when it does not fit.</returns>
    public static int CopyName(ReadOnlySpan<byte> name, byte* buffer, ulong size)
    {
        if ((ulong)name.Length > size)
            return -Errno.ENAMETOOLONG;

        name.CopyTo(new Span<byte>(buffer, name.Length));
        return 0;
    }

    /// <summary>The result of a write. Where a file would be larger than its limit, the thread gets the signal for it.</summary>
    public static long Written(long result)
    {
        const int fileTooLarge = 25;
        if (result == -Errno.EFBIG && FileTree.SizeLimit < FileTree.LargestFile)
            Signals.TrySend(Scheduler.Current, fileTooLarge);

        return CResult.Of(result);
    }

    /// <summary>0 for a descriptor that is open, else -EBADF.</summary>
    public static int CheckOpen(int descriptor)
    {
        int result = Descriptors.IsClosedOnExec(descriptor);
        return result < 0 ? result : 0;
    }

    private static long Seek(OpenFile* file, long offset, int origin)
    {
        if (file->Node->Kind == FileKind.Pipe
            || (file->Node->Kind == FileKind.Device && !Devices.CanSeek(file->Node->Number)))
            return -Errno.ESPIPE;

        if (file->Node->Kind == FileKind.Device)
            return 0;

        if (origin is SeekData or SeekHole)
            return SeekContents(file, offset, origin == SeekData);

        long start = origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => (long)file->Offset,
            SeekOrigin.End => (long)file->Size,
            _ => -1,
        };
        // A sum that wraps is below zero, too.
        if (start < 0 || unchecked(start + offset) < 0)
            return -Errno.EINVAL;

        file->Offset = (ulong)(start + offset);
        return start + offset;
    }

    /// <summary>Goes to the next bytes that were written, or to the next hole; the end of a file counts as one.</summary>
    private static long SeekContents(OpenFile* file, long offset, bool wantsData)
    {
        if (offset < 0 || (ulong)offset >= file->Size)
            return -Errno.ENXIO;

        ulong found = file->Node->Kind == FileKind.Generated
            ? wantsData ? (ulong)offset : file->Size
            : FileTree.NextRun(file->Node, (ulong)offset, wantsData);
        if (found >= file->Size && wantsData)
            return -Errno.ENXIO;

        file->Offset = found;
        return (long)found;
    }
}
