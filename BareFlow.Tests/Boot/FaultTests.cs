using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>Every fault ends in a report of which one, where, why and how it came to that, and never in a reset.</summary>
public class FaultTests
{
    private const string RaisedInXSharp = @"FaultInjection\.Raise at .*FaultInjection\.xs:\d+";
    private const string TakenThroughGate = @"FaultInjection\.RaiseThrough at .*FaultInjection\.xs:\d+";
    private const string Misused = @"FaultInjection\.Misuse at .*FaultInjection\.cs:\d+";
    private const string Recursed = @"FaultInjection\.Recurse at .*FaultInjection\.cs:\d+";

    /// <summary>What can be raised on purpose: words for the command line, what the report calls it, what it says besides, and
    /// where the backtrace says that it was raised.</summary>
    private static readonly (string Words, string Name, string Says, string Place)[] Faults =
    [
        ("de", "vector 0, #DE divide error", "a division by zero", RaisedInXSharp),
        ("db", "vector 1, #DB debug", "a single step", RaisedInXSharp),
        ("nmi", "vector 2, NMI", "the hardware reports a failure", TakenThroughGate),
        ("bp", "vector 3, #BP breakpoint", "a breakpoint instruction", RaisedInXSharp),
        ("of", "vector 4, #OF overflow", "an arithmetic overflow", TakenThroughGate),
        ("br", "vector 5, #BR bound range", "an index out of its bounds", TakenThroughGate),
        ("ud", "vector 6, #UD invalid opcode", "code that must not be reached", RaisedInXSharp),
        ("nm", "vector 7, #NM no FPU", "CR0.TS", RaisedInXSharp),
        ("df", "vector 8, #DF double fault", "a fault while another was delivered", RaisedInXSharp),
        ("ts", "vector 10, #TS invalid TSS", "GDT entry 3", RaisedInXSharp),
        ("np", "vector 11, #NP no segment", "GDT entry 2", RaisedInXSharp),
        ("ss", "vector 12, #SS stack segment", "GDT entry 2", RaisedInXSharp),
        ("gp", "vector 13, #GP general protection", "GDT entry 31", RaisedInXSharp),
        ("noncanonical", "vector 13, #GP general protection", "a pointer that is not canonical was followed", RaisedInXSharp),
        ("pf", "vector 14, #PF page fault", "a bad pointer was followed", RaisedInXSharp),
        ("null", "vector 14, #PF page fault", "a null pointer was followed", RaisedInXSharp),
        ("text", "vector 14, #PF page fault", "a write to code", RaisedInXSharp),
        ("rodata", "vector 14, #PF page fault", "a write to constants", RaisedInXSharp),
        ("execute", "vector 14, #PF page fault", "the execution of what is no code", RaisedInXSharp),
        ("jump", "vector 14, #PF page fault", "a call or a jump through a null pointer", RaisedInXSharp),
        ("guard", "vector 14, #PF page fault", "an overflow of the boot stack", RaisedInXSharp),
        ("stack", "vector 14, #PF page fault", "an overflow of the boot stack", Recursed),
        ("mf", "vector 16, #MF x87 error", "an x87 operation", RaisedInXSharp),
        ("ac", "vector 17, #AC alignment", "a misaligned access", TakenThroughGate),
        ("mc", "vector 18, #MC machine check", "broken hardware", TakenThroughGate),
        ("xm", "vector 19, #XM SIMD error", "an SSE operation", TakenThroughGate),
        ("ve", "vector 20, #VE virtualization", "the hypervisor", TakenThroughGate),
        ("cp", "vector 21, #CP control protection", "a return address that was overwritten", TakenThroughGate),
        ("doublefree harden=checks", "panic: heap: double free of", "allocated in Cosmos.Core.Faults.FaultInjection.Misuse", Misused),
        ("invalidfree harden=checks", "panic: heap: invalid free of", "allocated in Cosmos.Core.Faults.FaultInjection.Misuse", Misused),
        ("overflow harden=checks", "panic: heap: overflow of", "first bad byte at offset 100", Misused),
        ("useafterfree harden=full", "vector 13, #GP general protection", "the use of a freed heap block", Misused),
        ("misaligned", "vector 13, #GP general protection", "a misaligned SSE access", RaisedInXSharp),
        ("heapend", "vector 14, #PF page fault", "an access past an end of the heap", Misused),
        ("loop", "panic: the heap's check found a free list that does not close", "last events:", @"FaultInjection\.MakeLoop at .*FaultInjection\.cs:\d+"),
        ("redzone", "panic: an interrupt overwrote the red zone", "last events:", @"FaultInjection\.OverwriteRedZone at .*FaultInjection\.cs:\d+"),
        ("assert", "panic: a fault that is asked for happens", "last events:", Misused),
        ("panic", "panic: on purpose", "last events:", Misused),
    ];

    /// <summary>Vectors of exceptions, those that the architecture reserves among them.</summary>
    private const int Exceptions = 32;

    public static MatrixTheoryData<BuildConfiguration, ImageKind, string> FaultsOnKernels => new(
        Enum.GetValues<BuildConfiguration>(), Enum.GetValues<ImageKind>(), Faults.Select(fault => fault.Words));

    [Theory]
    [MemberData(nameof(FaultsOnKernels))]
    public async Task A_fault_is_explained(BuildConfiguration configuration, ImageKind kind, string words)
    {
        KernelImage image = KernelImages.Get(configuration, kind);
        BootResult result = await Qemu.Kernel(image, $"fault={words} selftest exit").Run();
        var (_, name, says, place) = Faults.Single(fault => fault.Words == words);
        result.MustEnd(Ending.Panic).MustSay(name, says, "backtrace:", "last events:", "*** panic: ");
        Assert.Matches(place, result.Serial);
        result.Require(!result.Serial.Contains("KTAP"), "expected nothing to run after the fault");
        result.Require(Regex.Count(result.Serial, "CPU fault") <= 1, "expected no fault while one was reported");
    }

    public static TheoryData<int> AllVectors => new(Enumerable.Range(0, Exceptions));

    [Theory]
    [MemberData(nameof(AllVectors))]
    public async Task Every_vector_has_its_gate_and_its_report(int vector)
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, $"fault={vector} exit").Run();
        result.MustEnd(Ending.Panic).MustSay($"CPU fault: vector {vector}, ", "most likely:");
        Assert.Matches(TakenThroughGate, result.Serial);
    }

    [Fact]
    public async Task A_backtrace_reaches_the_first_line_of_the_kernel()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, "fault=stack").Run();
        result.MustEnd(Ending.Panic).MustSay(
            "a stack's guard page: the boot stack", "times more", "Cosmos.Core.Start.KernelStart.Start at ", "Entry.Start64 at ");
        ulong rip = result.HexAfter("RIP    ");
        result.Require(LoadedCode.Contains(image.Elf, rip), $"expected RIP inside the kernel's code, found {rip:x}");
    }

    [Fact]
    public async Task An_unknown_fault_is_named_with_the_known_ones()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, "fault=nosuch selftest=bss exit").Run();
        result.MustEnd(Ending.SelfTestFailed);
        string[] known = result.LineWith("nosuch").Split("Known: ")[1].Split(' ');
        Assert.Equal(Faults.Select(fault => fault.Words.Split(' ')[0]).Distinct().Order(), known.Order());
    }

    [Fact]
    public async Task Misuse_of_the_heap_that_nobody_looks_for_is_explained_by_what_it_breaks()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, "fault=doublefree selftest exit").Run();
        result.MustEnd(Ending.Panic).MustSay("FaultInjection.Misuse at ", "*** panic: ");
        result.Require(!result.Serial.Contains("KTAP"), "expected nothing to run after the misuse");
    }
}
