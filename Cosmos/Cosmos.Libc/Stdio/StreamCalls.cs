namespace Cosmos.Libc;

/// <summary>What a stream reads from and writes to, as calls. Each fails with a negative result and <c>errno</c>.</summary>
internal unsafe struct StreamCalls
{
    /// <summary>Reads at most so many bytes; 0 at the end.</summary>
    public delegate*<CFile*, byte*, ulong, long> Read;

    /// <summary>Writes at most so many bytes, and tells how many.</summary>
    public delegate*<CFile*, byte*, ulong, long> Write;

    /// <summary>Moves to a place as <c>lseek</c> does, and tells it.</summary>
    public delegate*<CFile*, long, int, long> Seek;

    /// <summary>Ends the use.</summary>
    public delegate*<CFile*, int> Close;

    /// <summary>Those of a descriptor.</summary>
    public static StreamCalls OfDescriptor => new()
    {
        Read = &ReadDescriptor,
        Write = &WriteDescriptor,
        Seek = &SeekDescriptor,
        Close = &CloseDescriptor,
    };

    private static long ReadDescriptor(CFile* file, byte* buffer, ulong size) =>
        Unistd.Read(file->Descriptor, new OutBytes(buffer), size);

    private static long WriteDescriptor(CFile* file, byte* buffer, ulong size) =>
        Unistd.Write(file->Descriptor, new InBytes(buffer), size);

    private static long SeekDescriptor(CFile* file, long offset, int origin) => Unistd.Seek(file->Descriptor, offset, origin);

    private static int CloseDescriptor(CFile* file) => Unistd.Close(file->Descriptor);
}
