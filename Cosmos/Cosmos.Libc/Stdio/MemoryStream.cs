using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary>A stream over memory of the caller: <c>fmemopen</c> (POSIX.1-2017).</summary>
/// <remarks>Law: <see cref="_length"/> bytes of the memory are the file, at most <see cref="_size"/>. What is written ends with a zero
/// where there is room for one.</remarks>
internal unsafe struct MemoryStream
{
    private byte* _bytes;
    private ulong _size;
    private ulong _length;
    private ulong _place;
    private bool _isOwn;
    private bool _isAppending;

    /// <summary>Opens memory as a stream.</summary>
    /// <param name="bytes">The memory; null for a block of the heap.</param>
    /// <param name="size">Its bytes.</param>
    /// <param name="modeText">As for <c>fopen</c>.</param>
    /// <returns>Null with EINVAL for a mode that is none, ENOMEM.</returns>
    [RuntimeExport("fmemopen")]
    private static CFile* Open(byte* bytes, ulong size, byte* modeText)
    {
        var mode = new StreamMode(modeText);
        if (!mode.IsValid)
            return (CFile*)CResult.NullWith(Errno.EINVAL);

        var stream = (MemoryStream*)Heap.AllocateZeroed(1, (ulong)sizeof(MemoryStream));
        CFile* file = stream != null && stream->TryBegin(bytes, size, mode) ? Stdio.Make(-1, Calls) : null;
        if (file == null)
        {
            Free(stream);
            return (CFile*)CResult.NullWith(Errno.ENOMEM);
        }

        file->Target = stream;
        mode.Give(file);
        return file;
    }

    private static StreamCalls Calls => new() { Read = &Read, Write = &Write, Seek = &Seek, Close = &Close };

    private bool TryBegin(byte* bytes, ulong size, StreamMode mode)
    {
        _isOwn = bytes == null;
        _bytes = _isOwn ? (byte*)Heap.AllocateZeroed(1, Math.Max(size, 1)) : bytes;
        _size = size;
        if (_bytes == null)
            return false;

        bool isEmptied = mode.IsEmptied;
        if (isEmptied && size > 0)
            *_bytes = 0;

        // A file that is only read is all of the memory; else it ends at the first zero.
        _length = isEmptied ? 0 : mode.CanWrite ? CString.Length(_bytes, size) : size;
        _isAppending = mode.IsAppending;
        _place = _isAppending ? _length : 0;
        return true;
    }

    private static void Free(MemoryStream* stream)
    {
        if (stream != null && stream->_isOwn)
            Heap.Free(stream->_bytes);

        Heap.Free(stream);
    }

    private static long Read(CFile* file, byte* target, ulong size)
    {
        var stream = (MemoryStream*)file->Target;
        ulong count = Math.Min(size, stream->_length - Math.Min(stream->_place, stream->_length));
        CString.CopyBytes(target, stream->_bytes + stream->_place, count);
        stream->_place += count;
        return (long)count;
    }

    private static long Write(CFile* file, byte* source, ulong size)
    {
        var stream = (MemoryStream*)file->Target;
        if (stream->_isAppending)
            stream->_place = stream->_length;

        ulong count = Math.Min(size, stream->_size - Math.Min(stream->_place, stream->_size));
        if (count == 0)
            return CResult.Fail(Errno.ENOSPC);

        CString.CopyBytes(stream->_bytes + stream->_place, source, count);
        stream->_place += count;
        if (stream->_place > stream->_length)
        {
            stream->_length = stream->_place;
            stream->EndText();
        }

        return (long)count;
    }

    /// <summary>Puts a zero behind what was written; where it is full, glibc puts one over the last byte.</summary>
    private readonly void EndText()
    {
        if (_length < _size)
            _bytes[_length] = 0;
        else if (!_isAppending)
            _bytes[_size - 1] = 0;
    }

    private static long Seek(CFile* file, long offset, int origin)
    {
        var stream = (MemoryStream*)file->Target;
        long place = SeekOrigin.PlaceOf(offset, origin, stream->_place, stream->_length);
        if (place < 0 || (ulong)place > stream->_size)
            return CResult.Fail(Errno.EINVAL);

        stream->_place = (ulong)place;
        return place;
    }

    private static int Close(CFile* file)
    {
        Free((MemoryStream*)file->Target);
        return 0;
    }
}
