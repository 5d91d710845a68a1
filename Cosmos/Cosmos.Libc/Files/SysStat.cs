using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Memory;
using Cosmos.Storage;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>&lt;sys/stat.h&gt;</c>, <c>&lt;sys/statfs.h&gt;</c> and <c>&lt;utime.h&gt;</c> (POSIX.1-2017; the layouts are glibc's
/// on x86-64).</summary>
internal static unsafe class SysStat
{
    private const uint BlockBytes = 512;
    private const uint PageBytes = (uint)VirtPage.Size;
    private const ulong TreeDevice = 1;
    private const ulong TmpfsMagic = 0x01021994;
    private const int NoFollow = 0x100;

    /// <summary>The numbers of a terminal, 4 and 64, as Linux packs them.</summary>
    private const ulong DeviceMajor = 1UL << 8;

    /// <summary>The permissions that new files do not get.</summary>
    [field: Atomic]
    public static uint Mask { get; private set; }

    [RuntimeExport("stat64")]
    private static int Stat(PathName path, Out<FileStatus> status) => StatPath(path, status, followLast: true);

    [RuntimeExport("stat")]
    private static int StatAlias(PathName path, Out<FileStatus> status) => StatPath(path, status, followLast: true);

    [RuntimeExport("__xstat64")]
    private static int Stat(int version, PathName path, Out<FileStatus> status) => StatPath(path, status, followLast: true);

    [RuntimeExport("lstat64")]
    private static int StatLink(PathName path, Out<FileStatus> status) => StatPath(path, status, followLast: false);

    [RuntimeExport("__lxstat64")]
    private static int StatLink(int version, PathName path, Out<FileStatus> status) => StatPath(path, status, followLast: false);

    [RuntimeExport("fstat64")]
    private static int Stat(int descriptor, Out<FileStatus> status) => StatOpen(descriptor, status);

    [RuntimeExport("fstat")]
    private static int StatOpenAlias(int descriptor, Out<FileStatus> status) => StatOpen(descriptor, status);

    [RuntimeExport("__fxstat64")]
    private static int Stat(int version, int descriptor, Out<FileStatus> status) => StatOpen(descriptor, status);

    [RuntimeExport("chmod")]
    private static int ChangeMode(PathName path, uint mode) => PathCalls.WithFile(path, followLast: true, &ChangeMode, &mode);

    private static int ChangeMode(FileNode* node, void* mode)
    {
        ChangeMode(node, *(uint*)mode);
        return 0;
    }

    [RuntimeExport("fchmod")]
    private static int ChangeMode(int descriptor, uint mode)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return CResult.Fail(Errno.EBADF);

        FileTree.Lock.Enter(LockRank.Files);
        ChangeMode(file->Node, mode);
        FileTree.Lock.Exit();
        Descriptors.Drop(file);
        return 0;
    }

    [RuntimeExport("mkdir")]
    public static int MakeDirectory(PathName path, uint mode) => PathCalls.WithPath(path, &MakeDirectory, &mode);

    private static int MakeDirectory(PathText* path, void* mode) =>
        FileTree.Create(path->Span, FileKind.Directory, *(uint*)mode & FileMode.ChangeMask & ~Mask, out _);

    /// <summary>Sets the permissions that new files do not get.</summary>
    /// <returns>What they were before.</returns>
    [RuntimeExport("umask")]
    public static uint SetMask(uint mask)
    {
        uint old = Mask;
        Mask = mask & FileMode.All;
        return old;
    }

    [LibcStub("fails with EPERM: only the kernel makes pipes with a name")]
    [RuntimeExport("mkfifo")]
    private static int MakePipe(PathName path, uint mode) => Stub.Fail("mkfifo"u8, Errno.EPERM);

    [LibcStub("fails with EPERM: only the kernel makes devices")]
    [RuntimeExport("__xmknod")]
    private static int MakeNode(int version, PathName path, uint mode, In<ulong> device) => Stub.Fail("mknod"u8, Errno.EPERM);

    /// <summary>Sets when a file was read and changed last.</summary>
    /// <param name="directory">AT_FDCWD, or any with a path that begins at the root.</param>
    /// <param name="path">The file.</param>
    /// <param name="times">Two times, or null for now.</param>
    /// <param name="flags">AT_SYMLINK_NOFOLLOW, or 0.</param>
    [RuntimeExport("utimensat")]
    private static int SetTimes(int directory, PathName path, In<TimePair> times, int flags)
    {
        int result = TimePair.Take(times, out TimePair pair);
        if (result == 0)
            result = PathText.Take(path, out PathText text) is < 0 and var error ? error
                : text.IsReachedFrom(directory) ? SetTimes(text.Span, (flags & NoFollow) == 0, in pair)
                : -Errno.EOPNOTSUPP;

        return (int)CResult.Of(result);
    }

    [RuntimeExport("futimens")]
    private static int SetTimes(int descriptor, In<TimePair> times)
    {
        int error = TimePair.Take(times, out TimePair pair);
        if (error != 0)
            return (int)CResult.Of(error);

        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return CResult.Fail(Errno.EBADF);

        FileTree.Lock.Enter(LockRank.Files);
        SetTimes(file->Node, in pair);
        FileTree.Lock.Exit();
        Descriptors.Drop(file);
        return 0;
    }

    /// <summary>What is known of the tree as a file system: a tmpfs over the RAM that is left.</summary>
    [RuntimeExport("statfs64")]
    private static int StatFileSystem(PathName path, Out<FileSystemStatus> status)
    {
        int result = PathCalls.TryWithFile(path, followLast: true, &IsThere, null);
        return (int)CResult.Of(result == 0 ? Fill(status) : result);
    }

    private static int IsThere(FileNode* node, void* nothing) => 0;

    [RuntimeExport("fstatfs64")]
    private static int StatFileSystem(int descriptor, Out<FileSystemStatus> status)
    {
        int result = Unistd.CheckOpen(descriptor);
        return (int)CResult.Of(result == 0 ? Fill(status) : result);
    }

    private static int StatPath(PathName path, Out<FileStatus> status, bool followLast)
    {
        FileStatus found = default;
        int result = PathCalls.TryWithFile(path, followLast, &Fill, &found);
        return (int)CResult.Of(result == 0 ? status.Write(in found) : result);
    }

    private static int Fill(FileNode* node, void* status)
    {
        Fill(ref *(FileStatus*)status, node);
        return 0;
    }

    private static int StatOpen(int descriptor, Out<FileStatus> status)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return CResult.Fail(Errno.EBADF);

        FileStatus found = default;
        FileTree.Lock.Enter(LockRank.Files);
        Fill(ref found, file->Node);
        FileTree.Lock.Exit();
        Descriptors.Drop(file);
        return (int)CResult.Of(status.Write(in found));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fill(ref FileStatus status, FileNode* node)
    {
        status.Device = TreeDevice;
        status.Id = node->Id;
        status.Links = node->Links + (node->Kind == FileKind.Directory ? 1U : 0);
        status.Mode = FileMode.Of(node->Kind) | node->Mode;
        status.DeviceNumber = node->Kind == FileKind.Device ? DeviceMajor | node->Number : 0;
        status.Size = (long)node->Size;
        status.BlockSize = PageBytes;
        status.Blocks = (long)((node->Size + BlockBytes - 1) / BlockBytes);
        status.Accessed.Set(node->Accessed);
        status.Modified.Set(node->Modified);
        status.Changed.Set(node->Changed);
    }

    private static int Fill(Out<FileSystemStatus> target)
    {
        MemoryAccounting memory = MemoryAccounting.Take();
        FileSystemStatus status = default;
        status.Type = TmpfsMagic;
        status.BlockSize = PageBytes;
        status.FragmentSize = PageBytes;
        status.Blocks = (memory.Available + FileTree.Bytes) / PageBytes;
        status.FreeBlocks = memory.Available / PageBytes;
        status.AvailableBlocks = status.FreeBlocks;
        status.Files = FileTree.Nodes + status.FreeBlocks;
        status.FreeFiles = status.FreeBlocks;
        status.LongestName = FileEntry.LongestName;
        return target.Write(in status);
    }

    private static void ChangeMode(FileNode* node, uint mode)
    {
        node->Mode = mode & FileMode.ChangeMask;
        FileTree.TouchStatus(node);
    }

    private static int SetTimes(System.ReadOnlySpan<byte> path, bool followLast, in TimePair times)
    {
        FileTree.Lock.Enter(LockRank.Files);
        int result = FileTree.Find(path, followLast, out FileNode* node);
        if (result == 0)
            SetTimes(node, in times);

        FileTree.Lock.Exit();
        return result;
    }

    private static void SetTimes(FileNode* node, in TimePair times)
    {
        long now = FileTree.Now();
        node->Accessed = times.Accessed.Choose(now, node->Accessed);
        node->Modified = times.Modified.Choose(now, node->Modified);
        node->Changed = now;
    }
}
