using System.Runtime.CompilerServices;
using Cosmos.Core.Locks;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>What the calls that take paths have in common: the paths are copied in, something is done under the lock of the tree of files,
/// and the result is made C's. What is done gets one argument, by its address; it may not touch the caller's memory.</summary>
internal static unsafe class PathCalls
{
    /// <summary>Does something with the file that a path leads to.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followLast">Whether a link at its end is followed.</param>
    /// <param name="act">What is done: 0, or the negative error.</param>
    /// <param name="argument">Its argument.</param>
    /// <returns>0; or -1 with the errors of the path or of what is done.</returns>
    public static int WithFile(PathName path, bool followLast, delegate*<FileNode*, void*, int> act, void* argument) =>
        (int)CResult.Of(TryWithFile(path, followLast, act, argument));

    /// <summary>The same, with the negative error as its result.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int TryWithFile(PathName path, bool followLast, delegate*<FileNode*, void*, int> act, void* argument)
    {
        int result = PathText.Take(path, out PathText text);
        if (result != 0)
            return result;

        FileTree.Lock.Enter(LockRank.Files);
        result = FileTree.Find(text.Span, followLast, out FileNode* node);
        if (result == 0)
            result = act(node, argument);

        FileTree.Lock.Exit();
        return result;
    }

    /// <summary>Does something with a path.</summary>
    /// <inheritdoc cref="WithFile"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int WithPath(PathName path, delegate*<PathText*, void*, int> act, void* argument)
    {
        int result = PathText.Take(path, out PathText text);
        if (result == 0)
        {
            FileTree.Lock.Enter(LockRank.Files);
            result = act(&text, argument);
            FileTree.Lock.Exit();
        }

        return (int)CResult.Of(result);
    }

    /// <summary>Does something with two paths; the second is the argument.</summary>
    /// <inheritdoc cref="WithFile"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int WithPaths(PathName first, PathName second, delegate*<PathText*, void*, int> act)
    {
        int result = PathText.Take(second, out PathText text);
        return result == 0 ? WithPath(first, act, &text) : (int)CResult.Of(result);
    }
}
