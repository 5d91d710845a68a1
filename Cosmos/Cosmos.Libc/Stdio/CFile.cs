using System;

namespace Cosmos.Libc;

/// <summary>What C calls <c>FILE</c>: a descriptor with a buffer for what is read. What is written goes to the descriptor at
/// once, each call in one piece.</summary>
/// <remarks>Law: of the buffer's bytes, those from <c>_next</c> up to <c>_end</c> were read from the descriptor and not taken
/// yet.</remarks>
internal unsafe struct CFile
{
    private const int BufferBytes = 1024;

    /// <summary>Room before what is read, for bytes that are given back before any was taken.</summary>
    private const int ReturnedBytes = 8;

    /// <summary>The descriptor.</summary>
    public int Descriptor;

    /// <summary>Whether a read met the end.</summary>
    public bool IsAtEnd;

    /// <summary>Whether a read or a write failed.</summary>
    public bool HasFailed;

    private int _next;
    private int _end;
    private fixed byte _buffer[ReturnedBytes + BufferBytes];

    /// <summary>The next byte, which stays; -1 at the end and when the read failed.</summary>
    public int Peek()
    {
        if (_next == _end && !TryFill())
            return -1;

        return _buffer[_next];
    }

    /// <summary>Takes the byte that <see cref="Peek"/> told.</summary>
    public void Skip() => _next++;

    /// <summary>Gives a byte back, or puts one before what is read next.</summary>
    /// <returns>False when more were given back than there is room for.</returns>
    public bool Unread(byte value)
    {
        if (_next == _end)
            _next = _end = Math.Max(_end, ReturnedBytes);

        if (_next == 0)
            return false;

        _buffer[--_next] = value;
        IsAtEnd = false;
        return true;
    }

    /// <summary>Forgets what was read ahead.</summary>
    /// <returns>How many bytes that was.</returns>
    public int Forget()
    {
        int ahead = _end - _next;
        _next = 0;
        _end = 0;
        IsAtEnd = false;
        return ahead;
    }

    private bool TryFill()
    {
        fixed (byte* buffer = _buffer)
        {
            long count = Unistd.Read(Descriptor, new OutBytes(buffer + ReturnedBytes), BufferBytes);
            _next = ReturnedBytes;
            _end = ReturnedBytes + (int)(count > 0 ? count : 0);
            IsAtEnd |= count == 0;
            HasFailed |= count < 0;
            return count > 0;
        }
    }
}
