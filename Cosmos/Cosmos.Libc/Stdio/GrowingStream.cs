using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary>A stream that is written to a block of the heap, which grows: <c>open_memstream</c> and, for wide characters,
/// <c>open_wmemstream</c> (POSIX.1-2017).</summary>
/// <remarks>After each flush the caller's pointer leads to the block, which ends with a zero, and the caller's size is where the stream
/// is, or the length where that is less. Places and lengths are in characters.</remarks>
internal unsafe struct GrowingStream
{
    private byte** _callersText;
    private ulong* _callersSize;
    private byte* _bytes;
    private ulong _room;
    private ulong _length;
    private ulong _place;
    private uint _characterBytes;
    private MultibyteState _partial;

    /// <summary>Opens one.</summary>
    /// <returns>Null with ENOMEM.</returns>
    [RuntimeExport("open_memstream")]
    private static CFile* Open(byte** text, ulong* size) => Open(text, size, sizeof(byte));

    /// <summary>Opens one of wide characters.</summary>
    /// <returns>Null with ENOMEM.</returns>
    [RuntimeExport("open_wmemstream")]
    private static CFile* OpenWide(byte** text, ulong* size)
    {
        CFile* file = Open(text, size, sizeof(uint));
        if (file != null)
            file->Orientation = 1;

        return file;
    }

    private static CFile* Open(byte** text, ulong* size, uint characterBytes)
    {
        var stream = (GrowingStream*)Heap.AllocateZeroed(1, (ulong)sizeof(GrowingStream));
        if (stream != null)
            stream->_characterBytes = characterBytes;

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

        // There are no more characters than bytes.
        if (stream->_place + size < size || !stream->HasRoom(stream->_place + size))
            return CResult.Fail(Errno.ENOMEM);

        if (stream->_characterBytes == sizeof(byte))
            stream->Put(source, size);
        else if (!stream->TryPutWide(source, size))
            return CResult.Fail(Errno.EILSEQ);

        stream->_length = Math.Max(stream->_length, stream->_place);
        stream->Tell();
        return (long)size;
    }

    private void Put(byte* source, ulong size)
    {
        CString.CopyBytes(_bytes + _place, source, size);
        _place += size;
    }

    private bool TryPutWide(byte* source, ulong size)
    {
        byte* end = source + size;
        while (source < end)
        {
            long count = Multibyte.Decode(source, (ulong)(end - source), ref _partial, out ((uint*)_bytes)[_place]);
            if (count == Multibyte.Unfinished)
                return true;

            if (count < 0)
                return false;

            source += Math.Max(count, 1);
            _place++;
        }

        return true;
    }

    private static long Seek(CFile* file, long offset, int origin)
    {
        var stream = (GrowingStream*)file->Target;
        long place = SeekOrigin.PlaceOf(offset, origin, stream->_place, stream->_length);
        if (place < 0)
            return CResult.Fail(Errno.EINVAL);

        stream->_place = (ulong)place;
        stream->Tell();
        return place;
    }

    /// <summary>The block stays, for the caller, and ends where the stream is.</summary>
    private static int Close(CFile* file)
    {
        var stream = (GrowingStream*)file->Target;
        new Span<byte>(stream->_bytes + *stream->_callersSize * stream->_characterBytes, (int)stream->_characterBytes).Clear();
        Heap.Free(stream);
        return 0;
    }

    private readonly void Tell()
    {
        *_callersText = _bytes;
        *_callersSize = Math.Min(_place, _length);
    }

    /// <summary>Has room for so many characters and a zero; what is new is zeros.</summary>
    private bool HasRoom(ulong characters)
    {
        if (characters < _room)
            return true;

        ulong wanted = Math.Max(characters + 1, Math.Max(_room * 2, CFile.DefaultSize / 32));
        byte* grown = (byte*)Heap.Reallocate(_bytes, wanted * _characterBytes);
        if (grown == null)
            return false;

        new Span<byte>(grown + _room * _characterBytes, (int)((wanted - _room) * _characterBytes)).Clear();
        _bytes = grown;
        _room = wanted;
        return true;
    }
}
