using BareFlow.Memory;
using Cosmos.Core.Exceptions;

namespace Cosmos.Libc;

/// <summary>A pointer of a caller of the C surface to room for bytes. Passed as C passes a pointer.</summary>
internal readonly unsafe struct OutBytes(byte* start)
{
    private readonly byte* _start = start;

    /// <summary>Whether the caller gave no place.</summary>
    public bool IsNull => _start == null;

    /// <summary>Copies bytes.</summary>
    /// <returns>How many: all, or those before the first unmapped page; -EFAULT when there are none.</returns>
    public long Write(void* source, ulong size)
    {
        ulong count = Door.CopyOut(_start, source, size);
        return count > 0 || size == 0 ? (long)count : -Errno.EFAULT;
    }

    /// <summary>Writes zeros.</summary>
    /// <returns>0 or -EFAULT.</returns>
    public int Clear(ulong size) => Door.TryClear(_start, size) ? 0 : -Errno.EFAULT;

    /// <summary>Room for a number of bytes, checked, for the floors below.</summary>
    public CallerTarget Take(ulong size) => Door.Target(_start, size);

    /// <summary>The rest, without a number of bytes at the start.</summary>
    public OutBytes Skip(ulong bytes) => new(_start + bytes);

    /// <summary>The same as a plain pointer, which a C function returns to its caller.</summary>
    public byte* ToPointer() => _start;
}
