using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Actions of signals, and sending them: <c>&lt;signal.h&gt;</c> (POSIX.1-2017; numbers and layouts are Linux's for x86-64). There is
/// one process, number 1.</summary>
internal static unsafe class Signal
{
    /// <summary>SIG_ERR.</summary>
    public const ulong Failed = ulong.MaxValue;

    [RuntimeExport("__libc_current_sigrtmin")]
    private static int LeastRealTime() => SignalSets.FirstOfProgram;

    [RuntimeExport("__libc_current_sigrtmax")]
    private static int MostRealTime() => Signals.Count;

    /// <summary>Sets the action of a signal, and returns the one before. EINVAL when there is no such signal, or it
    /// cannot be handled.</summary>
    [RuntimeExport("sigaction")]
    internal static int SetAction(int signal, SignalRequest* action, SignalRequest* old)
    {
        if (!SignalSets.IsOfProgram(signal) || (action != null && !Signals.IsCatchable(signal)))
            return CResult.Fail(Errno.EINVAL);

        SignalAction before;
        if (action == null)
        {
            before = Signals.ActionOf(signal);
        }
        else
        {
            before = Signals.SetAction(signal, action->ToAction());
            Signals.Install();
        }

        if (old != null)
            *old = SignalRequest.Of(in before);

        return 0;
    }

    /// <summary>Sets the action of a signal, as BSD does: the action stays, and system calls are begun again.</summary>
    /// <returns>The action before; SIG_ERR with EINVAL.</returns>
    [RuntimeExport("signal")]
    private static ulong SetHandler(int signal, ulong handler) =>
        SetHandler(signal, handler, SignalSystemV.EndsCalls(signal) ? 0 : SignalAction.Restart);

    /// <summary>The same as System V does: the action is used once, and the signal is not blocked meanwhile.</summary>
    [RuntimeExport("__sysv_signal")]
    private static ulong SetHandlerOnce(int signal, ulong handler) =>
        SetHandler(signal, handler, SignalAction.Once | SignalAction.Nested);

    [RuntimeExport("sysv_signal")]
    private static ulong SetHandlerOnceAlias(int signal, ulong handler) => SetHandlerOnce(signal, handler);

    /// <summary>Sets a handler with flags.</summary>
    public static ulong SetHandler(int signal, ulong handler, int flags)
    {
        var action = new SignalRequest { Handler = handler, Flags = flags };
        SignalRequest old;
        if (handler != Failed && SetAction(signal, &action, &old) == 0)
            return old.Handler;

        CResult.Fail(Errno.EINVAL);
        return Failed;
    }

    /// <summary>Sends a signal to a thread; 0 sends none. EINVAL when there is no such signal, ESRCH when the thread has ended, EAGAIN
    /// when too many are pending.</summary>
    [RuntimeExport("pthread_kill")]
    internal static int Send(Thread* thread, int signal) =>
        signal != 0 && !SignalSets.IsOfProgram(signal)
            ? Errno.EINVAL
            : Scheduler.TrySend(thread, Signals.Made(signal, SignalInformation.FromThread, 0));

    /// <summary>The same with a value.</summary>
    [RuntimeExport("pthread_sigqueue")]
    private static int Send(Thread* thread, int signal, ulong value) =>
        signal != 0 && !SignalSets.IsOfProgram(signal)
            ? Errno.EINVAL
            : Scheduler.TrySend(thread, Signals.Made(signal, SignalInformation.WithValue, value));

    /// <summary>Sends the calling thread a signal, and returns when it was handled.</summary>
    [RuntimeExport("raise")]
    internal static int Raise(int signal)
    {
        int error = Send(Scheduler.Current, signal);
        return error == 0 ? 0 : CResult.Fail(error);
    }

    /// <summary>Sends a signal to the process: a thread that does not block it gets it, or it stays pending if all
    /// block it. EINVAL when there is no such signal, ESRCH for any other process.</summary>
    [RuntimeExport("kill")]
    private static int SendToProcess(int process, int signal) =>
        process is not (Signals.Process or 0 or -1 or -Signals.Process)
            ? CResult.Fail(Errno.ESRCH)
            : Post(signal, SignalInformation.FromProcess, 0);

    /// <summary>The same to a group of processes, of which there is one: the process's own.</summary>
    [RuntimeExport("killpg")]
    private static int SendToGroup(int group, int signal) =>
        group < 0 ? CResult.Fail(Errno.EINVAL)
        : group is not (0 or Signals.Process) ? CResult.Fail(Errno.ESRCH)
        : Post(signal, SignalInformation.FromProcess, 0);

    /// <summary>Sends the process a signal with a value. EAGAIN when too many are pending.</summary>
    [RuntimeExport("sigqueue")]
    private static int SendToProcess(int process, int signal, ulong value) =>
        process != Signals.Process
            ? CResult.Fail(Errno.ESRCH)
            : Post(signal, SignalInformation.WithValue, value);

    private static int Post(int signal, int code, ulong value)
    {
        if ((uint)signal > Signals.Count)
            return CResult.Fail(Errno.EINVAL);

        return signal == 0 ? 0 : (int)CResult.Of(-Scheduler.TrySendToProcess(Signals.Made(signal, code, value)));
    }
}
