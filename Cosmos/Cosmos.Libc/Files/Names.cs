using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>The names of files in directories: <c>unlink</c>, <c>link</c>, <c>symlink</c>, <c>readlink</c>, <c>rename</c> and those of them that
/// take a directory (POSIX.1-2017).</summary>
internal static unsafe class Names
{
    private const int RemoveDirectoryFlag = 0x200;
    private const int FollowLink = 0x400;
    private const int MustBeNew = 1;

    [RuntimeExport("unlink")]
    public static int Unlink(PathName path) => PathCalls.WithPath(path, &RemoveName, null);

    [RuntimeExport("rmdir")]
    public static int RemoveDirectory(PathName path) => PathCalls.WithPath(path, &RemoveDirectory, null);

    [RuntimeExport("unlinkat")]
    private static int Unlink(int directory, PathName path, int flags) => (flags & ~RemoveDirectoryFlag) != 0
        ? CResult.Fail(Errno.EINVAL)
        : PathCalls.WithPath(path, flags == 0 ? &RemoveName : &RemoveDirectory, null, directory);

    [RuntimeExport("link")]
    private static int Link(PathName existing, PathName path) => PathCalls.WithPaths(existing, path, &AddName);

    [RuntimeExport("linkat")]
    private static int Link(int existingDirectory, PathName existing, int directory, PathName path, int flags) => flags switch
    {
        0 => PathCalls.WithPaths(existing, path, &AddName, existingDirectory, directory),
        FollowLink => PathCalls.WithPaths(existing, path, &AddNameOfTarget, existingDirectory, directory),
        PathCalls.EmptyPath => PathCalls.WithPaths(existing, path, &AddNameOfOpen, existingDirectory, directory),
        _ => CResult.Fail(Errno.EINVAL),
    };

    [RuntimeExport("symlink")]
    private static int LinkToPath(PathName target, PathName path) => LinkToPath(target, Descriptors.CurrentDirectory, path);

    [RuntimeExport("symlinkat")]
    private static int LinkToPath(PathName target, int directory, PathName path) =>
        PathCalls.WithPaths(target, path, &CreateLink, Descriptors.CurrentDirectory, directory);

    [RuntimeExport("rename")]
    private static int Rename(PathName from, PathName to) => PathCalls.WithPaths(from, to, &Move);

    [RuntimeExport("renameat")]
    private static int Rename(int fromDirectory, PathName from, int toDirectory, PathName to) =>
        PathCalls.WithPaths(from, to, &Move, fromDirectory, toDirectory);

    /// <summary>Moves a name; with RENAME_NOREPLACE only to where nothing is.</summary>
    [RuntimeExport("renameat2")]
    private static int Rename(int fromDirectory, PathName from, int toDirectory, PathName to, uint flags) => flags switch
    {
        0 => PathCalls.WithPaths(from, to, &Move, fromDirectory, toDirectory),
        MustBeNew => PathCalls.WithPaths(from, to, &MoveToNew, fromDirectory, toDirectory),
        _ => CResult.Fail(Errno.EINVAL),
    };

    [RuntimeExport("readlink")]
    private static long ReadLink(PathName path, OutBytes buffer, ulong size) =>
        ReadLink(Descriptors.CurrentDirectory, path, buffer, size);

    [RuntimeExport("readlinkat")]
    private static long ReadLink(int directory, PathName path, OutBytes buffer, ulong size)
    {
        if ((int)size <= 0)
            return CResult.Fail(Errno.EINVAL);

        long result = PathText.Take(path, out PathText text);
        if (result != 0)
            return CResult.Of(result);

        FileTree.Lock.Enter(LockRank.Files);
        result = Descriptors.StartOf(text.Span, directory, out text.From);
        bool isOpenLink = result == 0 && text.From != null && text.From->Kind == FileKind.Link;
        FileNode* node = null;
        if (result == 0)
            result = PathCalls.Find(ref text, PathCalls.NoFollow | (isOpenLink ? PathCalls.EmptyPath : 0), out node);

        if (result == 0)
            result = node->Kind == FileKind.Link ? buffer.Write(node->Data, Math.Min(size, node->Size)) : -Errno.EINVAL;

        FileTree.Lock.Exit();
        return CResult.Of(result);
    }

    private static int RemoveName(PathText* path, void* nothing) => FileTree.Remove(path->Span, wantsDirectory: false, path->From);

    private static int RemoveDirectory(PathText* path, void* nothing) => FileTree.Remove(path->Span, wantsDirectory: true, path->From);

    private static int AddName(PathText* existing, void* path) => AddName(existing, (PathText*)path, PathCalls.NoFollow);

    private static int AddNameOfTarget(PathText* existing, void* path) => AddName(existing, (PathText*)path, 0);

    private static int AddNameOfOpen(PathText* existing, void* path) =>
        AddName(existing, (PathText*)path, PathCalls.EmptyPath | PathCalls.NoFollow);

    private static int AddName(PathText* existing, PathText* path, int flags)
    {
        int error = PathCalls.Find(ref *existing, flags, out FileNode* node);
        return error != 0 ? error : FileTree.AddName(node, path->Span, path->From);
    }

    private static int CreateLink(PathText* target, void* path) =>
        FileTree.CreateLink(target->Span, ((PathText*)path)->Span, ((PathText*)path)->From);

    private static int Move(PathText* from, void* to) =>
        FileTree.Rename(from->Span, ((PathText*)to)->Span, from->From, ((PathText*)to)->From);

    private static int MoveToNew(PathText* from, void* to) =>
        FileTree.Rename(from->Span, ((PathText*)to)->Span, from->From, ((PathText*)to)->From, replaces: false);
}
