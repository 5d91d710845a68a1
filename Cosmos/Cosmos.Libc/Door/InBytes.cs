using BareFlow.Memory;
using Cosmos.Core.Exceptions;

namespace Cosmos.Libc;

/// <summary>A pointer of a caller of the C surface to bytes that the call reads. Passed as C passes a pointer.</summary>
internal readonly unsafe struct InBytes(byte* start)
{
    private readonly byte* _start = start;

    /// <summary>Copies bytes.</summary>
    /// <returns>How many: all, or those before the first unmapped page; -EFAULT when there are none.</returns>
    public long Read(void* target, ulong size)
    {
        ulong count = Door.CopyIn(target, _start, size);
        return count > 0 || size == 0 ? (long)count : -Errno.EFAULT;
    }

    /// <summary>A number of these bytes, checked, for the floors below.</summary>
    public CallerSource Take(ulong size) => Door.Source(_start, size);

    /// <summary>The rest, without a number of bytes at the start.</summary>
    public InBytes Skip(ulong bytes) => new(_start + bytes);
}
