using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>A pointer of a caller of the C surface to a value that the call reads. Passed as C passes a pointer.</summary>
internal readonly unsafe struct In<T>(T* address) where T : unmanaged
{
    private readonly T* _address = address;

    /// <summary>Whether the caller gave none.</summary>
    public bool IsNull => _address == null;

    /// <summary>Copies the value, once: the caller may change it meanwhile.</summary>
    /// <returns>0 or -EFAULT.</returns>
    public int Read(out T value)
    {
        fixed (T* copy = &value)
            return Door.CopyIn(copy, _address, (ulong)sizeof(T)) == (ulong)sizeof(T) ? 0 : -Errno.EFAULT;
    }

    /// <summary>The value behind this one.</summary>
    public In<T> At(ulong index) => new(_address + index);
}
