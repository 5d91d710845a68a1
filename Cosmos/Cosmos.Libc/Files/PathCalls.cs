using System.Runtime.CompilerServices;
using Cosmos.Core.Locks;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>What the calls that take paths have in common: the paths are copied in, something is done under the lock of the tree of files,
/// and the result is made C's. What is done gets one argument, by its address; it may not touch the caller's memory.</summary>
internal static unsafe class PathCalls
{
    /// <summary>AT_EMPTY_PATH: an empty path stands for what the descriptor of the directory leads to.</summary>
    public const int EmptyPath = 0x1000;

    /// <summary>AT_SYMLINK_NOFOLLOW.</summary>
    public const int NoFollow = 0x100;

    /// <summary>Does something with the file that a path leads to.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followLast">Whether a link at its end is followed.</param>
    /// <param name="act">What is done: 0, or the negative error.</param>
    /// <param name="argument">Its argument.</param>
    /// <returns>0; or -1 with the errors of the path or of what is done.</returns>
    public static int WithFile(PathName path, bool followLast, delegate*<FileNode*, void*, int> act, void* argument) =>
        (int)CResult.Of(TryWithFile(path, followLast, act, argument));

    /// <summary>The same, with the negative error as its result.</summary>
    public static int TryWithFile(PathName path, bool followLast, delegate*<FileNode*, void*, int> act, void* argument) =>
        TryWithFile(Descriptors.CurrentDirectory, path, followLast ? 0 : NoFollow, act, argument);

    /// <summary>The same for a path that begins in a directory.</summary>
    /// <param name="directory">A descriptor, or <see cref="Descriptors.CurrentDirectory"/>.</param>
    /// <param name="path">The path.</param>
    /// <param name="flags"><see cref="NoFollow"/>, <see cref="EmptyPath"/>.</param>
    /// <param name="act">What is done.</param>
    /// <param name="argument">Its argument.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int TryWithFile(int directory, PathName path, int flags, delegate*<FileNode*, void*, int> act, void* argument)
    {
        int result = PathText.Take(path, out PathText text);
        if (result != 0)
            return result;

        FileTree.Lock.Enter(LockRank.Files);
        result = Descriptors.StartOf(text.Span, directory, out text.From);
        FileNode* node = null;
        if (result == 0)
            result = Find(ref text, flags, out node);

        if (result == 0)
            result = act(node, argument);

        FileTree.Lock.Exit();
        return result;
    }

    /// <summary>Does something with a path.</summary>
    /// <inheritdoc cref="WithFile"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int WithPath(
        PathName path, delegate*<PathText*, void*, int> act, void* argument, int directory = Descriptors.CurrentDirectory)
    {
        int result = PathText.Take(path, out PathText text);
        if (result == 0)
        {
            FileTree.Lock.Enter(LockRank.Files);
            result = Descriptors.StartOf(text.Span, directory, out text.From);
            if (result == 0)
                result = act(&text, argument);

            FileTree.Lock.Exit();
        }

        return (int)CResult.Of(result);
    }

    /// <summary>Does something with two paths; the second is the argument.</summary>
    /// <inheritdoc cref="WithFile"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int WithPaths(
        PathName first,
        PathName second,
        delegate*<PathText*, void*, int> act,
        int firstDirectory = Descriptors.CurrentDirectory,
        int secondDirectory = Descriptors.CurrentDirectory)
    {
        int result = PathText.Take(second, out PathText text);
        if (result != 0)
            return (int)CResult.Of(result);

        PathPair pair;
        pair.Second = &text;
        pair.Directory = secondDirectory;
        pair.Act = act;
        return WithPath(first, &WithSecond, &pair, firstDirectory);
    }

    /// <summary>The file of a path, which may be empty where the flags say so.</summary>
    public static int Find(ref PathText path, int flags, out FileNode* node)
    {
        if (path.Span.Length > 0 || (flags & EmptyPath) == 0)
            return FileTree.Find(path.Span, (flags & NoFollow) == 0, out node, path.From);

        node = path.From == null ? FileTree.Current : path.From;
        return 0;
    }

    private static int WithSecond(PathText* first, void* argument)
    {
        var pair = (PathPair*)argument;
        int error = Descriptors.StartOf(pair->Second->Span, pair->Directory, out pair->Second->From);
        return error != 0 ? error : pair->Act(first, pair->Second);
    }

    private struct PathPair
    {
        public PathText* Second;
        public int Directory;
        public delegate*<PathText*, void*, int> Act;
    }
}
