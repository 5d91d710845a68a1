using System;
using BareFlow.Memory;

namespace Cosmos.Core.Exceptions;

/// <summary>Bytes that a caller from outside the kernel gives. That they lie where a program's memory may lie was checked by whoever made
/// this, which is the door of the C surface and nobody else; whether they are mapped shows when they are read.</summary>
/// <param name="start">The first byte.</param>
/// <param name="size">How many of them lie there.</param>
internal readonly unsafe struct CallerSource(byte* start, ulong size)
{
    private readonly byte* _start = start;
    private readonly ulong _size = size;

    /// <summary>Copies bytes.</summary>
    /// <returns>How many: all, or those before the first that is not there; -EFAULT when there are none of them.</returns>
    public long Read(void* target, ulong wanted)
    {
        ulong count = GuardedCopy.Run(target, _start, Math.Min(wanted, _size), (ulong)_start);
        return count > 0 || wanted == 0 ? (long)count : -Errno.EFAULT;
    }

    /// <summary>How many of so many bytes can be read: all, or those before the first that is not there.</summary>
    public ulong CountReadable(ulong wanted) => GuardedCopy.CountReadable(_start, Math.Min(wanted, _size));

    /// <summary>The bytes behind so many.</summary>
    public CallerSource Skip(ulong bytes) => new(_start + bytes, _size - Math.Min(bytes, _size));
}
