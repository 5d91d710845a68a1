using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Memory;
using Cosmos.Storage;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>What is known of files: <c>stat</c> and its kin (POSIX.1-2017; the layouts are glibc's on x86-64).</summary>
internal static unsafe class SysStat
{
    private const uint BlockBytes = 512;
    private const uint PageBytes = (uint)VirtPage.Size;
    private const ulong TreeDevice = 1;
    private const ulong TmpfsMagic = 0x01021994;
    private const int NoAutomount = 0x800;

    /// <summary>The numbers of a terminal, 4 and 64, as Linux packs them.</summary>
    private const ulong DeviceMajor = 1UL << 8;

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

    [RuntimeExport("lstat")]
    private static int StatLinkAlias(PathName path, Out<FileStatus> status) => StatPath(path, status, followLast: false);

    /// <summary>What is known of a file whose path begins in a directory.</summary>
    [RuntimeExport("fstatat64")]
    private static int Stat(int directory, PathName path, Out<FileStatus> status, int flags)
    {
        if ((flags & ~(PathCalls.NoFollow | PathCalls.EmptyPath | NoAutomount)) != 0)
            return CResult.Fail(Errno.EINVAL);

        FileStatus found = default;
        int result = PathCalls.TryWithFile(directory, path, flags, &Fill, &found);
        return (int)CResult.Of(result == 0 ? status.Write(in found) : result);
    }

    [RuntimeExport("fstatat")]
    private static int StatAlias(int directory, PathName path, Out<FileStatus> status, int flags) => Stat(directory, path, status, flags);

    [RuntimeExport("__fxstatat64")]
    private static int Stat(int version, int directory, PathName path, Out<FileStatus> status, int flags) =>
        Stat(directory, path, status, flags);

    /// <summary>What is known of a file, for the library itself.</summary>
    /// <returns>0; or -1 with the errors of the path.</returns>
    public static int Take(byte* path, bool followLast, FileStatus* status) =>
        PathCalls.WithFile(new PathName(path), followLast, &Fill, status);

    private static int StatPath(PathName path, Out<FileStatus> status, bool followLast)
    {
        FileStatus found = default;
        int result = PathCalls.TryWithFile(path, followLast, &Fill, &found);
        return (int)CResult.Of(result == 0 ? status.Write(in found) : result);
    }

    /// <summary>Tells what is known of a file, inside the lock of the tree.</summary>
    public static int Fill(FileNode* node, void* status)
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
        FileTree.Settle(node);
        status.Device = TreeDevice;
        status.Id = node->Id;
        status.Links = node->Links + (node->Kind == FileKind.Directory ? 1U : 0);
        status.Mode = FileMode.Of(node->Kind) | node->Mode;
        status.User = node->User;
        status.Group = node->Group;
        status.DeviceNumber = node->Kind == FileKind.Device ? DeviceMajor | node->Number : 0;
        status.Size = (long)node->Size;
        status.BlockSize = PageBytes;
        status.Blocks = (long)(FileTree.BytesTaken(node) / BlockBytes);
        status.Accessed.Set(node->Accessed);
        status.Modified.Set(node->Modified);
        status.Changed.Set(node->Changed);
    }
}
