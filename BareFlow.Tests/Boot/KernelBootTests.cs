using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Ktap;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>Every kernel of the build boots straight from <c>qemu -kernel</c> and passes its self-tests.</summary>
public class KernelBootTests
{
    public static MatrixTheoryData<BuildConfiguration, ImageKind> Kernels => KernelImages.All;

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task Self_tests_pass(BuildConfiguration configuration, ImageKind kind)
    {
        BootResult result = await Qemu.Kernel(KernelImages.Get(configuration, kind), "selftest exit").Run();
        result.MustEnd(Ending.Success);
        SelfTestReport.MustBePerfect(result);
    }

    [Theory]
    [InlineData("32M")]
    [InlineData("4G")]
    public async Task Boots_with_little_and_with_much_memory(string memory)
    {
        var machine = Qemu.Kernel(KernelImages.Get(BuildConfiguration.Release, ImageKind.Core), "selftest exit");
        BootResult result = await (machine with { Memory = memory }).Run();
        result.MustEnd(Ending.Success);
        SelfTestReport.MustBePerfect(result);
    }

    [Theory]
    [InlineData("32M")]
    [InlineData("200M")]
    public async Task A_heap_of_any_size_that_fits_is_used(string size)
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, $"heap={size} selftest=bump.* exit").Run();
        result.MustEnd(Ending.Success).MustSay($"heap: {size} at");
        KtapReport report = SelfTestReport.MustPass(result);
        Assert.Equal(["bump"], report.Cases.Select(test => test.Suite).Distinct());
    }

    [Fact]
    public async Task Heap_calls_can_be_traced()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, "trace=malloc selftest=bump.malloc1024 exit").Run();
        result.MustEnd(Ending.Success);
        KtapReport report = result.ReadReport();
        Assert.Equal(["bump.malloc1024"], report.Cases.Select(test => test.Name));
        Assert.Collection(
            report.OtherLines,
            line => Assert.Matches(@"^malloc\(1024\) = 0x[0-9a-f]+$", line),
            line => Assert.Matches(@"^free\(0x[0-9a-f]+\)$", line));
    }
}
