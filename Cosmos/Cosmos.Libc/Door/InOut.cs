namespace Cosmos.Libc;

/// <summary>A pointer of a caller of the C surface to a value that the call reads and changes. Passed as C passes a pointer.</summary>
internal readonly unsafe struct InOut<T>(T* address) where T : unmanaged
{
    private readonly T* _address = address;

    /// <summary>Whether the caller gave none.</summary>
    public bool IsNull => _address == null;

    /// <summary>Copies the value.</summary>
    /// <returns>0 or -EFAULT.</returns>
    public int Read(out T value) => new In<T>(_address).Read(out value);

    /// <summary>Writes the value back.</summary>
    /// <returns>0 or -EFAULT.</returns>
    public int Write(in T value) => new Out<T>(_address).Write(in value);

    /// <summary>The value behind this one.</summary>
    public InOut<T> At(ulong index) => new(_address + index);
}
