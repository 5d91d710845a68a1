using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Exceptions;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>Memory with a name: <c>shm_open</c>, <c>shm_unlink</c> (POSIX.1-2017), files in <c>/dev/shm</c>; and <c>memfd_create</c>, without
/// one.</summary>
internal static unsafe class SharedMemory
{
    private const int AllowedFlags = OpenFlags.AccessMask | OpenFlags.Create | OpenFlags.Exclusive | OpenFlags.Truncate;

    // MFD_CLOEXEC, MFD_ALLOW_SEALING, MFD_NOEXEC_SEAL, MFD_EXEC.
    private const uint CloseOnExec = 1;
    private const uint KnownFlags = 0x1B;
    private const uint OwnersFile = 0x180;

    /// <summary>Opens an object.</summary>
    /// <returns>A descriptor; or -1 with EINVAL for what is no name, and the errors of <c>open</c>.</returns>
    [RuntimeExport("shm_open")]
    private static int Open(PathName name, int flags, uint mode)
    {
        byte* path = stackalloc byte[ObjectName.Room];
        int error = ObjectName.Take(name, "/dev/shm/"u8, path);
        if (error != 0)
            return CResult.Fail(error == -Errno.EFAULT ? Errno.EFAULT : Errno.EINVAL);

        int kept = flags & (AllowedFlags | OpenFlags.NonBlocking);
        int opened = Fcntl.Open(new PathName(path), kept | OpenFlags.NoFollow | OpenFlags.CloseOnExec, mode);
        return opened < 0 && CResult.Error == Errno.EISDIR ? CResult.Fail(Errno.EINVAL) : opened;
    }

    [RuntimeExport("shm_unlink")]
    private static int Unlink(PathName name)
    {
        byte* path = stackalloc byte[ObjectName.Room];
        int error = ObjectName.Take(name, "/dev/shm/"u8, path);
        if (error != 0)
            return CResult.Fail(error == -Errno.EFAULT ? Errno.EFAULT : Errno.ENOENT);

        int removed = Names.Unlink(new PathName(path));
        return removed < 0 && CResult.Error == Errno.EPERM ? CResult.Fail(Errno.EACCES) : removed;
    }

    /// <summary>A file without a name, which goes when it is closed and mapped nowhere.</summary>
    [RuntimeExport("memfd_create")]
    private static int Create(PathName name, uint flags)
    {
        if ((flags & ~KnownFlags) != 0)
            return CResult.Fail(Errno.EINVAL);

        const ulong mostName = 250;
        ulong length = Door.Length(name.Text, mostName);
        if (length == GuardedAccess.Failed || length == mostName)
            return CResult.Fail(length == mostName ? Errno.EINVAL : Errno.EFAULT);

        int close = (flags & CloseOnExec) != 0 ? OpenFlags.CloseOnExec : 0;
        return (int)CResult.Of(Descriptors.Open("/dev/shm"u8, OpenFlags.Unnamed | OpenFlags.ReadWrite | close, OwnersFile));
    }
}
