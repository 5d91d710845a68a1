using System.Runtime.CompilerServices;
using BareFlow.Memory.Cases;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Core.SelfTest;

/// <summary>Runs a test so that nothing but the test ends when it faults, panics or hangs.</summary>
[OwnedBy("the self-tests, one at a time")]
internal static unsafe class TestGuard
{
    private const ulong AfterHang = Recovery.AfterFault + 1;

    private static RecoveryPoint _point;

    /// <summary>Runs a test.</summary>
    /// <param name="verdict">What the test finds.</param>
    /// <param name="test">The test.</param>
    /// <returns>Whether it came to its end. Else the reason is written as KTAP diagnostics, and what the test had in use is
    /// as it left it.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryRun(ref Verdict verdict, in TestCursor test)
    {
        var calls = default(HeapCalls);
        delegate*<InterruptContext*, bool> handler = Interrupts.ExceptionHandler;
        RecoveryPoint* point = Static.AddressOf(ref _point);
        ulong back = Recovery.Save(point);
        if (back == 0)
        {
            Recovery.Current = point;
            Scheduler.BeginGuard();
            Timer.SetAlarm((ulong)test.Seconds * Clock.Second, &OnAlarm);
            test.Table.Run(ref verdict, ref calls, test.Body);
        }

        Timer.CancelAlarm();
        Recovery.Current = null;
        Panic.Install();
        Interrupts.ExceptionHandler = handler;
        Scheduler.ReleaseLost();
        return back == 0;
    }

    /// <summary>Something does not hold: says what, and where, by the callers.</summary>
    public static void Explain(ulong expected, ulong actual)
    {
        Report.Print("expected %x, found %x\n"u8, expected, actual);
        Backtrace.WriteCallers();
    }

    /// <summary>The test hangs: says where, and goes on with the next one.</summary>
    private static void OnAlarm(InterruptContext* context)
    {
        Report.Print("*** the test hangs\n"u8);
        Backtrace.Write(context);
        Panic.Recover();
        Recovery.Resume(Static.AddressOf(ref _point), AfterHang);
    }
}
