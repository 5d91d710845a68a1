using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The functions for signals that POSIX took over from System V, and <c>siginterrupt</c> of BSD.</summary>
internal static unsafe class SignalSystemV
{
    private const ulong Ignore = 1;
    private const ulong Hold = 2;

    /// <summary>The signals whose handlers end system calls when <c>signal</c> sets them.</summary>
    [Atomic]
    private static ulong _endingCalls;

    /// <summary>Whether a handler that <c>signal</c> sets ends system calls.</summary>
    public static bool EndsCalls(int signal) => (uint)(signal - 1) < Signals.Count && (_endingCalls & Signals.Bit(signal)) != 0;

    [RuntimeExport("sighold")]
    private static int Block(int signal) => Change(signal, isBlocked: true) ? 0 : -1;

    [RuntimeExport("sigrelse")]
    private static int Unblock(int signal) => Change(signal, isBlocked: false) ? 0 : -1;

    [RuntimeExport("sigignore")]
    private static int SetIgnored(int signal) => Signal.SetHandler(signal, Ignore, 0) == Signal.Failed ? -1 : 0;

    /// <summary>Sets the action of a signal, or blocks it for SIG_HOLD; any other action unblocks it.</summary>
    /// <returns>The action before, or SIG_HOLD where it was blocked.</returns>
    [RuntimeExport("sigset")]
    private static ulong Set(int signal, ulong handler)
    {
        SignalRequest old;
        if (Signal.SetAction(signal, null, &old) != 0)
            return Signal.Failed;

        bool wasBlocked = (Scheduler.Current->BlockedSignals & Signals.Bit(signal)) != 0;
        bool isDone = handler == Hold
            ? Change(signal, isBlocked: true)
            : Signal.SetHandler(signal, handler, 0) != Signal.Failed && Change(signal, isBlocked: false);
        return !isDone ? Signal.Failed : wasBlocked ? Hold : old.Handler;
    }

    /// <summary>Says whether the handler of a signal ends system calls.</summary>
    [RuntimeExport("siginterrupt")]
    private static int EndCalls(int signal, int endsCalls)
    {
        SignalRequest action;
        if (Signal.SetAction(signal, null, &action) != 0)
            return -1;

        ulong bit = Signals.Bit(signal);
        if (endsCalls != 0)
            System.Threading.Interlocked.Or(ref _endingCalls, bit);
        else
            System.Threading.Interlocked.And(ref _endingCalls, ~bit);

        action.Flags = endsCalls != 0 ? action.Flags & ~SignalAction.Restart : action.Flags | SignalAction.Restart;
        return Signal.SetAction(signal, &action, null);
    }

    /// <summary>Waits with a signal unblocked. EINTR always.</summary>
    [RuntimeExport("__xpg_sigpause")]
    private static int PauseFor(int signal) => !SignalSets.IsOfProgram(signal)
        ? CResult.Fail(Errno.EINVAL)
        : SignalMask.Suspend(Scheduler.Current->BlockedSignals & ~Signals.Bit(signal));

    /// <summary>BSD's form of it: waits with a mask of the first 32 signals.</summary>
    [RuntimeExport("sigpause")]
    private static int PauseWith(uint mask) => SignalMask.Suspend(mask);

    private static bool Change(int signal, bool isBlocked)
    {
        if (!SignalSets.IsOfProgram(signal))
        {
            CResult.Fail(Errno.EINVAL);
            return false;
        }

        ulong blocked = Scheduler.Current->BlockedSignals;
        ulong bit = Signals.Bit(signal);
        Signals.SetBlocked(isBlocked ? blocked | bit : blocked & ~bit);
        return true;
    }
}
