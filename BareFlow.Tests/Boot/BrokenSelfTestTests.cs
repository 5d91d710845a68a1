using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Ktap;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>A self-test that fails is reported with its place in the source, and in the exit code.</summary>
public class BrokenSelfTestTests
{
    private const string FileName = "BrokenTests.cs";

    public static MatrixTheoryData<BuildConfiguration, ImageKind> Kernels => KernelImages.All;

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task A_failure_names_the_assertion(BuildConfiguration configuration, ImageKind kind)
    {
        BootResult result = await Qemu.Kernel(KernelImages.Get(configuration, kind), "selftest=broken.* exit").Run();
        KtapReport report = result.MustEnd(Ending.SelfTestFailed).ReadReport();
        KtapCase broken = Assert.Single(report.Cases);
        Assert.Equal(KtapOutcome.Failed, broken.Outcome);
        Assert.Contains($"{FileName}:{LineOfAssertion()}:", Assert.Single(broken.Diagnostics));
        result.Require(report.Summary.Contains("failed"), "expected a summary with the word 'failed'");
    }

    [Fact]
    public async Task The_broken_tests_run_only_when_asked_for()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, "selftest=* exit").Run();
        Assert.DoesNotContain("broken", SelfTestReport.MustBePerfect(result).Cases.Select(test => test.Suite));
    }

    /// <summary>The number, from 1, of the one line that asserts something.</summary>
    private static int LineOfAssertion()
    {
        string source = Repository.At($"Cosmos/Cosmos.Core/SelfTest/{FileName}");
        var assertions = File.ReadLines(source)
            .Index()
            .Where(line => line.Item.Contains("verdict.", StringComparison.Ordinal));
        return Assert.Single(assertions).Index + 1;
    }
}
