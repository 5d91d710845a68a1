using System;
using System.Runtime.CompilerServices;
using Cosmos.Core.Console;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Processors;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using Cosmos.Core.Strings;
using IL2CPU.API;

namespace Cosmos.Core.Faults;

/// <summary>The report of an exception of the CPU, before the run ends or continues with the next self-test.
/// </summary>
[Plug("FaultReport.xs")]
[OwnedBy("the report of a fault, which ends the run or is the only one")]
public static unsafe class FaultReport
{
    private const int NumbersOnLine = 3;

    private static bool _reporting;
    private static ControlRegisters _controls;

    /// <summary>In the order of <see cref="InterruptContext"/>, and then of <see cref="ReadControls"/>.</summary>
    private static ReadOnlySpan<byte> NumberNames =>
        "R15 R14 R13 R12 R11 R10 R9 R8 RDI RSI RBP RBX RDX RCX RAX vector error RIP CS RFLAGS RSP SS "u8 +
        "CR0 CR2 CR3 CR4 EFER"u8;

    /// <summary>Reports an exception, and ends the run or resumes at <see cref="Recovery.Current"/>. Never returns.</summary>
    /// <param name="context">The interrupted context.</param>
    internal static void Stop(InterruptContext* context)
    {
        Terminal.Colour = TextColour.Error;
        if (_reporting)
        {
            Terminal.Select(ConsoleKind.Serial);
            Terminal.Print("\n*** and vector %d at %x while that was reported\n"u8, context->Vector, context->Rip);
            Panic.End();
        }

        _reporting = true;
        Write(context);
        _reporting = false;
        Panic.Leave();
    }

    /// <summary>Writes everything that is known about the interrupted code.</summary>
    private static void Write(InterruptContext* context)
    {
        ulong address = Cpu.ReadCr2();
        Terminal.Write("\n"u8);
        Report.Print("*** CPU fault: vector %d, "u8, context->Vector);
        FaultCause.WriteName(context->Vector);
        Terminal.Print(", at %x "u8, context->Rip);
        Backtrace.WritePlace(context->Rip);
        FaultCause.WriteErrorCode(context);
        WriteCause(context, address);
        WriteNumbers(context);
        Backtrace.Write(context);
        Trace.Write();
        if (Terminal.UsesScreen && Recovery.Current == null)
            WriteAgain(context, address);

        Report.Print("*** panic: a fault in the kernel\n"u8);
    }

    private static void WriteCause(InterruptContext* context, ulong address)
    {
        if (context->Vector == (ulong)Fault.PageFault)
        {
            Report.Print("*** address %x: "u8, address);
            FaultCause.WriteLocation(address);
        }

        Report.Print("*** most likely: "u8);
        FaultCause.Write(context, address);
    }

    /// <summary>The most important lines come last, because the first ones may have scrolled away.</summary>
    private static void WriteAgain(InterruptContext* context, ulong address)
    {
        Report.Print("*** vector %d at %x "u8, context->Vector, context->Rip);
        Backtrace.WritePlace(context->Rip);
        WriteCause(context, address);
    }

    /// <summary>Three numbers a line, 79 columns: those of the context, then those that are still in the CPU.</summary>
    private static void WriteNumbers(InterruptContext* context)
    {
        var number = (ulong*)context;
        int left = NumbersOnLine;
        for (ReadOnlySpan<byte> names = NumberNames; names.Length > 0; number++)
        {
            if (number == context + 1)
                number = ReadControls(Static.AddressOf(ref _controls));

            ReadOnlySpan<byte> name = Text.Take(ref names, (byte)' ');
            if (left == NumbersOnLine)
                Report.Print(default);

            Terminal.Write(name);
            Terminal.Write("       "u8[name.Length..]);
            Terminal.Print("%x"u8, *number);
            Terminal.Write(--left == 0 ? "\n"u8 : "  "u8);
            if (left == 0)
                left = NumbersOnLine;
        }
    }

    [PlugMethod]
    private static extern ulong* ReadControls(ControlRegisters* controls);

    /// <summary>CR0, CR2, CR3, CR4 and EFER.</summary>
    [InlineArray(5)]
    private struct ControlRegisters
    {
        private ulong _first;
    }
}
