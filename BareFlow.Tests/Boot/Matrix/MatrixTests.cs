using System;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Ktap;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot.Matrix;

/// <summary>The same self-tests pass on every kind of machine, with every build, allocator and heap size.</summary>
public class MatrixTests(SelfTestIsos isos, ITestOutputHelper output) : IClassFixture<SelfTestIsos>
{
    public static TheoryData<string> Names => new(MatrixBoots.All.Select(boot => boot.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Boots_and_passes_its_self_tests(string name)
    {
        MatrixBoot boot = MatrixBoots.All.Single(boot => boot.Name == name);
        BootResult result = await boot.Run(isos);
        result.MustEnd(boot.Ending);
        KtapReport report = SelfTestReport.MustBePerfect(result);
        foreach (KtapCase test in report.Cases)
            output.WriteLine($"{test.Outcome} {test.Name} {test.Reason}".TrimEnd());

        MatrixDocument.Hold(boot, report);
    }

    /// <summary>A heap of the size that was asked for serves the steps, from the allocator that was asked for.</summary>
    [Fact]
    public async Task The_steps_run_on_the_heap_that_they_name()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, "allocator=bump heap=200M selftest exit").Run();
        Assert.EndsWith("bump", result.MustEnd(Ending.Success).LineWith("heap: 200M at"));
    }
}
