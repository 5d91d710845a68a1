using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>The sizes of files: <c>ftruncate</c>, <c>truncate</c>, <c>fallocate</c> and advice about ranges (POSIX.1-2017).</summary>
internal static unsafe class FileSizes
{
    private const int LastAdvice = 5;
    private const int KeepSize = 1;

    /// <summary>Gives an open file another size.</summary>
    [RuntimeExport("ftruncate64")]
    public static int Resize(int descriptor, long size)
    {
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = Descriptors.FileOf(descriptor);
        int result = file == null || (file->Flags & OpenFlags.PathOnly) != 0 ? -Errno.EBADF
            : size < 0 || !OpenFlags.CanWrite(file->Flags) || file->Node->Kind != FileKind.Regular ? -Errno.EINVAL
            : FileTree.Resize(file->Node, (ulong)size);
        FileTree.Lock.Exit();
        return (int)CResult.Of(result);
    }

    [RuntimeExport("ftruncate")]
    private static int ResizeAlias(int descriptor, long size) => Resize(descriptor, size);

    [RuntimeExport("truncate64")]
    private static int Resize(PathName path, long size) =>
        size < 0 ? CResult.Fail(Errno.EINVAL) : PathCalls.WithFile(path, followLast: true, &Resize, &size);

    [RuntimeExport("truncate")]
    private static int ResizeAlias(PathName path, long size) => Resize(path, size);

    private static int Resize(FileNode* node, void* size) => node->Kind == FileKind.Directory ? -Errno.EISDIR
        : node->Kind != FileKind.Regular ? -Errno.EINVAL
        : FileTree.Resize(node, *(ulong*)size);

    /// <summary>Takes the memory of a part of a file at once, so that a write there does not fail; the file grows to hold it but for
    /// FALLOC_FL_KEEP_SIZE.</summary>
    /// <returns>0; or -1 with EBADF, EFBIG, EINVAL, ENODEV, ENOSPC, EOPNOTSUPP, ESPIPE.</returns>
    [RuntimeExport("fallocate64")]
    private static int Allocate(int descriptor, int mode, long offset, long length) =>
        (int)CResult.Of(TryAllocate(descriptor, mode, offset, length));

    [RuntimeExport("fallocate")]
    private static int AllocateAlias(int descriptor, int mode, long offset, long length) => Allocate(descriptor, mode, offset, length);

    /// <summary>The same without a mode.</summary>
    /// <returns>0 or an error number; <c>errno</c> is left alone.</returns>
    [RuntimeExport("posix_fallocate64")]
    private static int Allocate(int descriptor, long offset, long length) => -TryAllocate(descriptor, 0, offset, length);

    [RuntimeExport("posix_fallocate")]
    private static int AllocateAlias(int descriptor, long offset, long length) => Allocate(descriptor, offset, length);

    /// <summary>Advice about the use of a file is heard and not needed.</summary>
    /// <returns>0 or an error number: EBADF, EINVAL, ESPIPE.</returns>
    [RuntimeExport("posix_fadvise64")]
    private static int Advise(int descriptor, long offset, long length, int advice)
    {
        if (Unistd.CheckOpen(descriptor) != 0)
            return Errno.EBADF;

        int error = OpenCalls.TryWithFile(descriptor, &CheckAdvised, null);
        return error != 0 ? -error : length < 0 || (uint)advice > LastAdvice ? Errno.EINVAL : 0;
    }

    [RuntimeExport("posix_fadvise")]
    private static int AdviseAlias(int descriptor, long offset, long length, int advice) => Advise(descriptor, offset, length, advice);

    private static int CheckAdvised(FileNode* node, void* nothing) => node->Kind == FileKind.Pipe ? -Errno.ESPIPE : 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int TryAllocate(int descriptor, int mode, long offset, long length)
    {
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = Descriptors.FileOf(descriptor);
        int result = file == null ? -Errno.EBADF
            : offset < 0 || length <= 0 ? -Errno.EINVAL
            : (mode & ~KeepSize) != 0 ? -Errno.EOPNOTSUPP
            : !OpenFlags.CanWrite(file->Flags) ? -Errno.EBADF
            : file->Node->Kind == FileKind.Pipe ? -Errno.ESPIPE
            : file->Node->Kind != FileKind.Regular ? -Errno.ENODEV
            : FileTree.Allocate(file->Node, (ulong)offset, (ulong)length, mode == KeepSize);
        FileTree.Lock.Exit();
        return result;
    }
}
