using System;
using BareFlow.Memory;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Threads;

namespace Cosmos.Storage;

/// <summary>Bytes that wait between a writer and a reader: a ring.</summary>
/// <remarks>Law: <c>0 &lt;= Count &lt;= Capacity</c>; the byte that comes out next is at <c>_first</c>. The lock is
/// <see cref="FileTree"/>'s.</remarks>
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

    /// <summary>How often an end that reads was opened.</summary>
    public uint ReaderOpens;

    /// <summary>How often an end that writes was opened.</summary>
    public uint WriterOpens;

    /// <summary>Bytes that wait.</summary>
    public int Count;

    /// <summary>Threads that wait for bytes, for room, or for the other end to be closed.</summary>
    public WaitQueue Changed;

    private int _first;
    private fixed byte _bytes[Capacity];

    /// <summary>Takes bytes out, as many as there are, fit, and the caller's memory takes.</summary>
    /// <returns>How many; or -EFAULT.</returns>
    public long Take(CallerTarget buffer, ulong size)
    {
        ulong count = Math.Min(size, (ulong)Count);
        ulong straight = Math.Min(count, (ulong)(Capacity - _first));
        fixed (byte* bytes = _bytes)
        {
            long done = buffer.Write(bytes + _first, straight);
            if (done == (long)straight && straight < count)
                done += Math.Max(buffer.Skip(straight).Write(bytes, count - straight), 0);

            if (done <= 0)
                return done;

            _first = (int)((_first + done) % Capacity);
            Count -= (int)done;
            return done;
        }
    }

    /// <summary>Puts bytes in, as many as there is room for and the caller's memory has.</summary>
    /// <returns>How many; or -EFAULT.</returns>
    public long Put(CallerSource buffer, ulong size)
    {
        ulong count = Math.Min(size, (ulong)(Capacity - Count));
        int at = (_first + Count) % Capacity;
        ulong straight = Math.Min(count, (ulong)(Capacity - at));
        fixed (byte* bytes = _bytes)
        {
            long done = buffer.Read(bytes + at, straight);
            if (done == (long)straight && straight < count)
                done += Math.Max(buffer.Skip(straight).Read(bytes, count - straight), 0);

            // What is written in one piece is not written in part.
            if (size <= Atomic && done < (long)count)
                return -Errno.EFAULT;

            Count += (int)Math.Max(done, 0);
            return done;
        }
    }
}
