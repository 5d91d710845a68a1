// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0649


using System.Runtime;
using BareFlow.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>When files were read and changed last: <c>utimensat</c> and its kin (POSIX.1-2017, <c>sys/time.h</c>, <c>utime.h</c>).</summary>
internal static unsafe class FileTimes
{
    private const long NanosecondsPerMicrosecond = 1000;
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>Sets when a file was read and changed last.</summary>
    /// <param name="directory">Where the path begins.</param>
    /// <param name="path">The file.</param>
    /// <param name="times">Two times, or null for now.</param>
    /// <param name="flags">AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH, or 0.</param>
    [RuntimeExport("utimensat")]
    private static int Set(int directory, PathName path, In<TimePair> times, int flags)
    {
        if (path.IsNull)
            return CResult.Fail(Errno.EINVAL);

        int result = TimePair.Take(times, out TimePair pair);
        if (result != 0 || pair.IsKept)
            return (int)CResult.Of(result);

        bool isKnown = (flags & ~(PathCalls.NoFollow | PathCalls.EmptyPath)) == 0;
        return isKnown ? Set(directory, path, ref pair, flags) : CResult.Fail(Errno.EINVAL);
    }

    [RuntimeExport("futimens")]
    private static int Set(int descriptor, In<TimePair> times)
    {
        int error = TimePair.Take(times, out TimePair pair);
        return error != 0 ? (int)CResult.Of(error) : OpenCalls.WithFile(descriptor, &Set, &pair);
    }

    [RuntimeExport("utimes")]
    private static int Set(PathName path, In<TimePair> times) => SetMicroseconds(Descriptors.CurrentDirectory, path, times, 0);

    [RuntimeExport("lutimes")]
    private static int SetOfLink(PathName path, In<TimePair> times) =>
        SetMicroseconds(Descriptors.CurrentDirectory, path, times, PathCalls.NoFollow);

    [RuntimeExport("futimesat")]
    private static int SetAt(int directory, PathName path, In<TimePair> times) => SetMicroseconds(directory, path, times, 0);

    [RuntimeExport("futimes")]
    private static int SetOpen(int descriptor, In<TimePair> times)
    {
        int error = TakeMicroseconds(times, out TimePair pair);
        return error != 0 ? (int)CResult.Of(error) : OpenCalls.WithFile(descriptor, &Set, &pair);
    }

    /// <summary>Sets the times in whole seconds.</summary>
    [RuntimeExport("utime")]
    private static int SetSeconds(PathName path, In<SecondsPair> times)
    {
        TimePair pair = TimePair.Now;
        if (!times.IsNull)
        {
            if (times.Read(out SecondsPair seconds) != 0)
                return CResult.Fail(Errno.EFAULT);

            pair.Accessed = new TimeSpec { Seconds = seconds.Accessed };
            pair.Modified = new TimeSpec { Seconds = seconds.Modified };
        }

        return Set(Descriptors.CurrentDirectory, path, ref pair, 0);
    }

    private static int SetMicroseconds(int directory, PathName path, In<TimePair> times, int flags)
    {
        int error = TakeMicroseconds(times, out TimePair pair);
        return error != 0 ? (int)CResult.Of(error) : Set(directory, path, ref pair, flags);
    }

    /// <summary>Copies two of C's <c>struct timeval</c>.</summary>
    private static int TakeMicroseconds(In<TimePair> times, out TimePair pair)
    {
        pair = TimePair.Now;
        if (times.IsNull)
            return 0;

        int error = times.Read(out pair);
        if (error != 0)
            return error;

        bool isValid = (ulong)pair.Accessed.Nanoseconds < (ulong)MicrosecondsPerSecond
            && (ulong)pair.Modified.Nanoseconds < (ulong)MicrosecondsPerSecond;
        pair.Accessed.Nanoseconds *= NanosecondsPerMicrosecond;
        pair.Modified.Nanoseconds *= NanosecondsPerMicrosecond;
        return isValid ? 0 : -Errno.EINVAL;
    }

    private static int Set(int directory, PathName path, ref TimePair times, int flags)
    {
        fixed (TimePair* pair = &times)
            return (int)CResult.Of(PathCalls.TryWithFile(directory, path, flags, &Set, pair));
    }

    private static int Set(FileNode* node, void* argument)
    {
        var times = (TimePair*)argument;
        if (times->IsKept)
            return 0;

        long now = FileTree.Now();
        node->Accessed = times->Accessed.Choose(now, node->Accessed);
        node->Modified = times->Modified.Choose(now, node->Modified);
        node->Changed = now;
        return 0;
    }

    /// <summary>C's <c>struct utimbuf</c>.</summary>
    private struct SecondsPair
    {
        public long Accessed;
        public long Modified;
    }
}
