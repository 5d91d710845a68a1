using System.Runtime;
using System.Runtime.CompilerServices;

namespace Cosmos.Core.Libc;

/// <summary><c>&lt;sys/stat.h&gt;</c>, <c>&lt;sys/statfs.h&gt;</c> and <c>&lt;utime.h&gt;</c> (POSIX.1-2017; the layouts are glibc's
/// on x86-64).</summary>
internal static unsafe class SysStat
{
    private const uint BlockBytes = 512;
    private const uint PageBytes = 4096;
    private const ulong TreeDevice = 1;
    private const ulong TmpfsMagic = 0x01021994;
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const long TimeNow = 0x3FFFFFFF;
    private const long TimeKept = 0x3FFFFFFE;

    /// <summary>The numbers of a terminal, 4 and 64, as Linux packs them.</summary>
    private const ulong DeviceMajor = 1UL << 8;

    /// <summary>The permissions that new files do not get.</summary>
    public static uint Mask { get; private set; }

    [RuntimeExport("stat64")]
    private static int Stat(byte* path, FileStatus* status) => StatPath(path, status, followLast: true);

    [RuntimeExport("stat")]
    private static int StatAlias(byte* path, FileStatus* status) => StatPath(path, status, followLast: true);

    [RuntimeExport("__xstat64")]
    private static int Stat(int version, byte* path, FileStatus* status) => StatPath(path, status, followLast: true);

    [RuntimeExport("lstat64")]
    private static int StatLink(byte* path, FileStatus* status) => StatPath(path, status, followLast: false);

    [RuntimeExport("__lxstat64")]
    private static int StatLink(int version, byte* path, FileStatus* status) => StatPath(path, status, followLast: false);

    [RuntimeExport("fstat64")]
    private static int Stat(int descriptor, FileStatus* status) => StatOpen(descriptor, status);

    [RuntimeExport("fstat")]
    private static int StatOpenAlias(int descriptor, FileStatus* status) => StatOpen(descriptor, status);

    [RuntimeExport("__fxstat64")]
    private static int Stat(int version, int descriptor, FileStatus* status) => StatOpen(descriptor, status);

    [RuntimeExport("chmod")]
    private static int ChangeMode(byte* path, uint mode)
    {
        Descriptors.Lock.Enter();
        int result = FileTree.Find(CString.Span(path), followLast: true, out FileNode* node);
        if (result == 0)
            ChangeMode(node, mode);

        Descriptors.Lock.Exit();
        return (int)CResult.Of(result);
    }

    [RuntimeExport("fchmod")]
    private static int ChangeMode(int descriptor, uint mode)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return Errno.Fail(Errno.EBADF);

        Descriptors.Lock.Enter();
        ChangeMode(file->Node, mode);
        Descriptors.Lock.Exit();
        Descriptors.Drop(file);
        return 0;
    }

    [RuntimeExport("mkdir")]
    public static int MakeDirectory(byte* path, uint mode)
    {
        Descriptors.Lock.Enter();
        int result = FileTree.Create(CString.Span(path), FileKind.Directory, mode & FileMode.ChangeMask & ~Mask, out _);
        Descriptors.Lock.Exit();
        return (int)CResult.Of(result);
    }

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
    private static int MakePipe(byte* path, uint mode) => Stub.Fail("mkfifo"u8, Errno.EPERM);

    [LibcStub("fails with EPERM: only the kernel makes devices")]
    [RuntimeExport("__xmknod")]
    private static int MakeNode(int version, byte* path, uint mode, ulong* device) => Stub.Fail("mknod"u8, Errno.EPERM);

    /// <summary>Sets when a file was read and changed last.</summary>
    /// <param name="directory">AT_FDCWD, or any with a path that begins at the root.</param>
    /// <param name="path">The file.</param>
    /// <param name="times">Two times, or null for now.</param>
    /// <param name="flags">AT_SYMLINK_NOFOLLOW, or 0.</param>
    [RuntimeExport("utimensat")]
    private static int SetTimes(int directory, byte* path, TimeSpec* times, int flags)
    {
        if (directory != CurrentDirectory && *path != '/')
            return Errno.Fail(Errno.EOPNOTSUPP);

        Descriptors.Lock.Enter();
        int result = FileTree.Find(CString.Span(path), (flags & NoFollow) == 0, out FileNode* node);
        if (result == 0)
            SetTimes(node, times);

        Descriptors.Lock.Exit();
        return (int)CResult.Of(result);
    }

    [RuntimeExport("futimens")]
    private static int SetTimes(int descriptor, TimeSpec* times)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return Errno.Fail(Errno.EBADF);

        Descriptors.Lock.Enter();
        SetTimes(file->Node, times);
        Descriptors.Lock.Exit();
        Descriptors.Drop(file);
        return 0;
    }

    /// <summary>What is known of the tree as a file system: a tmpfs over the RAM that is left.</summary>
    [RuntimeExport("statfs64")]
    private static int StatFileSystem(byte* path, FileSystemStatus* status)
    {
        Descriptors.Lock.Enter();
        int result = FileTree.Find(CString.Span(path), followLast: true, out _);
        Descriptors.Lock.Exit();
        return result == 0 ? Fill(status) : (int)CResult.Of(result);
    }

    [RuntimeExport("fstatfs64")]
    private static int StatFileSystem(int descriptor, FileSystemStatus* status)
    {
        int result = Unistd.CheckOpen(descriptor);
        return result == 0 ? Fill(status) : (int)CResult.Of(result);
    }

    private static int StatPath(byte* path, FileStatus* status, bool followLast)
    {
        Descriptors.Lock.Enter();
        int result = FileTree.Find(CString.Span(path), followLast, out FileNode* node);
        if (result == 0)
            Fill(status, node);

        Descriptors.Lock.Exit();
        return (int)CResult.Of(result);
    }

    private static int StatOpen(int descriptor, FileStatus* status)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        if (file == null)
            return Errno.Fail(Errno.EBADF);

        Descriptors.Lock.Enter();
        Fill(status, file->Node);
        Descriptors.Lock.Exit();
        Descriptors.Drop(file);
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fill(FileStatus* status, FileNode* node)
    {
        *status = default;
        status->Device = TreeDevice;
        status->Id = node->Id;
        status->Links = node->Links + (node->Kind == FileKind.Directory ? 1U : 0);
        status->Mode = FileMode.Of(node->Kind) | node->Mode;
        status->DeviceNumber = node->Kind == FileKind.Device ? DeviceMajor | node->Number : 0;
        status->Size = (long)node->Size;
        status->BlockSize = PageBytes;
        status->Blocks = (long)((node->Size + BlockBytes - 1) / BlockBytes);
        status->Accessed.Set(node->Accessed);
        status->Modified.Set(node->Modified);
        status->Changed.Set(node->Changed);
    }

    private static int Fill(FileSystemStatus* status)
    {
        MemoryAccounting memory = MemoryAccounting.Take();
        *status = default;
        status->Type = TmpfsMagic;
        status->BlockSize = PageBytes;
        status->FragmentSize = PageBytes;
        status->Blocks = (memory.Available + FileTree.Bytes) / PageBytes;
        status->FreeBlocks = memory.Available / PageBytes;
        status->AvailableBlocks = status->FreeBlocks;
        status->Files = FileTree.Nodes + status->FreeBlocks;
        status->FreeFiles = status->FreeBlocks;
        status->LongestName = FileEntry.LongestName;
        return 0;
    }

    private static void ChangeMode(FileNode* node, uint mode)
    {
        node->Mode = mode & FileMode.ChangeMask;
        FileTree.TouchStatus(node);
    }

    private static void SetTimes(FileNode* node, TimeSpec* times)
    {
        long now = FileTree.Now();
        node->Accessed = times == null ? now : Choose(in times[0], now, node->Accessed);
        node->Modified = times == null ? now : Choose(in times[1], now, node->Modified);
        node->Changed = now;
    }

    private static long Choose(in TimeSpec time, long now, long kept) =>
        time.Nanoseconds == TimeNow ? now : time.Nanoseconds == TimeKept ? kept : time.Total;
}
