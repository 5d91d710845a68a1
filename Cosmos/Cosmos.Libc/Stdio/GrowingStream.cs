using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary>A stream that is written to a block of the heap, which grows: <c>open_memstream</c> (POSIX.1-2017).</summary>
/// <remarks>After each flush the caller's pointer leads to the block, which ends with a zero, and the caller's size is where the stream
/// is, or the length where that is less.</remarks>
internal unsafe struct GrowingStream
{
    private byte** _callersText;
    private ulong* _callersSize;
    private byte* _bytes;
    private ulong _room;
    private ulong _length;
    private ulong _place;

    /// <summary>Opens one.</summary>
    /// <returns>Null with ENOMEM.</returns>
    [RuntimeExport("open_memstream")]
    private static CFile* Open(byte** text, ulong* size)
    {
        var stream = (GrowingStream*)Heap.AllocateZeroed(1, (ulong)sizeof(GrowingStream));
        bool isReady = stream != null && stream->HasRoom(0);
        CFile* file = isReady ? Stdio.Make(-1, new StreamCalls { Read = &Read, Write = &Write, Seek = &Seek, Close = &Close }) : null;
        if (file == null)
        {
            if (stream != null)
                Heap.Free(stream->_bytes);

            Heap.Free(stream);
            return (CFile*)CResult.NullWith(Errno.ENOMEM);
        }

        stream->_callersText = text;
        stream->_callersSize = size;
        stream->Tell();
        file->Target = stream;
        file->IsWritable = true;
        return file;
    }

    private static long Read(CFile* file, byte* target, ulong size) => CResult.Fail(Errno.EBADF);

    private static long Write(CFile* file, byte* source, ulong size)
    {
        var stream = (GrowingStream*)file->Target;
        ulong end = stream->_place + size;
        if (end < size || !stream->HasRoom(end))
            return CResult.Fail(Errno.ENOMEM);

        CString.CopyBytes(stream->_bytes + stream->_place, source, size);
        stream->_place = end;
        stream->_length = Math.Max(stream->_length, end);
        stream->Tell();
        return (long)size;
    }

    private static long Seek(CFile* file, long offset, int origin)
    {
        var stream = (GrowingStream*)file->Target;
        ulong start = origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? stream->_place : stream->_length;
        long place = (long)start + offset;
        if (place < 0)
            return CResult.Fail(Errno.EINVAL);

        stream->_place = (ulong)place;
        stream->Tell();
        return place;
    }

    /// <summary>The block stays, for the caller.</summary>
    private static int Close(CFile* file)
    {
        Heap.Free(file->Target);
        return 0;
    }

    private readonly void Tell()
    {
        *_callersText = _bytes;
        *_callersSize = Math.Min(_place, _length);
    }

    /// <summary>Has room for so many bytes and a zero; what is new is zeros.</summary>
    private bool HasRoom(ulong bytes)
    {
        if (bytes < _room)
            return true;

        ulong wanted = Math.Max(bytes + 1, Math.Max(_room * 2, CFile.DefaultSize / 32));
        byte* grown = (byte*)Heap.Reallocate(_bytes, wanted);
        if (grown == null)
            return false;

        new Span<byte>(grown + _room, (int)(wanted - _room)).Clear();
        _bytes = grown;
        _room = wanted;
        return true;
    }
}
