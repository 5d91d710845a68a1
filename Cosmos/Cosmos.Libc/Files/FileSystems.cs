// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0649


using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>What is known of the tree as a file system: a tmpfs over the RAM that is left. <c>statfs</c> and <c>statvfs</c>
/// (POSIX.1-2017, <c>sys/statvfs.h</c>; the layouts are glibc's on x86-64).</summary>
internal static unsafe class FileSystems
{
    private const ulong TmpfsMagic = 0x01021994;

    /// <summary>ST_VALID: the kernel says how it is mounted, relatime.</summary>
    private const ulong MountFlags = 0x20 | 0x1000;

    [RuntimeExport("statfs64")]
    private static int Stat(PathName path, Out<FileSystemStatus> status)
    {
        int result = PathCalls.TryWithFile(path, followLast: true, &IsThere, null);
        return (int)CResult.Of(result == 0 ? status.Write(Take()) : result);
    }

    [RuntimeExport("statfs")]
    private static int StatAlias(PathName path, Out<FileSystemStatus> status) => Stat(path, status);

    [RuntimeExport("fstatfs64")]
    private static int Stat(int descriptor, Out<FileSystemStatus> status)
    {
        int result = Unistd.CheckOpen(descriptor);
        return (int)CResult.Of(result == 0 ? status.Write(Take()) : result);
    }

    [RuntimeExport("fstatfs")]
    private static int StatAlias(int descriptor, Out<FileSystemStatus> status) => Stat(descriptor, status);

    [RuntimeExport("statvfs64")]
    private static int Stat(PathName path, Out<VolumeStatus> status)
    {
        int result = PathCalls.TryWithFile(path, followLast: true, &IsThere, null);
        return (int)CResult.Of(result == 0 ? status.Write(TakeVolume()) : result);
    }

    [RuntimeExport("statvfs")]
    private static int StatAlias(PathName path, Out<VolumeStatus> status) => Stat(path, status);

    [RuntimeExport("fstatvfs64")]
    private static int Stat(int descriptor, Out<VolumeStatus> status)
    {
        int result = Unistd.CheckOpen(descriptor);
        return (int)CResult.Of(result == 0 ? status.Write(TakeVolume()) : result);
    }

    [RuntimeExport("fstatvfs")]
    private static int StatAlias(int descriptor, Out<VolumeStatus> status) => Stat(descriptor, status);

    private static int IsThere(FileNode* node, void* nothing) => 0;

    private static FileSystemStatus Take()
    {
        MemoryAccounting memory = MemoryAccounting.Take();
        FileSystemStatus status = default;
        status.Type = TmpfsMagic;
        status.BlockSize = VirtPage.Size;
        status.FragmentSize = VirtPage.Size;
        status.Blocks = (memory.Available + FileTree.Bytes) / VirtPage.Size;
        status.FreeBlocks = memory.Available / VirtPage.Size;
        status.AvailableBlocks = status.FreeBlocks;
        status.Files = FileTree.Nodes + status.FreeBlocks;
        status.FreeFiles = status.FreeBlocks;
        status.LongestName = FileEntry.LongestName;
        status.Flags = MountFlags;
        return status;
    }

    private static VolumeStatus TakeVolume()
    {
        FileSystemStatus known = Take();
        VolumeStatus status = default;
        status.BlockSize = known.BlockSize;
        status.FragmentSize = known.FragmentSize;
        status.Blocks = known.Blocks;
        status.FreeBlocks = known.FreeBlocks;
        status.AvailableBlocks = known.AvailableBlocks;
        status.Files = known.Files;
        status.FreeFiles = known.FreeFiles;
        status.AvailableFiles = known.FreeFiles;
        status.LongestName = known.LongestName;
        status.Flags = known.Flags;
        return status;
    }

    /// <summary>C's <c>struct statvfs</c>: 112 bytes.</summary>
    private struct VolumeStatus
    {
        public ulong BlockSize;
        public ulong FragmentSize;
        public ulong Blocks;
        public ulong FreeBlocks;
        public ulong AvailableBlocks;
        public ulong Files;
        public ulong FreeFiles;
        public ulong AvailableFiles;
        public ulong Id;
        public ulong Flags;
        public ulong LongestName;
        public fixed int Spare[6];
    }
}
