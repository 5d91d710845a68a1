using System;
using System.Runtime;
using BareFlow.Memory;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>How nice the process is to others (<c>&lt;sys/resource.h&gt;</c>, POSIX.1-2017). There are no others, so the number is only
/// remembered.</summary>
internal static class Niceness
{
    private const int LastKind = 2;
    private const int ProcessKind = 0;
    private const int UserKind = 2;
    private const int Most = 19;
    private const int Least = -20;

    [Atomic]
    private static int _value;

    [RuntimeExport("getpriority")]
    private static int Get(int kind, uint who)
    {
        int error = Check(kind, who);
        return error != 0 ? CResult.Fail(error) : _value;
    }

    [RuntimeExport("setpriority")]
    private static int Set(int kind, uint who, int value)
    {
        int error = Check(kind, who);
        if (error != 0)
            return CResult.Fail(error);

        _value = Math.Min(Math.Max(value, Least), Most);
        return 0;
    }

    /// <summary>Adds to the number.</summary>
    /// <returns>The number.</returns>
    [RuntimeExport("nice")]
    private static int Add(int value)
    {
        long wanted = (long)_value + value;
        _value = (int)Math.Min(Math.Max(wanted, Least), Most);
        return _value;
    }

    private static int Check(int kind, uint who)
    {
        if ((uint)kind > LastKind)
            return Errno.EINVAL;

        bool isThere = who == 0 || (kind >= ProcessKind && kind < UserKind && who == Unistd.ProcessId);
        return isThere ? 0 : Errno.ESRCH;
    }
}
