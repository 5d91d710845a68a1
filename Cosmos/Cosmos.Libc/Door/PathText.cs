using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Exceptions;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>The kernel's copy of a caller's path: later changes of the caller's memory do not matter.</summary>
/// <remarks>Lies on the stack, and takes a page of it.</remarks>
internal unsafe struct PathText
{
    private int _length;
    private Bytes _bytes;

    /// <summary>The directory in which it begins; null for the working directory. <see cref="PathCalls"/> sets it, inside the lock of
    /// the tree.</summary>
    public FileNode* From;

    /// <summary>The path.</summary>
    public readonly ReadOnlySpan<byte> Span =>
        System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(in Unsafe.As<Bytes, byte>(ref Unsafe.AsRef(in _bytes)), _length);

    /// <summary>Copies a path.</summary>
    /// <returns>0; -EFAULT, or -ENAMETOOLONG for one of PATH_MAX bytes or more.</returns>
    public static int Take(PathName name, out PathText path)
    {
        Unsafe.SkipInit(out path);
        path._length = 0;
        path.From = null;
        ulong length = Door.Length(name.Text, PathWalk.LongestPath);
        if (length == GuardedAccess.Failed)
            return -Errno.EFAULT;

        if (length >= PathWalk.LongestPath)
            return -Errno.ENAMETOOLONG;

        path._length = (int)length;
        fixed (Bytes* copy = &path._bytes)
            return Door.CopyIn(copy, name.Text, length) == length ? 0 : -Errno.EFAULT;
    }

    [InlineArray(PathWalk.LongestPath)]
    private struct Bytes
    {
        private byte _first;
    }
}
