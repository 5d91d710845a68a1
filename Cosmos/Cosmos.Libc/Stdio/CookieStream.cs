using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary>A stream whose bytes functions of the program read and write: glibc's <c>fopencookie</c>.</summary>
internal unsafe struct CookieStream
{
    private void* _cookie;
    private CookieCalls _calls;

    /// <summary>Opens one.</summary>
    /// <param name="cookie">What the functions get.</param>
    /// <param name="modeText">As for <c>fopen</c>.</param>
    /// <param name="calls">The functions.</param>
    /// <returns>Null with EINVAL for a mode that is none, ENOMEM.</returns>
    [RuntimeExport("fopencookie")]
    private static CFile* Open(void* cookie, byte* modeText, CookieCalls calls)
    {
        var mode = new StreamMode(modeText);
        if (!mode.IsValid)
            return (CFile*)CResult.NullWith(Errno.EINVAL);

        var stream = (CookieStream*)Heap.AllocateZeroed(1, (ulong)sizeof(CookieStream));
        CFile* file = stream == null
            ? null
            : Stdio.Make(-1, new StreamCalls { Read = &Read, Write = &Write, Seek = &Seek, Close = &Close });
        if (file == null)
        {
            Heap.Free(stream);
            return (CFile*)CResult.NullWith(Errno.ENOMEM);
        }

        stream->_cookie = cookie;
        stream->_calls = calls;
        file->Target = stream;
        mode.Give(file);
        return file;
    }

    private static long Read(CFile* file, byte* target, ulong size)
    {
        var stream = (CookieStream*)file->Target;
        return stream->_calls.Read == null ? -1 : stream->_calls.Read(stream->_cookie, target, size);
    }

    private static long Write(CFile* file, byte* source, ulong size)
    {
        var stream = (CookieStream*)file->Target;
        return stream->_calls.Write == null ? -1 : stream->_calls.Write(stream->_cookie, source, size);
    }

    private static long Seek(CFile* file, long offset, int origin)
    {
        var stream = (CookieStream*)file->Target;
        if (stream->_calls.Seek == null)
            return CResult.Fail(Errno.ESPIPE);

        return stream->_calls.Seek(stream->_cookie, &offset, origin) < 0 ? -1 : offset;
    }

    private static int Close(CFile* file)
    {
        var stream = (CookieStream*)file->Target;
        int result = stream->_calls.Close == null ? 0 : stream->_calls.Close(stream->_cookie);
        Heap.Free(stream);
        return result;
    }
}
