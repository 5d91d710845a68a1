using System.Runtime;
using BareFlow.Memory;
using Cosmos.Storage;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Permissions, and new directories, pipes and files: <c>chmod</c>, <c>umask</c>, <c>mkdir</c>, <c>mknod</c> and their kin
/// (POSIX.1-2017).</summary>
internal static unsafe class FileModes
{
    /// <summary>The permissions that new files do not get.</summary>
    [field: Atomic]
    public static uint Mask { get; private set; }

    [RuntimeExport("chmod")]
    private static int Change(PathName path, uint mode) => Change(Descriptors.CurrentDirectory, path, mode, 0);

    [RuntimeExport("fchmod")]
    private static int Change(int descriptor, uint mode) => OpenCalls.WithFile(descriptor, &Change, &mode);

    /// <summary>The mode of a link itself cannot be changed.</summary>
    [RuntimeExport("fchmodat")]
    private static int Change(int directory, PathName path, uint mode, int flags) => (flags & ~PathCalls.NoFollow) != 0
        ? CResult.Fail(Errno.EINVAL)
        : (int)CResult.Of(PathCalls.TryWithFile(directory, path, flags, &Change, &mode));

    /// <summary>Changes the mode of a link: never.</summary>
    [RuntimeExport("lchmod")]
    private static int ChangeLink(PathName path, uint mode) => Change(Descriptors.CurrentDirectory, path, mode, PathCalls.NoFollow);

    [RuntimeExport("mkdir")]
    public static int MakeDirectory(PathName path, uint mode) => MakeDirectory(Descriptors.CurrentDirectory, path, mode);

    [RuntimeExport("mkdirat")]
    private static int MakeDirectory(int directory, PathName path, uint mode) =>
        Make(directory, path, FileKind.Directory, mode);

    [RuntimeExport("mkfifo")]
    private static int MakePipe(PathName path, uint mode) => Make(Descriptors.CurrentDirectory, path, FileKind.Pipe, mode);

    [RuntimeExport("mkfifoat")]
    private static int MakePipe(int directory, PathName path, uint mode) => Make(directory, path, FileKind.Pipe, mode);

    /// <summary>Makes a file or a pipe. Only the kernel makes devices.</summary>
    /// <returns>0; or -1 with EEXIST, EINVAL, ENOENT, EPERM.</returns>
    [RuntimeExport("mknodat")]
    private static int MakeNode(int directory, PathName path, uint mode, ulong device) => (mode & FileMode.KindMask) switch
    {
        0 or FileMode.Regular => Make(directory, path, FileKind.Regular, mode),
        FileMode.Pipe => Make(directory, path, FileKind.Pipe, mode),
        FileMode.Link => CResult.Fail(Errno.EINVAL),
        _ => CResult.Fail(Errno.EPERM),
    };

    [RuntimeExport("mknod")]
    private static int MakeNode(PathName path, uint mode, ulong device) =>
        MakeNode(Descriptors.CurrentDirectory, path, mode, device);

    [RuntimeExport("__xmknod")]
    private static int MakeNode(int version, PathName path, uint mode, In<ulong> device) =>
        MakeNode(Descriptors.CurrentDirectory, path, mode, 0);

    /// <summary>Sets the permissions that new files do not get.</summary>
    /// <returns>What they were before.</returns>
    [RuntimeExport("umask")]
    public static uint SetMask(uint mask)
    {
        uint old = Mask;
        Mask = mask & FileMode.All;
        return old;
    }

    private static int Make(int directory, PathName path, FileKind kind, uint mode)
    {
        var wanted = new NewFile { Kind = kind, Mode = mode & FileMode.ChangeMask & ~Mask };
        return PathCalls.WithPath(path, &Make, &wanted, directory);
    }

    private static int Make(PathText* path, void* argument)
    {
        var wanted = (NewFile*)argument;
        return FileTree.Create(path->Span, wanted->Kind, wanted->Mode, out _, path->From);
    }

    private static int Change(FileNode* node, void* mode)
    {
        if (node->Kind == FileKind.Link)
            return -Errno.EOPNOTSUPP;

        node->Mode = *(uint*)mode & FileMode.ChangeMask;
        FileTree.TouchStatus(node);
        return 0;
    }

    private struct NewFile
    {
        public FileKind Kind;
        public uint Mode;
    }
}
