using System;
using BareFlow.Memory;

namespace Cosmos.Core.Exceptions;

/// <summary>Room for bytes for a caller from outside the kernel. Only the door of the C surface makes one, and it checks that the room
/// is where a program's memory may be. Whether it is mapped shows only when it is written.</summary>
/// <param name="start">The first byte.</param>
/// <param name="size">The number of bytes.</param>
internal readonly unsafe struct CallerTarget(byte* start, ulong size)
{
    private readonly byte* _start = start;
    private readonly ulong _size = size;

    /// <summary>Copies bytes.</summary>
    /// <returns>How many: all, or those before the first unmapped one; -EFAULT when there are none.</returns>
    public long Write(void* source, ulong given)
    {
        ulong count = GuardedCopy.Run(_start, source, Math.Min(given, _size), (ulong)_start);
        return count > 0 || given == 0 ? (long)count : -Errno.EFAULT;
    }

    /// <summary>Writes zeros.</summary>
    /// <returns>0 or -EFAULT.</returns>
    public int Clear(ulong bytes) => bytes <= _size && GuardedAccess.Clear(_start, bytes) == 0 ? 0 : -Errno.EFAULT;

    /// <summary>The rest, without a number of bytes at the start.</summary>
    public CallerTarget Skip(ulong bytes) => new(_start + bytes, _size - Math.Min(bytes, _size));
}
