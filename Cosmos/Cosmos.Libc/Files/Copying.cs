using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>Copies from descriptor to descriptor: <c>sendfile</c> and <c>copy_file_range</c> of Linux.</summary>
internal static unsafe class Copying
{
    private const ulong BlockBytes = 32 * 1024;

    /// <summary>An offset that stands for where the file is.</summary>
    private const long Here = -1;

    /// <summary>Copies from a file to whatever can be written.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="source">Where from: a file.</param>
    /// <param name="offset">From which place on, and then where it ended; null for where the file is.</param>
    /// <param name="size">Bytes.</param>
    /// <returns>How many; or -1 with EBADF, EFAULT, EINVAL, and the errors of the write.</returns>
    [RuntimeExport("sendfile64")]
    private static long Send(int target, int source, InOut<long> offset, ulong size)
    {
        long from = Here;
        if (!offset.IsNull && offset.Read(out from) != 0)
            return CResult.Fail(Errno.EFAULT);

        if (!offset.IsNull && from < 0)
            return CResult.Fail(Errno.EINVAL);

        long result = CheckSource(source);
        if (result == 0)
            result = Copy(source, from, target, Here, size);

        if (result > 0 && !offset.IsNull && offset.Write(from + result) != 0)
            result = -Errno.EFAULT;

        return Unistd.Written(result);
    }

    [RuntimeExport("sendfile")]
    private static long SendAlias(int target, int source, InOut<long> offset, ulong size) => Send(target, source, offset, size);

    /// <summary>Copies from a file to a file.</summary>
    /// <returns>How many bytes; or -1 with EBADF, EFAULT, EINVAL, EISDIR, ENOSPC.</returns>
    [RuntimeExport("copy_file_range")]
    private static long CopyRange(int source, InOut<long> sourceOffset, int target, InOut<long> targetOffset, ulong size, uint flags)
    {
        long from = Here;
        long to = Here;
        if ((!sourceOffset.IsNull && sourceOffset.Read(out from) != 0) || (!targetOffset.IsNull && targetOffset.Read(out to) != 0))
            return CResult.Fail(Errno.EFAULT);

        if (flags != 0 || (!sourceOffset.IsNull && from < 0) || (!targetOffset.IsNull && to < 0))
            return CResult.Fail(Errno.EINVAL);

        long result = CheckSource(source) is < 0 and var bad ? bad : CheckSource(target);
        if (result == 0)
            result = Copy(source, from, target, to, size);

        if (result > 0 && !sourceOffset.IsNull)
            sourceOffset.Write(from + result);

        if (result > 0 && !targetOffset.IsNull)
            targetOffset.Write(to + result);

        return CResult.Of(result);
    }

    private static int CheckSource(int descriptor) => OpenCalls.TryWithFile(descriptor, &CheckFile, null);

    private static int CheckFile(FileNode* node, void* nothing) => node->Kind == FileKind.Directory ? -Errno.EISDIR
        : node->Kind is FileKind.Regular or FileKind.Generated ? 0 : -Errno.EINVAL;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Copy(int source, long from, int target, long to, ulong size)
    {
        size = Math.Min(size, int.MaxValue);
        ulong room = Math.Min(size, BlockBytes);
        byte* block = (byte*)Heap.Allocate(room);
        if (block == null)
            return -Errno.ENOMEM;

        ulong done = 0;
        long count = 1;
        while (count > 0 && done < size)
        {
            ulong wanted = Math.Min(room, size - done);
            count = Move(source, At(from, done), target, At(to, done), block, wanted);
            done += (ulong)Math.Max(count, 0);
            if ((ulong)count < wanted)
                break;
        }

        Heap.Free(block);
        return done > 0 ? (long)done : count;
    }

    private static long At(long offset, ulong done) => offset == Here ? Here : offset + (long)done;

    /// <summary>Copies a block; what was read from where the file is and could not be written counts as not read.</summary>
    private static long Move(int source, long from, int target, long to, byte* block, ulong size)
    {
        long read = from == Here
            ? Descriptors.Read(source, Door.Target(block, size), size)
            : Descriptors.ReadAt(source, Door.Target(block, size), size, from);
        if (read <= 0)
            return read;

        long written = to == Here
            ? Descriptors.Write(target, Door.Source(block, (ulong)read), (ulong)read)
            : Descriptors.WriteAt(target, Door.Source(block, (ulong)read), (ulong)read, to);
        if (from == Here && written < read)
            Unistd.Seek(source, Math.Max(written, 0) - read, SeekOrigin.Current);

        return written;
    }
}
