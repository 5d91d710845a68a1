using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>ftw</c> and <c>nftw</c> (POSIX.1-2017, <c>ftw.h</c>): call a function for each file below a directory.</summary>
internal static unsafe class TreeWalk
{
    private const int Regular = 0;
    private const int Folder = 1;
    private const int NoStatus = 3;
    private const int Link = 4;
    private const int FolderAfter = 5;
    private const int BrokenLink = 6;

    private const int Physical = 1;
    private const int FolderLast = 8;

    /// <summary>Follows links, and tells directories before what is in them.</summary>
    [RuntimeExport("ftw64")]
    private static int Walk(byte* path, delegate*<byte*, FileStatus*, int, int> visit, int descriptors) =>
        Walk(path, visit, null, 0);

    [RuntimeExport("ftw")]
    private static int WalkAlias(byte* path, delegate*<byte*, FileStatus*, int, int> visit, int descriptors) =>
        Walk(path, visit, null, 0);

    /// <summary>The same with flags, and with the place of the name in the path.</summary>
    /// <returns>0; what the function returned, if it was not 0; or -1 with the errors of the path, ENOMEM.</returns>
    [RuntimeExport("nftw64")]
    private static int Walk(byte* path, delegate*<byte*, FileStatus*, int, Place*, int> visit, int descriptors, int flags) =>
        Walk(path, null, visit, flags);

    [RuntimeExport("nftw")]
    private static int WalkAlias(byte* path, delegate*<byte*, FileStatus*, int, Place*, int> visit, int descriptors, int flags) =>
        Walk(path, null, visit, flags);

    private static int Walk(
        byte* path,
        delegate*<byte*, FileStatus*, int, int> plain,
        delegate*<byte*, FileStatus*, int, Place*, int> placed,
        int flags)
    {
        ulong length = CString.Length(path);
        if (length >= PathWalk.LongestPath)
            return CResult.Fail(Errno.ENAMETOOLONG);

        var walk = (State*)Heap.AllocateZeroed(1, (ulong)sizeof(State));
        if (walk == null)
            return CResult.Fail(Errno.ENOMEM);

        walk->Plain = plain;
        walk->Placed = placed;
        walk->Flags = flags;
        CString.CopyBytes(walk->Path, path, length + 1);
        while (length > 1 && walk->Path[length - 1] == '/')
            walk->Path[--length] = 0;

        int result = Visit(walk, (int)length, BaseOf(walk->Path, (int)length), 0);
        Heap.Free(walk);
        return result;
    }

    private static int BaseOf(byte* path, int length)
    {
        while (length > 0 && path[length - 1] != '/')
            length--;

        return length;
    }

    private static int Visit(State* walk, int length, int name, int level)
    {
        FileStatus status = default;
        int kind = KindOf(walk, &status);
        if (kind == NoStatus && level == 0)
            return -1;

        bool isFolder = kind == Folder;
        bool isLast = (walk->Flags & FolderLast) != 0;
        int result = isFolder && isLast ? 0 : Call(walk, &status, kind, name, level);
        if (result == 0 && isFolder)
            result = VisitInside(walk, length, level);

        return result == 0 && isFolder && isLast ? Call(walk, &status, FolderAfter, name, level) : result;
    }

    private static int KindOf(State* walk, FileStatus* status)
    {
        bool follows = (walk->Flags & Physical) == 0;
        if (SysStat.Take(walk->Path, follows, status) != 0)
            return follows && SysStat.Take(walk->Path, false, status) == 0 ? walk->Placed == null ? NoStatus : BrokenLink : NoStatus;

        return (status->Mode & FileMode.KindMask) switch
        {
            FileMode.Directory => Folder,
            FileMode.Link => Link,
            _ => Regular,
        };
    }

    private static int VisitInside(State* walk, int length, int level)
    {
        Dirent.DirectoryStream* stream = Dirent.Open(new PathName(walk->Path));
        if (stream == null)
            return -1;

        int start = length;
        if (walk->Path[length - 1] != '/')
            walk->Path[start++] = (byte)'/';

        int result = 0;
        while (result == 0 && Dirent.Read(stream) is var entry && entry != null)
        {
            ulong size = CString.Length(entry->Name);
            bool isDots = entry->Name[0] == '.' && (size == 1 || (size == 2 && entry->Name[1] == '.'));
            if (isDots)
                continue;

            if ((ulong)start + size >= PathWalk.LongestPath)
            {
                result = CResult.Fail(Errno.ENAMETOOLONG);
                break;
            }

            CString.CopyBytes(walk->Path + start, entry->Name, size + 1);
            result = Visit(walk, start + (int)size, start, level + 1);
        }

        Dirent.Close(stream);
        walk->Path[length] = 0;
        return result;
    }

    private static int Call(State* walk, FileStatus* status, int kind, int name, int level)
    {
        if (walk->Placed == null)
            return walk->Plain(walk->Path, status, kind);

        var place = new Place { Name = name, Level = level };
        return walk->Placed(walk->Path, status, kind, &place);
    }

    /// <summary>C's <c>struct FTW</c>.</summary>
    private struct Place
    {
        public int Name;
        public int Level;
    }

    private struct State
    {
        public delegate*<byte*, FileStatus*, int, int> Plain;
        public delegate*<byte*, FileStatus*, int, Place*, int> Placed;
        public int Flags;
        public fixed byte Path[PathWalk.LongestPath];
    }
}
