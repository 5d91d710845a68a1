using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <content>Writing.</content>
internal unsafe partial struct CFile
{
    /// <summary>Adds a byte.</summary>
    /// <returns>The byte; -1 when it could not be written.</returns>
    public int Put(byte value)
    {
        if (WriteNext < WriteEnd)
        {
            *WriteNext++ = value;
            return value;
        }

        return Write(&value, 1) == 1 ? value : -1;
    }

    /// <summary>Adds bytes.</summary>
    /// <returns>How many; fewer when a write failed.</returns>
    public ulong Write(byte* source, ulong size)
    {
        if (!TryBeginWriting())
            return 0;

        ulong lines = Buffering == StreamBuffering.Line ? LengthOfLines(source, size) : 0;
        ulong done = Add(source, lines == 0 ? size : lines);
        if (lines == 0 || done < lines)
            return done;

        return Flush() ? done + Add(source + done, size - done) : 0;
    }

    /// <summary>Writes what was given; forgets nothing of it that could not be written.</summary>
    public bool Flush()
    {
        if (!IsWriting)
            return true;

        byte* next = Buffer;
        while (next < WriteNext)
        {
            long count = Calls.Write((CFile*)Unsafe.AsPointer(ref this), next, (ulong)(WriteNext - next));
            if (count <= 0)
            {
                Keep(next);
                HasFailed = true;
                return false;
            }

            next += count;
        }

        WriteNext = Buffer;
        return true;
    }

    /// <summary>Forgets what was given and not written.</summary>
    public void DropWritten()
    {
        if (IsWriting)
            WriteNext = Buffer;
    }

    /// <summary>The bytes up to the end of the last line.</summary>
    private static ulong LengthOfLines(byte* source, ulong size)
    {
        while (size > 0 && source[size - 1] != '\n')
            size--;

        return size;
    }

    /// <summary>Is about to write: what was read ahead is not where the program thinks that the file is.</summary>
    private bool TryBeginWriting()
    {
        if (IsWriting)
            return true;

        if (!IsWritable)
        {
            HasFailed = true;
            CResult.Fail(Errno.EBADF);
            return false;
        }

        if (IsReading && Ahead > 0)
            Calls.Seek((CFile*)Unsafe.AsPointer(ref this), -Ahead, SeekOrigin.Current);

        NeedBuffer();
        Orientation = Orientation == 0 ? -1 : Orientation;
        DropRead();
        IsReading = false;
        IsWriting = true;
        ReadNext = ReadEnd = null;
        WriteNext = Buffer;
        WriteEnd = Buffering == StreamBuffering.Full ? Buffer + Size : Buffer;
        return true;
    }

    private ulong Add(byte* source, ulong size)
    {
        ulong done = 0;
        while (done < size)
        {
            ulong room = Size - (ulong)(WriteNext - Buffer);
            bool isDirect = WriteNext == Buffer && (size - done >= Size || Buffering == StreamBuffering.None);
            ulong count = isDirect ? WriteDirectly(source + done, size - done) : Math.Min(room, size - done);
            if (!isDirect)
            {
                CString.CopyBytes(WriteNext, source + done, count);
                WriteNext += count;
            }

            done += count;
            bool isStuck = isDirect ? count == 0 : count == room && !Flush();
            if (isStuck)
                break;
        }

        return done;
    }

    private ulong WriteDirectly(byte* source, ulong size)
    {
        long count = Calls.Write((CFile*)Unsafe.AsPointer(ref this), source, size);
        HasFailed |= count <= 0;
        return (ulong)Math.Max(count, 0);
    }

    /// <summary>Moves what is left to the front of the buffer.</summary>
    private void Keep(byte* rest)
    {
        ulong left = (ulong)(WriteNext - rest);
        new Span<byte>(rest, (int)left).CopyTo(new Span<byte>(Buffer, (int)left));
        WriteNext = Buffer + left;
    }
}
