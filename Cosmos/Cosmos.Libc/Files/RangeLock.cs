// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0169, CS0649


using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>C's <c>struct flock</c>: a lock of a part of a file, as <c>fcntl</c> and <c>lockf</c> have it (POSIX.1-2017).</summary>
/// <remarks>Such locks are a process's, and there is one process, which never locks itself out. So what is asked for is checked, and
/// always granted.</remarks>
internal unsafe struct RangeLock
{
    private const short ToRead = 0;
    private const short ToWrite = 1;
    private const short Unlocked = 2;
    private const int LastOrigin = 2;
    private const int LastOperation = 3;
    private const int Unlock = 0;

    private short _kind;
    private short _origin;
    private long _start;
    private long _length;
    private int _process;

    /// <summary>Takes or gives back a lock, or tells who would be in the way: nobody.</summary>
    /// <returns>0, -EBADF, -EFAULT, -EINVAL or -EOVERFLOW.</returns>
    public static int Control(int descriptor, bool isQuestion, InOut<RangeLock> request)
    {
        int error = Unistd.CheckOpen(descriptor);
        if (error == 0)
            error = request.Read(out RangeLock wanted) is < 0 and var bad ? bad : Check(descriptor, isQuestion, ref wanted);

        if (error != 0 || !isQuestion)
            return error;

        _ = request.Read(out RangeLock answer);
        answer._kind = Unlocked;
        return request.Write(in answer);
    }

    /// <summary>Locks the part of a file from where it is on.</summary>
    /// <returns>0; or -1 with EBADF, EINVAL.</returns>
    [RuntimeExport("lockf64")]
    private static int Lock(int descriptor, int operation, long length)
    {
        if ((uint)operation > LastOperation)
            return CResult.Fail(Errno.EINVAL);

        var wanted = new RangeLock { _kind = operation == Unlock ? Unlocked : ToWrite, _origin = 1, _length = length };
        int error = Unistd.CheckOpen(descriptor);
        return (int)CResult.Of(error == 0 ? Check(descriptor, isQuestion: false, ref wanted) : error);
    }

    [RuntimeExport("lockf")]
    private static int LockAlias(int descriptor, int operation, long length) => Lock(descriptor, operation, length);

    private static int Check(int descriptor, bool isQuestion, ref RangeLock wanted)
    {
        if (wanted._kind is < ToRead or > Unlocked || (isQuestion && wanted._kind == Unlocked) || (uint)wanted._origin > LastOrigin)
            return -Errno.EINVAL;

        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = Descriptors.FileOf(descriptor);
        int error = file == null ? -Errno.EBADF
            : isQuestion || wanted._kind == Unlocked ? 0
            : (wanted._kind == ToRead ? OpenFlags.CanRead(file->Flags) : OpenFlags.CanWrite(file->Flags)) ? 0 : -Errno.EBADF;
        long origin = file == null || wanted._origin == SeekOrigin.Begin ? 0
            : (long)(wanted._origin == SeekOrigin.Current ? file->Offset : file->Size);
        FileTree.Lock.Exit();
        return error != 0 ? error : CheckPart(origin, wanted._start, wanted._length);
    }

    /// <summary>A part with a negative length lies before its start.</summary>
    private static int CheckPart(long origin, long offset, long length)
    {
        long start = unchecked(origin + offset);
        if (offset > 0 && start < origin)
            return -Errno.EOVERFLOW;

        if (start < 0 || (length < 0 && unchecked(start + length) is < 0))
            return -Errno.EINVAL;

        return length > 0 && start > long.MaxValue - length + 1 ? -Errno.EOVERFLOW : 0;
    }
}
