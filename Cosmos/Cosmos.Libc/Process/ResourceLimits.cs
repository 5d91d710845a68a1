using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using Cosmos.Storage;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The limits of the process (<c>&lt;sys/resource.h&gt;</c>, POSIX.1-2017). Those of open files and of their size are kept to; the others
/// are remembered.</summary>
internal static unsafe class ResourceLimits
{
    private const int Count = 16;
    private const int FileSize = 1;
    private const int Stack = 3;
    private const int OpenFiles = 7;
    private const int QueueBytes = 12;
    private const int Niceness = 13;
    private const int RealTimePriority = 14;
    private const ulong Infinite = ulong.MaxValue;
    private const ulong StackBytes = 1536 * 1024;

    [OwnedBy("the program, which sets its limits")]
    private static Pairs _set;

    /// <summary>Those that were set: bit 0 is limit 0.</summary>
    [OwnedBy("the program, which sets its limits")]
    private static uint _isSet;

    [RuntimeExport("getrlimit64")]
    private static int Get(int resource, Out<LimitPair> target)
    {
        if ((uint)resource >= Count)
            return CResult.Fail(Errno.EINVAL);

        LimitPair limit = Of(resource);
        return (int)CResult.Of(target.Write(in limit));
    }

    [RuntimeExport("getrlimit")]
    private static int GetAlias(int resource, Out<LimitPair> limit) => Get(resource, limit);

    /// <summary>Sets a limit. The program is root, so it may also raise the hard one.</summary>
    /// <returns>0; or -1 with EFAULT, EINVAL (no limit, soft above hard), EPERM (more open files than there can be).</returns>
    [RuntimeExport("setrlimit64")]
    private static int Set(int resource, In<LimitPair> target)
    {
        if ((uint)resource >= Count)
            return CResult.Fail(Errno.EINVAL);

        if (target.Read(out LimitPair limit) != 0)
            return CResult.Fail(Errno.EFAULT);

        if (limit.Soft > limit.Hard)
            return CResult.Fail(Errno.EINVAL);

        if (resource == OpenFiles && limit.Hard > Descriptors.Capacity)
            return CResult.Fail(Errno.EPERM);

        *At(resource) = limit;
        _isSet |= 1U << resource;
        if (resource == OpenFiles)
            Descriptors.Limit = (int)limit.Soft;
        else if (resource == FileSize)
            FileTree.SizeLimit = limit.Soft;

        return 0;
    }

    [RuntimeExport("setrlimit")]
    private static int SetAlias(int resource, In<LimitPair> limit) => Set(resource, limit);

    /// <summary>Tells a limit of this process, and sets it.</summary>
    [RuntimeExport("prlimit64")]
    private static int Change(int process, int resource, In<LimitPair> limit, Out<LimitPair> old)
    {
        if (process is not (0 or Unistd.ProcessId))
            return CResult.Fail(Errno.ESRCH);

        if ((uint)resource >= Count)
            return CResult.Fail(Errno.EINVAL);

        LimitPair before = Of(resource);
        int result = limit.IsNull ? 0 : Set(resource, limit);
        return result != 0 ? result : (int)CResult.Of(old.WriteIfWanted(in before));
    }

    [RuntimeExport("prlimit")]
    private static int ChangeAlias(int process, int resource, In<LimitPair> limit, Out<LimitPair> old) =>
        Change(process, resource, limit, old);

    /// <summary>The most descriptors that may be open.</summary>
    [RuntimeExport("getdtablesize")]
    private static int Descriptor() => Descriptors.Limit;

    private static LimitPair Of(int resource)
    {
        if ((_isSet & (1U << resource)) != 0)
            return *At(resource);

        LimitPair limit;
        limit.Soft = limit.Hard = resource switch
        {
            OpenFiles => Descriptors.Capacity,
            QueueBytes => (ulong)MessageQueue.MostTogether,
            Niceness or RealTimePriority => 0,
            _ => Infinite,
        };
        if (resource == Stack)
            limit.Soft = StackBytes;

        return limit;
    }

    private static LimitPair* At(int resource) => (LimitPair*)Static.AddressOf(ref _set) + resource;

    /// <summary>C's <c>struct rlimit</c>.</summary>
    private struct LimitPair
    {
        public ulong Soft;
        public ulong Hard;
    }

    [InlineArray(Count)]
    private struct Pairs
    {
        private LimitPair _first;
    }
}
