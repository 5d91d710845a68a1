using System;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Ktap;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>The self-tests of the kernel program, beside those of the core.</summary>
public class ProgramTestTests
{
    private static readonly string[] Suites = ["gc", "exceptions", "threads", "bcl", "signals", "files", "console"];

    /// <summary>A minute of work on a machine that has a CPU for itself; several on a busy one.</summary>
    private static readonly TimeSpan SoakLimit = TimeSpan.FromMinutes(6);

    [Theory]
    [InlineData("128M")]
    [InlineData("4G")]
    public async Task All_suites_pass_in_little_and_much_RAM(string memory)
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        string globs = string.Join(',', Suites.Select(suite => suite + ".*"));
        BootResult result = await (Qemu.Kernel(image, $"selftest={globs} exit") with { Memory = memory }).Run();
        result.MustEnd(Ending.Success);
        KtapReport report = SelfTestReport.MustPass(result);
        Assert.Equal(Suites.Order(), report.Cases.Select(test => test.Name.Split('.')[0]).Distinct().Order());
    }

    [Fact]
    public async Task The_core_alone_has_none_of_them()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        BootResult result = await Qemu.Kernel(image, "core selftest=gc.* exit").Run();
        result.MustEnd(Ending.SelfTestFailed).MustSay("selftest: no test matches 'gc.*'");
    }

    [Fact]
    public async Task What_fails_on_purpose_fails_with_its_reason()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        BootResult result = await Qemu.Kernel(image, "selftest=failing.* exit").Run();
        result.MustEnd(Ending.SelfTestFailed);
        KtapReport report = result.ReadReport();
        Assert.Collection(
            report.Cases,
            test => MustFail(test, "asks", "expected 2, found 0, at FailingTests.cs:"),
            test => MustFail(test, "throws", "InvalidOperationException: on purpose"),
            test => MustFail(test, "throws-later", "InvalidOperationException: later"),
            test => MustFail(test, "leaks", "bytes of objects after a full collection"),
            test => MustFail(test, "leaves-a-thread", "threads beside those of the pool"),
            test => MustFail(test, "hangs", "the test hangs: no end after 2 seconds"),
            test => MustFail(test, "spins", "the test hangs: no end after 2 seconds"),
            test => Assert.Equal((KtapOutcome.Skipped, "on purpose"), (test.Outcome, test.Reason)),
            test => Assert.Equal(("failing.passes", KtapOutcome.Passed), (test.Name, test.Outcome)));
        Assert.Equal("7 of 9 self-tests failed, 1 skipped.", report.Summary);
    }

    private static void MustFail(KtapCase test, string name, string reason)
    {
        Assert.Equal(("failing." + name, KtapOutcome.Failed), (test.Name, test.Outcome));
        Assert.Contains(test.Diagnostics, line => line.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_is_back_after_a_minute_of_work()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        BootResult result = await (Qemu.Kernel(image, "harden=checks selftest=soak.minute exit") with { TimeLimit = SoakLimit }).Run();
        result.MustEnd(Ending.Success);
        Assert.Equal("soak.minute", Assert.Single(SelfTestReport.MustPass(result).Cases).Name);
    }
}
