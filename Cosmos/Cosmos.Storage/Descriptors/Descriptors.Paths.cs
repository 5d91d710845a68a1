using System;
using BareFlow.Memory;
using IL2CPU.API;

namespace Cosmos.Storage;

internal static unsafe partial class Descriptors
{
    /// <summary>AT_FDCWD: what stands for the working directory in the place of a descriptor.</summary>
    public const int CurrentDirectory = -100;

    /// <summary>What the program's limit takes away from the descriptors that there may be: RLIMIT_NOFILE.</summary>
    [Atomic]
    private static int _cut;

    /// <summary>Descriptors that the program may have at a time; those that it has stay.</summary>
    public static int Limit
    {
        get => Capacity - _cut;
        set => _cut = Capacity - value;
    }

    /// <summary>What a descriptor leads to, while the lock is held; null when it is not open.</summary>
    public static OpenFile* FileOf(int descriptor) => At(descriptor);

    /// <summary>Where a path begins that a caller gave with a directory. The lock is held.</summary>
    /// <param name="path">The path.</param>
    /// <param name="directory">A descriptor, which does not matter for a path from the root; or <see cref="CurrentDirectory"/>.</param>
    /// <param name="from">The directory; null where the path begins in the working directory or at the root.</param>
    /// <returns>0, -EBADF or -ENOTDIR.</returns>
    public static int StartOf(ReadOnlySpan<byte> path, int directory, out FileNode* from)
    {
        from = null;
        if (directory == CurrentDirectory || (path.Length > 0 && path[0] == '/'))
            return 0;

        OpenFile* file = At(directory);
        if (file == null)
            return -Errno.EBADF;

        from = file->Node;
        return from->Kind == FileKind.Directory || path.Length == 0 ? 0 : -Errno.ENOTDIR;
    }

    /// <summary>A file without a name, for O_TMPFILE: it goes when it is closed.</summary>
    private static int CreateUnnamed(ReadOnlySpan<byte> path, int flags, uint mode, FileNode* from, out FileNode* node)
    {
        node = null;
        if (!OpenFlags.CanWrite(flags))
            return -Errno.EINVAL;

        int error = FileTree.Find(path, followLast: true, out FileNode* directory, from);
        if (error != 0)
            return error;

        if (directory->Kind != FileKind.Directory)
            return -Errno.ENOTDIR;

        node = directory->Seal == FileSeal.None ? FileTree.NewNode(FileKind.Regular, mode & FileMode.ChangeMask) : null;
        return node != null ? 0 : directory->Seal == FileSeal.None ? -Errno.ENOSPC : -Errno.EOPNOTSUPP;
    }
}
