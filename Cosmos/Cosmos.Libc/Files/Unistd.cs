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

    private const int SeekSet = 0;
    private const int SeekCurrent = 1;
    private const int SeekEnd = 2;
    private const int Writable = 2;
    private const int Executable = 1;
    private const int AllAccess = 7;
    private const uint ExecutableBits = 0x49;

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
        return CResult.Of(Descriptors.Write(descriptor, buffer.Take(size), size));
    }

    [RuntimeExport("pread64")]
    private static long ReadAt(int descriptor, OutBytes buffer, ulong size, long offset) =>
        CResult.Of(Descriptors.ReadAt(descriptor, buffer.Take(size), size, offset));

    [RuntimeExport("pwrite64")]
    private static long WriteAt(int descriptor, InBytes buffer, ulong size, long offset) =>
        CResult.Of(Descriptors.WriteAt(descriptor, buffer.Take(size), size, offset));

    [RuntimeExport("close")]
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

    /// <summary>Gives an open file another size.</summary>
    [RuntimeExport("ftruncate64")]
    private static int Resize(int descriptor, long size)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return CResult.Fail(Errno.EBADF);

        bool canResize = size >= 0 && OpenFlags.CanWrite(file->Flags) && file->Node->Kind == FileKind.Regular;
        FileTree.Lock.Enter(LockRank.Files);
        int result = canResize ? FileTree.Resize(file->Node, (ulong)size) : -Errno.EINVAL;
        FileTree.Lock.Exit();
        Descriptors.Drop(file);
        return (int)CResult.Of(result);
    }

    [RuntimeExport("truncate64")]
    private static int Resize(PathName path, long size) => PathCalls.WithFile(path, followLast: true, &Resize, &size);

    private static int Resize(FileNode* node, void* size) => *(long*)size < 0 || node->Kind == FileKind.Link ? -Errno.EINVAL
        : node->Kind == FileKind.Directory ? -Errno.EISDIR
        : node->Kind != FileKind.Regular ? -Errno.EINVAL
        : FileTree.Resize(node, *(ulong*)size);

    /// <summary>A file in memory is always as it was written.</summary>
    [RuntimeExport("fsync")]
    private static int Synchronize(int descriptor) => (int)CResult.Of(CheckOpen(descriptor));

    [RuntimeExport("fdatasync")]
    private static int SynchronizeData(int descriptor) => Synchronize(descriptor);

    [RuntimeExport("sync")]
    private static void Synchronize()
    {
    }

    [RuntimeExport("unlink")]
    public static int Unlink(PathName path) => PathCalls.WithPath(path, &RemoveName, null);

    [RuntimeExport("rmdir")]
    public static int RemoveDirectory(PathName path) => PathCalls.WithPath(path, &RemoveDirectory, null);

    [RuntimeExport("link")]
    private static int Link(PathName existing, PathName path) => PathCalls.WithPaths(existing, path, &AddName);

    [RuntimeExport("symlink")]
    private static int LinkToPath(PathName target, PathName path) => PathCalls.WithPaths(target, path, &CreateLink);

    private static int RemoveName(PathText* path, void* nothing) => FileTree.Remove(path->Span, wantsDirectory: false);

    private static int RemoveDirectory(PathText* path, void* nothing) => FileTree.Remove(path->Span, wantsDirectory: true);

    private static int AddName(PathText* existing, void* path) => FileTree.AddName(existing->Span, ((PathText*)path)->Span);

    private static int CreateLink(PathText* target, void* path) => FileTree.CreateLink(target->Span, ((PathText*)path)->Span);

    [RuntimeExport("readlink")]
    private static long ReadLink(PathName path, OutBytes buffer, ulong size)
    {
        if (size is 0 or > int.MaxValue)
            return CResult.Fail(Errno.EINVAL);

        long result = PathText.Take(path, out PathText text);
        if (result != 0)
            return CResult.Of(result);

        FileTree.Lock.Enter(LockRank.Files);
        result = FileTree.Find(text.Span, followLast: false, out FileNode* node);
        if (result == 0)
            result = node->Kind == FileKind.Link ? buffer.Write(node->Data, Math.Min(size, node->Size)) : -Errno.EINVAL;

        FileTree.Lock.Exit();
        return CResult.Of(result);
    }

    /// <summary>Whether a file is there and may be executed; to read and write it the program may always.</summary>
    [RuntimeExport("access")]
    private static int Access(PathName path, int wanted)
    {
        if ((wanted & ~AllAccess) != 0)
            return CResult.Fail(Errno.EINVAL);

        return PathCalls.WithFile(path, followLast: true, &CheckAccess, &wanted);
    }

    private static int CheckAccess(FileNode* node, void* wanted) => IsAllowed(node, *(int*)wanted) ? 0 : -Errno.EACCES;

    [RuntimeExport("chdir")]
    private static int ChangeDirectory(PathName path) => PathCalls.WithFile(path, followLast: true, &ChangeCurrent, null);

    private static int ChangeCurrent(FileNode* node, void* nothing) => FileTree.ChangeCurrent(node);

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
    private static int IsTerminal(int descriptor)
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

    [RuntimeExport("getpid")]
    private static int Process() => ProcessId;

    [RuntimeExport("getppid")]
    private static int ParentProcess() => 0;

    [RuntimeExport("getsid")]
    private static int Session(int process) => process is 0 or ProcessId ? ProcessId : CResult.Fail(Errno.ESRCH);

    [RuntimeExport("getuid")]
    private static uint User() => 0;

    [RuntimeExport("geteuid")]
    private static uint EffectiveUser() => 0;

    [RuntimeExport("getgid")]
    private static uint Group() => 0;

    [RuntimeExport("getegid")]
    private static uint EffectiveGroup() => 0;

    [RuntimeExport("getgroups")]
    private static int Groups(int size, Out<uint> groups) => size < 0 ? CResult.Fail(Errno.EINVAL)
        : size > 0 && groups.Write(0) != 0 ? CResult.Fail(Errno.EFAULT) : 1;

    [LibcStub("there is one user: 0 for it, else EPERM")]
    [RuntimeExport("setuid")]
    private static int SetUser(uint user) => user == 0 ? 0 : Stub.Fail("setuid"u8, Errno.EPERM);

    [LibcStub("there is one user: 0 for it, else EPERM")]
    [RuntimeExport("seteuid")]
    private static int SetEffectiveUser(uint user) => user == 0 ? 0 : Stub.Fail("seteuid"u8, Errno.EPERM);

    [LibcStub("there is one group: 0 for it, else EPERM")]
    [RuntimeExport("setgid")]
    private static int SetGroup(uint group) => group == 0 ? 0 : Stub.Fail("setgid"u8, Errno.EPERM);

    [LibcStub("fails with EPERM")]
    [RuntimeExport("setgroups")]
    private static int SetGroups(ulong size, uint* groups) => Stub.Fail("setgroups"u8, Errno.EPERM);

    [RuntimeExport("gethostname")]
    private static int HostName(byte* buffer, ulong size) => (int)CResult.Of(CopyName("bareflow\0"u8, buffer, size));

    [RuntimeExport("getdomainname")]
    private static int DomainName(byte* buffer, ulong size) => (int)CResult.Of(CopyName("\0"u8, buffer, size));

    [LibcStub("fails with ENOSYS: there is one process")]
    [RuntimeExport("fork")]
    private static int Fork() => Stub.Fail("fork"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one process")]
    [RuntimeExport("vfork")]
    private static int ForkAndWait() => Stub.Fail("vfork"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("execv")]
    private static int Execute(byte* path, byte** arguments) => Stub.Fail("execv"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("execve")]
    private static int Execute(byte* path, byte** arguments, byte** environment) => Stub.Fail("execve"u8, Errno.ENOSYS);

    /// <summary>The longest name and path that the file tree takes.</summary>
    [RuntimeExport("pathconf")]
    private static long PathLimit(PathName path, int name)
    {
        const int linkMaximum = 0;
        const int nameMaximum = 3;
        const int pathMaximum = 4;
        const int pipeBuffer = 5;
        return name switch
        {
            linkMaximum => int.MaxValue,
            nameMaximum => FileEntry.LongestName,
            pathMaximum => PathWalk.LongestPath,
            pipeBuffer => Pipe.Atomic,
            _ => CResult.Fail(Errno.EINVAL),
        };
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

        long start = origin switch
        {
            SeekSet => 0,
            SeekCurrent => (long)file->Offset,
            SeekEnd => (long)file->Size,
            _ => -1,
        };
        // A sum that wraps is below zero, too.
        if (start < 0 || unchecked(start + offset) < 0)
            return -Errno.EINVAL;

        file->Offset = (ulong)(start + offset);
        return start + offset;
    }

    private static bool IsAllowed(FileNode* node, int wanted)
    {
        bool isExecutable = node->Kind == FileKind.Directory || (node->Mode & ExecutableBits) != 0;
        return ((wanted & Executable) == 0 || isExecutable)
            && ((wanted & Writable) == 0 || node->Kind != FileKind.Generated);
    }
}
