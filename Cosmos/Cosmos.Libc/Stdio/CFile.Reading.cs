using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <content>Reading.</content>
internal unsafe partial struct CFile
{
    /// <summary>The next byte, which stays; -1 at the end and when the read failed.</summary>
    public int Peek() => ReadNext < ReadEnd || TryFill() ? *ReadNext : -1;

    /// <summary>Takes the byte that <see cref="Peek"/> told.</summary>
    public void Skip() => ReadNext++;

    /// <summary>Takes the next byte; -1 at the end and when the read failed.</summary>
    public int Get() => ReadNext < ReadEnd || TryFill() ? *ReadNext++ : -1;

    /// <summary>Takes bytes.</summary>
    /// <returns>How many; fewer at the end and when a read failed.</returns>
    public ulong Read(byte* target, ulong size)
    {
        ulong done = 0;
        while (done < size)
        {
            ulong ready = (ulong)(ReadEnd - ReadNext);
            if (ready > 0)
            {
                ulong count = Math.Min(ready, size - done);
                CString.CopyBytes(target + done, ReadNext, count);
                ReadNext += count;
                done += count;
            }
            else if (_keptNext == null && IsReading && size - done >= Size)
            {
                long count = ReadDirectly(target + done, size - done);
                if (count <= 0)
                    break;

                done += (ulong)count;
            }
            else if (!TryFill())
            {
                break;
            }
        }

        return done;
    }

    /// <summary>Puts a byte before what is read next.</summary>
    /// <returns>False when there is no room for more.</returns>
    public bool Unread(byte value)
    {
        if (!TryBeginReading())
            return false;

        byte* room = (byte*)Unsafe.AsPointer(ref _returned[0]);
        if (_keptNext == null && ReadNext > Buffer && ReadNext[-1] == value)
        {
            ReadNext--;
            IsAtEnd = false;
            return true;
        }

        if (_keptNext == null)
        {
            _keptNext = ReadNext;
            _keptEnd = ReadEnd;
            ReadNext = ReadEnd = room + ReturnedRoom;
        }

        if (ReadNext == room)
            return false;

        *--ReadNext = value;
        IsAtEnd = false;
        return true;
    }

    /// <summary>Bytes that were read ahead of the program, those that were given back among them.</summary>
    public readonly long Ahead => ReadEnd - ReadNext + (_keptNext == null ? 0 : _keptEnd - _keptNext);

    /// <summary>Forgets what was read ahead.</summary>
    public void DropRead()
    {
        _keptNext = null;
        ReadNext = ReadEnd = Buffer;
    }

    /// <summary>Is about to read: what was given is written first.</summary>
    private bool TryBeginReading()
    {
        if (IsReading)
            return true;

        if (!IsReadable)
        {
            HasFailed = true;
            CResult.Fail(Errno.EBADF);
            return false;
        }

        if (IsWriting && !Flush())
            return false;

        NeedBuffer();
        Orientation = Orientation == 0 ? -1 : Orientation;
        IsWriting = false;
        IsReading = true;
        WriteNext = WriteEnd = null;
        ReadNext = ReadEnd = Buffer;
        return true;
    }

    private bool TryFill()
    {
        if (!TryBeginReading())
            return false;

        if (_keptNext != null)
        {
            ReadNext = _keptNext;
            ReadEnd = _keptEnd;
            _keptNext = null;
            if (ReadNext < ReadEnd)
                return true;
        }

        // Who reads from a person wants to see the question first.
        if (Buffering != StreamBuffering.Full)
            Stdio.FlushLines();

        ReadNext = ReadEnd = Buffer;
        long count = ReadDirectly(Buffer, Size);
        ReadEnd += Math.Max(count, 0);
        return count > 0;
    }

    private long ReadDirectly(byte* target, ulong size)
    {
        long count = Calls.Read((CFile*)Unsafe.AsPointer(ref this), target, size);
        IsAtEnd |= count == 0;
        HasFailed |= count < 0;
        return count;
    }
}
