using System.Runtime;
using Cosmos.Core.Console;
using Cosmos.Core.Reports;
using Cosmos.Core.Shutdown;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary><c>abort</c> (C17 and POSIX.1-2017).</summary>
internal static class Abort
{
    private const int AbortSignal = 6;

    /// <summary>Ends the run as SIGABRT does. A handler of that signal runs before, though the thread blocks it, and may leave by
    /// <c>longjmp</c>.</summary>
    [RuntimeExport("abort")]
    public static unsafe void Run()
    {
        if (Signals.ActionOf(AbortSignal).Handler > Signals.Ignore)
        {
            Signals.SetBlocked(Scheduler.Current->BlockedSignals & ~Signals.Bit(AbortSignal));
            Signal.Raise(AbortSignal);
            Signals.SetAction(AbortSignal, default);
        }

        Terminal.Colour = TextColour.Error;
        Report.Print("*** the program aborted\n"u8);
        Terminal.Colour = TextColour.Normal;
        Power.Exit(ExitCode.Panic);
    }
}
