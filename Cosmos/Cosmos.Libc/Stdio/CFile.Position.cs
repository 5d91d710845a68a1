using System.Runtime.CompilerServices;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <content>The place in the file.</content>
internal unsafe partial struct CFile
{
    /// <summary>Moves; what was given is written first, what was read ahead and given back is forgotten.</summary>
    /// <returns>False with the errors of <c>lseek</c> and of the write.</returns>
    public bool TrySeek(long offset, int origin)
    {
        if (!Flush())
            return false;

        if (IsReading && origin == SeekOrigin.Current)
            offset -= Ahead;

        if (Calls.Seek((CFile*)Unsafe.AsPointer(ref this), offset, origin) < 0)
            return false;

        if (IsReading)
            DropRead();

        IsReading = false;
        IsWriting = false;
        WriteNext = WriteEnd = null;
        IsAtEnd = false;
        Partial = default;
        return true;
    }

    /// <summary>The place of the next byte; negative with an error.</summary>
    public long Tell()
    {
        // What is added to the end of a file goes where the end then is.
        int origin = IsWriting && IsAppending ? SeekOrigin.End : SeekOrigin.Current;
        long place = Calls.Seek((CFile*)Unsafe.AsPointer(ref this), 0, origin);
        if (place < 0)
            return place;

        place += (long)Pending - (IsReading ? Ahead : 0);
        return place < 0 ? CResult.Fail(Errno.EIO) : place;
    }
}
