using System;
using BareFlow.Memory;

namespace Cosmos.Core.Exceptions;

/// <summary>Bytes of a caller from outside the kernel. Only the door of the C surface makes one, and it checks that the bytes are
/// where a program's memory may be. Whether they are mapped shows only when they are read.</summary>
/// <param name="start">The first byte.</param>
/// <param name="size">The number of bytes.</param>
internal readonly unsafe struct CallerSource(byte* start, ulong size)
{
    private readonly byte* _start = start;
    private readonly ulong _size = size;

    /// <summary>Copies bytes.</summary>
    /// <returns>How many: all, or those before the first unmapped one; -EFAULT when there are none.</returns>
    public long Read(void* target, ulong wanted)
    {
        ulong count = GuardedCopy.Run(target, _start, Math.Min(wanted, _size), (ulong)_start);
        return count > 0 || wanted == 0 ? (long)count : -Errno.EFAULT;
    }

    /// <summary>How many of a number of bytes can be read: all, or those before the first unmapped one.</summary>
    public ulong CountReadable(ulong wanted) => GuardedCopy.CountReadable(_start, Math.Min(wanted, _size));

    /// <summary>The rest, without a number of bytes at the start.</summary>
    public CallerSource Skip(ulong bytes) => new(_start + bytes, _size - Math.Min(bytes, _size));
}
