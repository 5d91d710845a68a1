using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Sets of signals (<c>&lt;signal.h&gt;</c>, POSIX.1-2017). As in glibc, signals 32 and 33 are not the program's.</summary>
internal static unsafe class SignalSets
{
    /// <summary>SIGRTMIN.</summary>
    public const int FirstOfProgram = Signals.FirstRealTime + 2;

    /// <summary>What the C library keeps for itself.</summary>
    public const ulong OfLibrary = 3UL << (Signals.FirstRealTime - 1);

    /// <summary>Whether a program may use a signal.</summary>
    public static bool IsOfProgram(int signal) => IsSignal(signal) && (Signals.Bit(signal) & OfLibrary) == 0;

    private static bool IsSignal(int signal) => (uint)(signal - 1) < Signals.Count;

    [RuntimeExport("sigemptyset")]
    private static int Clear(ulong* set) => Fill(set, 0, 0);

    [RuntimeExport("sigfillset")]
    private static int FillSet(ulong* set) => Fill(set, ~OfLibrary, ulong.MaxValue);

    [RuntimeExport("sigaddset")]
    private static int Add(ulong* set, int signal)
    {
        if (set == null || !IsOfProgram(signal))
            return CResult.Fail(Errno.EINVAL);

        *set |= Signals.Bit(signal);
        return 0;
    }

    [RuntimeExport("sigdelset")]
    private static int Remove(ulong* set, int signal)
    {
        if (set == null || !IsOfProgram(signal))
            return CResult.Fail(Errno.EINVAL);

        *set &= ~Signals.Bit(signal);
        return 0;
    }

    [RuntimeExport("sigismember")]
    private static int IsMember(ulong* set, int signal)
    {
        if (set == null || !IsSignal(signal))
            return CResult.Fail(Errno.EINVAL);

        return (*set & Signals.Bit(signal)) != 0 ? 1 : 0;
    }

    [RuntimeExport("sigisemptyset")]
    private static int IsEmpty(ulong* set) => set == null ? CResult.Fail(Errno.EINVAL) : *set == 0 ? 1 : 0;

    [RuntimeExport("sigandset")]
    private static int Intersect(ulong* result, ulong* left, ulong* right) =>
        result == null || left == null || right == null ? CResult.Fail(Errno.EINVAL) : Fill(result, *left & *right, 0);

    [RuntimeExport("sigorset")]
    private static int Join(ulong* result, ulong* left, ulong* right) =>
        result == null || left == null || right == null ? CResult.Fail(Errno.EINVAL) : Fill(result, *left | *right, 0);

    private static int Fill(ulong* set, ulong first, ulong rest)
    {
        if (set == null)
            return CResult.Fail(Errno.EINVAL);

        set[0] = first;
        for (int index = 1; index < SignalRequest.SetWords; index++)
            set[index] = rest;

        return 0;
    }
}
