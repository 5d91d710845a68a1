using System;

namespace Cosmos.Core.Libc;

/// <summary>Bytes that wait between a writer and a reader: a ring.</summary>
/// <remarks>Law: <c>0 &lt;= Count &lt;= Capacity</c>; the byte that comes out next is at <c>_first</c>. The lock is
/// <see cref="Descriptors"/>'s.</remarks>
internal unsafe struct Pipe
{
    /// <summary>Bytes that a pipe holds: Linux's 64 KiB.</summary>
    public const int Capacity = 65536;

    /// <summary>Bytes that are written in one piece, PIPE_BUF.</summary>
    public const int Atomic = 4096;

    /// <summary>Open ends that read.</summary>
    public int Readers;

    /// <summary>Open ends that write.</summary>
    public int Writers;

    /// <summary>Bytes that wait.</summary>
    public int Count;

    /// <summary>Who waits for bytes, for room, or for the other end to be closed.</summary>
    public WaitQueue Changed;

    private int _first;
    private fixed byte _bytes[Capacity];

    /// <summary>Takes bytes out, as many as there are and fit.</summary>
    public int Take(byte* buffer, ulong size)
    {
        int count = (int)Math.Min(size, (ulong)Count);
        fixed (byte* bytes = _bytes)
        {
            int straight = Math.Min(count, Capacity - _first);
            CString.CopyBytes(buffer, bytes + _first, (ulong)straight);
            CString.CopyBytes(buffer + straight, bytes, (ulong)(count - straight));
        }

        _first = (_first + count) % Capacity;
        Count -= count;
        return count;
    }

    /// <summary>Puts bytes in, as many as there is room for.</summary>
    public int Put(byte* buffer, ulong size)
    {
        int count = (int)Math.Min(size, (ulong)(Capacity - Count));
        int at = (_first + Count) % Capacity;
        fixed (byte* bytes = _bytes)
        {
            int straight = Math.Min(count, Capacity - at);
            CString.CopyBytes(bytes + at, buffer, (ulong)straight);
            CString.CopyBytes(bytes, buffer + straight, (ulong)(count - straight));
        }

        Count += count;
        return count;
    }
}
