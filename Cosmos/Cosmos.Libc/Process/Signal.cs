using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary><c>&lt;signal.h&gt;</c> (POSIX.1-2017; numbers and layouts are Linux's for x86-64). There is one process, number 1.
/// </summary>
internal static unsafe class Signal
{
    private const int FirstRealTime = 34;
    private const int Block = 0;
    private const int Unblock = 1;
    private const int Replace = 2;
    private const int Restart = 0x1000_0000;
    private const ulong Failed = ulong.MaxValue;

    [RuntimeExport("__libc_current_sigrtmin")]
    private static int LeastRealTime() => FirstRealTime;

    [RuntimeExport("__libc_current_sigrtmax")]
    private static int MostRealTime() => Signals.Count;

    /// <summary>Sets the action of a signal, and returns the one before. EINVAL when there is no such signal, or it
    /// cannot be handled.</summary>
    [RuntimeExport("sigaction")]
    internal static int SetAction(int signal, SignalRequest* action, SignalRequest* old)
    {
        if ((uint)(signal - 1) >= Signals.Count || (action != null && !Signals.IsCatchable(signal)))
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

    /// <summary>Sets the action of a signal, as BSD does: the action stays.</summary>
    /// <returns>The action before; SIG_ERR with EINVAL.</returns>
    [RuntimeExport("signal")]
    private static ulong SetHandler(int signal, ulong handler)
    {
        var action = new SignalRequest { Handler = handler, Flags = Restart };
        SignalRequest old;
        return SetAction(signal, &action, &old) == 0 ? old.Handler : Failed;
    }

    /// <summary>Sends a signal to a thread; 0 sends none. EINVAL when there is no such signal, ESRCH when the thread has ended.
    /// </summary>
    [RuntimeExport("pthread_kill")]
    internal static int Send(Thread* thread, int signal)
    {
        if ((uint)signal > Signals.Count)
            return Errno.EINVAL;

        return Signals.TrySend(thread, signal) ? 0 : Errno.ESRCH;
    }

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
    private static int SendToProcess(int process, int signal)
    {
        if (process is not (Signals.Process or 0 or -1 or -Signals.Process))
            return CResult.Fail(Errno.ESRCH);

        if ((uint)signal > Signals.Count)
            return CResult.Fail(Errno.EINVAL);

        if (signal != 0)
            Signals.SendToProcess(signal);

        return 0;
    }

    /// <summary>Changes which signals the calling thread blocks. EINVAL when there is no such change, EFAULT.</summary>
    [RuntimeExport("pthread_sigmask")]
    internal static int SetMask(int how, In<ulong> set, Out<ulong> old)
    {
        ulong blocked = Scheduler.Current->BlockedSignals;
        if (!set.IsNull)
        {
            if (set.Read(out ulong named) != 0)
                return Errno.EFAULT;

            if (how is < Block or > Replace)
                return Errno.EINVAL;

            Signals.SetBlocked(how == Block ? blocked | named : how == Unblock ? blocked & ~named : named);
        }

        return -old.WriteIfWanted(in blocked);
    }

    [RuntimeExport("sigprocmask")]
    private static int SetProcessMask(int how, In<ulong> set, Out<ulong> old)
    {
        int error = SetMask(how, set, old);
        return error == 0 ? 0 : CResult.Fail(error);
    }

    /// <summary>Returns the pending signals that the calling thread blocks.</summary>
    [RuntimeExport("sigpending")]
    private static int GetPending(Out<ulong> set) => (int)CResult.Of(
        set.Write((Scheduler.Current->PendingSignals | Signals.PendingForProcess) & Scheduler.Current->BlockedSignals));

    [RuntimeExport("sigemptyset")]
    private static int Clear(ulong* set) => Fill(set, 0);

    [RuntimeExport("sigfillset")]
    private static int FillSet(ulong* set) => Fill(set, ulong.MaxValue);

    [RuntimeExport("sigaddset")]
    private static int Add(ulong* set, int signal)
    {
        if ((uint)(signal - 1) >= Signals.Count)
            return CResult.Fail(Errno.EINVAL);

        *set |= Signals.Bit(signal);
        return 0;
    }

    [RuntimeExport("sigdelset")]
    private static int Remove(ulong* set, int signal)
    {
        if ((uint)(signal - 1) >= Signals.Count)
            return CResult.Fail(Errno.EINVAL);

        *set &= ~Signals.Bit(signal);
        return 0;
    }

    [RuntimeExport("sigismember")]
    private static int IsMember(ulong* set, int signal)
    {
        if ((uint)(signal - 1) >= Signals.Count)
            return CResult.Fail(Errno.EINVAL);

        return (*set & Signals.Bit(signal)) != 0 ? 1 : 0;
    }

    private static int Fill(ulong* set, ulong word)
    {
        for (int index = 0; index < SignalRequest.SetWords; index++)
            set[index] = word;

        return 0;
    }
}
