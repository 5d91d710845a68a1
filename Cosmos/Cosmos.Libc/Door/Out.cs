using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>A pointer of a caller of the C surface to room for a value. Passed as C passes a pointer.</summary>
internal readonly unsafe struct Out<T>(T* address) where T : unmanaged
{
    private readonly T* _address = address;

    /// <summary>Whether the caller wants none.</summary>
    public bool IsNull => _address == null;

    /// <summary>Writes the value.</summary>
    /// <returns>0 or -EFAULT.</returns>
    public int Write(in T value)
    {
        fixed (T* source = &value)
            return Door.CopyOut(_address, source, (ulong)sizeof(T)) == (ulong)sizeof(T) ? 0 : -Errno.EFAULT;
    }

    /// <summary>Writes the value if the caller wants one.</summary>
    /// <returns>0 or -EFAULT.</returns>
    public int WriteIfWanted(in T value) => IsNull ? 0 : Write(in value);

    /// <summary>The value behind this one.</summary>
    public Out<T> At(ulong index) => new(_address + index);
}
