using System;
using BareFlow.Memory;

namespace Cosmos.Core.Exceptions;

/// <summary>Room for bytes that a caller from outside the kernel wants. That it lies where a program's memory may lie was checked by
/// whoever made this, which is the door of the C surface and nobody else; whether it is mapped shows when it is written.</summary>
/// <param name="start">The first byte.</param>
/// <param name="size">How many of them lie there.</param>
internal readonly unsafe struct CallerTarget(byte* start, ulong size)
{
    private readonly byte* _start = start;
    private readonly ulong _size = size;

    /// <summary>Copies bytes.</summary>
    /// <returns>How many: all, or those before the first that is not there; -EFAULT when there are none of them.</returns>
    public long Write(void* source, ulong given)
    {
        ulong count = GuardedCopy.Run(_start, source, Math.Min(given, _size), (ulong)_start);
        return count > 0 || given == 0 ? (long)count : -Errno.EFAULT;
    }

    /// <summary>Writes zeros.</summary>
    /// <returns>0 or -EFAULT.</returns>
    public int Clear(ulong bytes) => bytes <= _size && GuardedAccess.Clear(_start, bytes) == 0 ? 0 : -Errno.EFAULT;

    /// <summary>The bytes behind so many.</summary>
    public CallerTarget Skip(ulong bytes) => new(_start + bytes, _size - Math.Min(bytes, _size));
}
