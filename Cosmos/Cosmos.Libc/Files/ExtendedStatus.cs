using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>C's <c>struct statx</c> of Linux: 256 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal unsafe struct ExtendedStatus
{
    private const int NoAutomount = 0x800;
    private const int SynchronizationFlags = 0x6000;
    private const uint ReservedMask = 1U << 31;
    private const int DeviceShift = 8;
    private const uint DeviceMask = 0xFF;

    /// <summary>STATX_BASIC_STATS: all that <c>stat</c> tells.</summary>
    private const uint Basic = 0x7FF;

    [FieldOffset(0)]
    private uint _mask;

    [FieldOffset(4)]
    private uint _blockSize;

    [FieldOffset(16)]
    private uint _links;

    [FieldOffset(20)]
    private uint _user;

    [FieldOffset(24)]
    private uint _group;

    [FieldOffset(28)]
    private ushort _mode;

    [FieldOffset(32)]
    private ulong _id;

    [FieldOffset(40)]
    private long _size;

    [FieldOffset(48)]
    private long _blocks;

    [FieldOffset(64)]
    private TimeSpec _accessed;

    [FieldOffset(96)]
    private TimeSpec _changed;

    [FieldOffset(112)]
    private TimeSpec _modified;

    [FieldOffset(128)]
    private uint _deviceKind;

    [FieldOffset(132)]
    private uint _deviceNumber;

    [FieldOffset(140)]
    private uint _treeNumber;

    /// <summary>What is known of a file whose path begins in a directory.</summary>
    /// <returns>0; or -1 with EBADF, EFAULT, EINVAL, and the errors of the path.</returns>
    [RuntimeExport("statx")]
    private static int Tell(int directory, PathName path, int flags, uint mask, Out<ExtendedStatus> target)
    {
        const int known = PathCalls.NoFollow | PathCalls.EmptyPath | NoAutomount | SynchronizationFlags;
        if ((flags & ~known) != 0 || (flags & SynchronizationFlags) == SynchronizationFlags || (mask & ReservedMask) != 0)
            return CResult.Fail(Errno.EINVAL);

        FileStatus found = default;
        int error = PathCalls.TryWithFile(directory, path, flags, &SysStat.Fill, &found);
        return (int)CResult.Of(error == 0 ? target.Write(Of(in found)) : error);
    }

    private static ExtendedStatus Of(in FileStatus status) => new()
    {
        _mask = Basic,
        _blockSize = (uint)status.BlockSize,
        _links = (uint)status.Links,
        _user = status.User,
        _group = status.Group,
        _mode = (ushort)status.Mode,
        _id = status.Id,
        _size = status.Size,
        _blocks = status.Blocks,
        _accessed = status.Accessed,
        _changed = status.Changed,
        _modified = status.Modified,
        _deviceKind = (uint)(status.DeviceNumber >> DeviceShift),
        _deviceNumber = (uint)status.DeviceNumber & DeviceMask,
        _treeNumber = (uint)status.Device,
    };
}
