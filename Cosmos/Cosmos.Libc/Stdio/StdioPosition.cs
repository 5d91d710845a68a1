using System.Runtime;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>Places in files (C17, 7.21.9, and POSIX.1-2017).</summary>
internal static unsafe class StdioPosition
{
    [RuntimeExport("fseeko64")]
    private static int Seek(CFile* file, long offset, int origin)
    {
        if (origin is < SeekOrigin.Begin or > SeekOrigin.End)
            return CResult.Fail(Errno.EINVAL);

        file->Enter();
        bool isMoved = file->TrySeek(offset, origin);
        file->Exit();
        return isMoved ? 0 : -1;
    }

    [RuntimeExport("fseeko")]
    private static int SeekAlias(CFile* file, long offset, int origin) => Seek(file, offset, origin);

    [RuntimeExport("fseek")]
    private static int SeekLong(CFile* file, long offset, int origin) => Seek(file, offset, origin);

    [RuntimeExport("ftello64")]
    private static long Tell(CFile* file)
    {
        file->Enter();
        long place = file->Tell();
        file->Exit();
        return place;
    }

    [RuntimeExport("ftello")]
    private static long TellAlias(CFile* file) => Tell(file);

    [RuntimeExport("ftell")]
    private static long TellLong(CFile* file) => Tell(file);

    [RuntimeExport("rewind")]
    private static void Rewind(CFile* file)
    {
        file->Enter();
        file->TrySeek(0, SeekOrigin.Begin);
        file->HasFailed = false;
        file->Exit();
    }

    [RuntimeExport("fgetpos64")]
    private static int GetPlace(CFile* file, FilePlace* place)
    {
        file->Enter();
        long offset = file->Tell();
        *place = new FilePlace { Offset = offset, Partial = file->Partial };
        file->Exit();
        return offset < 0 ? -1 : 0;
    }

    [RuntimeExport("fgetpos")]
    private static int GetPlaceAlias(CFile* file, FilePlace* place) => GetPlace(file, place);

    [RuntimeExport("fsetpos64")]
    private static int SetPlace(CFile* file, FilePlace* place)
    {
        file->Enter();
        bool isMoved = file->TrySeek(place->Offset, SeekOrigin.Begin);
        file->Partial = place->Partial;
        file->Exit();
        return isMoved ? 0 : -1;
    }

    [RuntimeExport("fsetpos")]
    private static int SetPlaceAlias(CFile* file, FilePlace* place) => SetPlace(file, place);

    /// <summary>The contents of <c>fpos_t</c>: 16 bytes.</summary>
    private struct FilePlace
    {
        public long Offset;
        public MultibyteState Partial;
    }
}
