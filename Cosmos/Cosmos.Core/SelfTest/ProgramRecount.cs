using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using Cosmos.Core.Strings;

namespace Cosmos.Core.SelfTest;

/// <summary>What a test of the program must leave as it was, within a tolerance. The program takes the counts, as most of them are its
/// own; what is a leak is decided and written here, as it is for the kernel's tests.</summary>
/// <remarks>The garbage collector keeps memory for what comes next: caches of the class library grow by the way, the collector's tables
/// grow with its heap, and it keeps regions for the next objects.</remarks>
internal static unsafe class ProgramRecount
{
    /// <summary>What is counted, one a line, in the order of the program's counts.</summary>
    private static ReadOnlySpan<byte> Names =>
        "bytes of objects after a full collection\nthreads beside those of the pool\nopen file descriptors\n"u8 +
        "bytes used on the kernel heap\nbytes of frames in use\n"u8;

    /// <summary>By how much each may grow.</summary>
    private static ReadOnlySpan<int> Tolerances => [256 * 1024, 0, 0, 1024 * 1024, 16 * 1024 * 1024];

    /// <summary>Compares the program's counts.</summary>
    /// <param name="before">Before the test.</param>
    /// <param name="after">After it.</param>
    /// <param name="isWritten">Not 0 to write each count that is higher than it may be.</param>
    /// <returns>1 when there is one.</returns>
    [RuntimeExport("bareflow_selftest_leaks")]
    private static int Compare(long* before, long* after, int isWritten)
    {
        ReadOnlySpan<byte> names = Names;
        int isLeaky = 0;
        for (int index = 0; index < Tolerances.Length; index++)
        {
            ReadOnlySpan<byte> name = Text.Take(ref names, (byte)'\n');
            if (after[index] - before[index] <= Tolerances[index])
                continue;

            isLeaky = 1;
            if (isWritten != 0)
                Recount.Write(name, (ulong)before[index], (ulong)after[index]);
        }

        return isLeaky;
    }
}
