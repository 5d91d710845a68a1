using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Console;
using Cosmos.Core.Memory;
using Cosmos.Core.Reports;
using Cosmos.Core.Shutdown;
using Cosmos.Core.Start;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>&lt;stdlib.h&gt;</c> (POSIX.1-2017): sorting and the end of the program. The
/// heap's functions are <see cref="Heap"/>'s; the environment is <see cref="ProgramEnvironment"/>'s.</summary>
internal static unsafe class Stdlib
{
    private const int SmallestSort = 2;

    /// <summary>Sorts in place as a heap does (heapsort): at most about 2 n log n comparisons, no memory. Equal items may change
    /// their order.</summary>
    [RuntimeExport("qsort")]
    public static void Sort(byte* items, ulong count, ulong size, delegate*<void*, void*, int> compare)
    {
        if (count < SmallestSort)
            return;

        for (ulong root = count / 2; root-- > 0;)
            SiftDown(items, root, count, size, compare);

        for (ulong last = count - 1; last > 0; last--)
        {
            Swap(items, items + last * size, size);
            SiftDown(items, 0, last, size, compare);
        }
    }

    /// <summary>Ends the program: calls the functions of <c>atexit</c>, the last first, and the rest of them if one
    /// of them ends the program, too. Then streams are flushed, and the
    /// machine exits with success for status 0, or else as after a panic.</summary>
    [RuntimeExport("exit")]
    public static void Exit(int status)
    {
        ExitHandlers.RunAll();
        Stdio.FlushAtEnd();
        ExitNow(status);
    }

    [RuntimeExport("_exit")]
    public static void ExitNow(int status) => ProgramEnd.Leave(status);

    [RuntimeExport("_Exit")]
    private static void ExitAtOnce(int status) => ExitNow(status);

    [RuntimeExport("__stack_chk_fail")]
    private static void StackWasSmashed() => Panic.Stop("a function of the program wrote past a buffer on its stack"u8);

    [RuntimeExport("atexit")]
    private static int AtExit(delegate*<void*, void> handler) => ExitHandlers.Add(handler, null);

    [RuntimeExport("__cxa_atexit")]
    private static int AtExit(delegate*<void*, void> handler, void* argument, void* library) =>
        ExitHandlers.Add(handler, argument);

    private static void SiftDown(byte* items, ulong root, ulong count, ulong size, delegate*<void*, void*, int> compare)
    {
        while (true)
        {
            ulong child = root * 2 + 1;
            if (child >= count)
                return;

            if (child + 1 < count && compare(items + child * size, items + (child + 1) * size) < 0)
                child++;

            if (compare(items + root * size, items + child * size) >= 0)
                return;

            Swap(items + root * size, items + child * size, size);
            root = child;
        }
    }

    private static void Swap(byte* left, byte* right, ulong size)
    {
        for (; size >= sizeof(ulong); size -= sizeof(ulong))
        {
            ulong kept = *(ulong*)left;
            *(ulong*)left = *(ulong*)right;
            *(ulong*)right = kept;
            left += sizeof(ulong);
            right += sizeof(ulong);
        }

        for (; size > 0; size--)
        {
            byte kept = *left;
            *left++ = *right;
            *right++ = kept;
        }
    }
}
