using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using Cosmos.Core.Console;
using Cosmos.Core.Controllers;
using Cosmos.Core.Display;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Faults;
using Cosmos.Core.Firmware;
using Cosmos.Core.Input;
using Cosmos.Core.Loader;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Reports;
using Cosmos.Core.Shutdown;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Core.Start;

/// <summary>From the first C# instruction to the kernel program.</summary>
[Plug("KernelProgram.xs")]
internal static unsafe class KernelStart
{
    private const ulong HertzOfKilohertz = 1000;

    /// <summary>Called by <c>Entry.xs</c> in 64-bit mode, on the boot stack, with the first page tables, a zeroed BSS,
    /// SSE on and interrupts off.</summary>
    /// <param name="magic">EAX as the loader left it.</param>
    /// <param name="information">EBX as the loader left it.</param>
    [RuntimeExport("KernelStart")]
    public static void Start(uint magic, uint information)
    {
        Serial.Initialize();
        TypedAhead.StartSerialFifos();
        Panic.End = &Power.ExitAfterPanic;
        Panic.Install();
        Interrupts.Unhandled = &FaultReport.Stop;
        DescriptorTables.Load();
        InterruptTable.Load();

        Trace.Begin("loader"u8);
        bool known = BootInfo.TryRead(magic, information);
        Screen.Initialize();
        Terminal.Select(ConsoleKind.Both);
        Terminal.WriteLine("BareFlow, a 64-bit kernel in C# and X#"u8);
        Screen.ReportUnusable();
        if (!known)
            Panic.Stop("the loader left neither PVH nor Multiboot2 information below 1 GiB"u8);

        PhysicalMemory.Initialize();
        KernelMemory.Initialize();
        Screen.Map();
        KernelMemory.Activate();
        Screen.Attach();
        if (BootInfo.CommandLineWasCut)
            Terminal.WriteLine("command line: cut at 1,024 bytes"u8);

        var options = new BootOptions { ProgramTakesWords = ProgramTakesWords() != 0 };
        CommandLine.Parse(BootInfo.CommandLine, ref options);
        Terminal.Select(options.Console);
        Run(ref options);
    }

    private static void Run(ref BootOptions options)
    {
        Trace.Begin("heap"u8);
        HeapPlacement.Place(options.HeapSize, options.Allocator, options.Hardening);
        Heap.Trace = options.TraceHeap;
        UpperFloors.TracesStubs = options.TraceLibc;
        ProgramEnd.LeavesMachine = options.Exit;
        LeakReport.IsWanted = options.Leaks;
        StartTime();
        if (options.Fault.Length > 0)
            FaultInjection.Raise(options.Fault);

        // A raised fault does not return, so here none was raised.
        bool passed = options.Fault.Length == 0;
        if (options.SelfTest)
            passed &= BootTests.Run(options.SelfTestGlob, !options.CoreOnly, options.Exit);

        bool isDone = options.Exit && options.SelfTest && !BootTests.AwaitsProgram;
        if (!isDone && !options.CoreOnly)
        {
            Trace.Begin("program"u8);
            ProgramEnd.WhenWell = passed ? ExitCode.Success : ExitCode.SelfTestFailed;
            RunProgram();
        }

        ProgramEnd.Finish(passed ? ExitCode.Success : ExitCode.SelfTestFailed);
    }

    /// <summary>Finds the machine's hardware, and enables interrupts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void StartTime()
    {
        Acpi.Initialize();
        InterruptController.Initialize();
        Timer.Start();
        Scheduler.Start();
        Terminal.Write(InterruptController.HasApic ? "APIC"u8 : "PIC"u8);
        Terminal.Print(", %d CPUs, TSC %d kHz"u8, Acpi.Cpus, Clock.CyclesPerSecond / HertzOfKilohertz);
        Terminal.WriteLine(Clock.IsInvariant ? ", invariant"u8 : default);
    }

    /// <summary>Calls the kernel program's <c>main</c>, if the image has one.</summary>
    [PlugMethod]
    private static extern void RunProgram();

    /// <summary>Whether the image has a program that takes words of the command line as arguments; not 0 if so.</summary>
    [PlugMethod]
    private static extern ulong ProgramTakesWords();

    /// <summary>The linker takes this for <c>main</c> in an image without a kernel program.</summary>
    [RuntimeExport("bareflow_no_program")]
    private static int NoProgram() => 0;
}
