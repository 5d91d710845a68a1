using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>Closes many descriptors: <c>close_range</c> and <c>closefrom</c> of Linux.</summary>
internal static class CloseMany
{
    private const int OnExecOnly = 4;
    private const int AsOwn = 2;

    /// <summary>Closes descriptors, or has them closed by <c>exec</c>.</summary>
    /// <param name="first">The first.</param>
    /// <param name="last">The last.</param>
    /// <param name="flags">CLOSE_RANGE_UNSHARE, which changes nothing for one process, CLOSE_RANGE_CLOEXEC.</param>
    [RuntimeExport("close_range")]
    private static int Close(uint first, uint last, int flags)
    {
        if (first > last || (flags & ~(OnExecOnly | AsOwn)) != 0)
            return CResult.Fail(Errno.EINVAL);

        uint end = Math.Min(last, Descriptors.Capacity - 1);
        for (uint descriptor = first; descriptor <= end; descriptor++)
            End((int)descriptor, flags);

        return 0;
    }

    [RuntimeExport("closefrom")]
    private static void CloseFrom(int first) => Close((uint)Math.Max(first, 0), uint.MaxValue, 0);

    private static void End(int descriptor, int flags)
    {
        if ((flags & OnExecOnly) != 0)
            Descriptors.SetClosedOnExec(descriptor, isClosed: true);
        else
            Descriptors.Close(descriptor);
    }
}
