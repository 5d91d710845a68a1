using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>What the calls that take a descriptor have in common: something is done with its file under the lock of the tree of files,
/// and the result is made C's. What is done may not touch the caller's memory.</summary>
internal static unsafe class OpenCalls
{
    /// <summary>Does something with the file that a descriptor leads to.</summary>
    /// <returns>0; or -1 with EBADF, or the error of what is done.</returns>
    public static int WithFile(int descriptor, delegate*<FileNode*, void*, int> act, void* argument) =>
        (int)CResult.Of(TryWithFile(descriptor, act, argument));

    /// <summary>The same, with the negative error as its result.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int TryWithFile(int descriptor, delegate*<FileNode*, void*, int> act, void* argument)
    {
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = Descriptors.FileOf(descriptor);
        int result = file == null || (file->Flags & OpenFlags.PathOnly) != 0 ? -Errno.EBADF : act(file->Node, argument);
        FileTree.Lock.Exit();
        return result;
    }
}
