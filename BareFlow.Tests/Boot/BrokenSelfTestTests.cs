using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Ktap;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>A self-test that fails, leaks, faults or hangs is reported with its place, and in the exit code, and ends
/// nothing but itself.</summary>
public class BrokenSelfTestTests
{
    private const string FileName = "BrokenTests.cs";

    public static MatrixTheoryData<BuildConfiguration, ImageKind> Kernels => KernelImages.All;

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task A_failure_names_the_assertion(BuildConfiguration configuration, ImageKind kind)
    {
        BootResult result = await Boot(configuration, kind, "broken.on-purpose");
        KtapReport report = result.MustEnd(Ending.SelfTestFailed).ReadReport();
        KtapCase broken = Assert.Single(report.Cases);
        Assert.Equal(KtapOutcome.Failed, broken.Outcome);
        Assert.Equal("expected 0x0000000000000002, found 0x0000000000000001", broken.Diagnostics[0]);
        Assert.Contains(
            broken.Diagnostics, line => line.EndsWith($"/{FileName}:{LineOfAssertion()}", StringComparison.Ordinal));
        result.Require(report.Summary.Contains("1 of 1 self-tests failed"), "expected a summary that says how many failed");
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task A_leak_names_what_differs_and_by_how_much(BuildConfiguration configuration, ImageKind kind)
    {
        KtapCase leak = await FailsAlone(configuration, kind, "leak");
        Assert.Contains(leak.Diagnostics, line => line == "recount: 0 before, 1 after: blocks on the kernel heap");
        Assert.Contains(leak.Diagnostics, line => line.EndsWith("after: bytes used on the kernel heap", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task Leaked_frames_are_counted(BuildConfiguration configuration, ImageKind kind)
    {
        KtapCase leak = await FailsAlone(configuration, kind, "frame-leak");
        Assert.EndsWith("bytes of free frames", Assert.Single(leak.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task A_fault_is_reported_and_the_heap_put_back(BuildConfiguration configuration, ImageKind kind)
    {
        KtapCase fault = await FailsAlone(configuration, kind, "fault");
        Assert.Contains(fault.Diagnostics, line => line.Contains("#GP", StringComparison.Ordinal));
        Assert.DoesNotContain(fault.Diagnostics, line => line.StartsWith("recount", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task A_stack_that_overflows_is_reported(BuildConfiguration configuration, ImageKind kind)
    {
        KtapCase overflow = await FailsAlone(configuration, kind, "stackoverflow");
        Assert.Contains(overflow.Diagnostics, line => line.Contains("stack", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task A_thread_whose_stack_overflows_is_named(BuildConfiguration configuration, ImageKind kind)
    {
        KtapCase overflow = await FailsAlone(configuration, kind, "thread-stackoverflow");
        Assert.Contains(overflow.Diagnostics, line => line.Contains("an overflow of the stack of thread", StringComparison.Ordinal));
        Assert.DoesNotContain(overflow.Diagnostics, line => line.StartsWith("recount", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task A_deadlock_is_reported_with_who_waits_for_what(BuildConfiguration configuration, ImageKind kind)
    {
        KtapCase deadlock = await FailsAlone(configuration, kind, "deadlock");
        Assert.Contains(deadlock.Diagnostics, line => line.Contains("main waits for the end of a thread", StringComparison.Ordinal));
        Assert.Contains(deadlock.Diagnostics, line => line.Contains("waits for an event", StringComparison.Ordinal));
        Assert.Contains(deadlock.Diagnostics, line => line.Contains("BrokenTests.WaitForEver", StringComparison.Ordinal));
        Assert.DoesNotContain(deadlock.Diagnostics, line => line.StartsWith("recount", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task A_panic_is_reported(BuildConfiguration configuration, ImageKind kind)
    {
        KtapCase panic = await FailsAlone(configuration, kind, "panic");
        Assert.Contains(panic.Diagnostics, line => line.Contains("panic: a test panics", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ImageKind.Core)]
    [InlineData(ImageKind.Full)]
    public async Task A_checked_build_tells_of_locks_in_the_wrong_order(ImageKind kind)
    {
        KtapCase order = await FailsAlone(BuildConfiguration.Debug, kind, "lock-order");
        Assert.Contains(order.Diagnostics, line => line.Contains("locks are entered in the order of their ranks", StringComparison.Ordinal));
        Assert.Contains(order.Diagnostics, line => line.Contains("BrokenTests.EnterOutOfOrder", StringComparison.Ordinal));
    }

    /// <summary>Not on all kernels, as the CPU is busy until the time is over.</summary>
    [Theory]
    [InlineData(BuildConfiguration.Release, ImageKind.Core)]
    [InlineData(BuildConfiguration.Debug, ImageKind.Full)]
    public async Task A_test_that_hangs_is_ended_by_the_timer(BuildConfiguration configuration, ImageKind kind)
    {
        KtapCase hang = await FailsAlone(configuration, kind, "hang");
        Assert.Contains(hang.Diagnostics, line => line.Contains("hangs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_broken_tests_run_only_when_asked_for()
    {
        BootResult result = await Boot(BuildConfiguration.Release, ImageKind.Core, "*");
        Assert.DoesNotContain("broken", SelfTestReport.MustBePerfect(result).Cases.Select(test => test.Suite));
    }

    [Fact]
    public async Task Globs_are_separated_by_commas()
    {
        BootResult result = await Boot(BuildConfiguration.Release, ImageKind.Core, "bss.e*,*.malloc1024,nothing");
        result.MustEnd(Ending.Success);
        Assert.Equal(
            ["bss.ends", "bump.malloc1024", "freelist.malloc1024", "hardened.malloc1024"],
            SelfTestReport.MustPass(result).Cases.Select(test => test.Name));
    }

    [Fact]
    public async Task A_skipped_test_gives_its_reason_and_passes()
    {
        BootResult result = await Boot(BuildConfiguration.Release, ImageKind.Core, "broken.skip");
        KtapReport report = result.MustEnd(Ending.Success).ReadReport();
        KtapCase skipped = Assert.Single(report.Cases);
        Assert.Equal((KtapOutcome.Skipped, "on purpose"), (skipped.Outcome, skipped.Reason));
        result.Require(report.Summary.EndsWith(", 1 skipped.", StringComparison.Ordinal), "expected the number of skipped tests");
    }

    /// <summary>Boots with one broken test and one that passes after it: the first fails, the second does not notice.</summary>
    private static async Task<KtapCase> FailsAlone(BuildConfiguration configuration, ImageKind kind, string name)
    {
        BootResult result = await Boot(configuration, kind, $"broken.{name},broken.next");
        KtapReport report = result.MustEnd(Ending.SelfTestFailed).ReadReport();
        Assert.Equal([$"broken.{name}", "broken.next"], report.Cases.Select(test => test.Name));
        Assert.Equal([KtapOutcome.Failed, KtapOutcome.Passed], report.Cases.Select(test => test.Outcome));
        result.Require(report.Summary.Contains("1 of 2 self-tests failed"), "expected a summary that says how many failed");
        return report.Cases[0];
    }

    private static Task<BootResult> Boot(BuildConfiguration configuration, ImageKind kind, string globs) =>
        Qemu.Kernel(KernelImages.Get(configuration, kind), $"selftest={globs} exit").Run();

    /// <summary>The number, from 1, of the line that asserts what is not so.</summary>
    private static int LineOfAssertion()
    {
        string source = Repository.At($"Cosmos/Cosmos.Core/SelfTest/{FileName}");
        var assertions = File.ReadLines(source)
            .Index()
            .Where(line => line.Item.Contains("OnPurpose(", StringComparison.Ordinal));
        return Assert.Single(assertions).Index + 1;
    }
}
