using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>Memory maps that cannot be true, and machines with too little RAM: the kernel boots, or says for what there is none.
/// </summary>
public class MemoryMapBootTests
{
    private const ulong All = ulong.MaxValue;
    private const string WithFigures = @"no RAM for [^:]+: \d+[BKMG] wanted, \d+[BKMG] of \d+[BKMG] left";

    [Theory]
    [InlineData(1UL << 46, 1UL << 30, PvhLoader.Usable)]
    [InlineData(1UL << 47, 1UL << 30, PvhLoader.Usable)]
    [InlineData((1UL << 46) - 4096, 8192, PvhLoader.Usable)]
    [InlineData(1UL << 32, (1UL << 52) - (1UL << 32), PvhLoader.Usable)]
    [InlineData(1UL << 50, 1 << 20, PvhLoader.AcpiTables)]
    [InlineData(1UL << 30, All, PvhLoader.AcpiTables)]
    [InlineData(1UL << 50, All, PvhLoader.Reserved)]
    public async Task An_entry_that_cannot_be_true_does_no_harm(ulong start, ulong bytes, uint type)
    {
        using var loader = new PvhLoader();
        loader.Map.Add((start, bytes, type));
        await MustBoot(loader);
    }

    [Theory]
    [InlineData(1UL << 50, 4096)]
    [InlineData(1UL << 30, All)]
    [InlineData(16UL << 20, All)]
    [InlineData(All, All)]
    public async Task Nor_does_such_a_module(ulong start, ulong bytes)
    {
        using var loader = new PvhLoader();
        loader.Modules.Add((start, bytes));
        await MustBoot(loader);
    }

    [Theory]
    [InlineData("3M")]
    [InlineData("4M")]
    public async Task The_core_is_well_in_little_RAM(string memory)
    {
        Qemu machine = Qemu.Kernel(Image(ImageKind.Core), "selftest exit") with { Memory = memory };
        SelfTestReport.MustPass((await machine.Run()).MustEnd(Ending.Success));
    }

    [Theory]
    [InlineData(ImageKind.Core, "2M")]
    [InlineData(ImageKind.Full, "10M")]
    public async Task Too_little_RAM_is_said_with_figures(ImageKind kind, string memory)
    {
        Qemu machine = Qemu.Kernel(Image(kind), "exit") with { Memory = memory };
        BootResult result = (await machine.Run()).MustEnd(Ending.Panic);
        Assert.Matches(WithFigures, result.LineWith("*** panic"));
    }

    [Theory]
    [InlineData("5M")]
    [InlineData("6M")]
    [InlineData("8M")]
    [InlineData("9M")]
    public async Task An_image_that_RAM_does_not_hold_is_refused(string memory)
    {
        Qemu machine = Qemu.Kernel(Image(ImageKind.Full), "exit") with { Memory = memory };
        BootResult result = (await machine.Run()).MustEnd(Ending.Panic);
        Assert.Matches($@"no RAM for the kernel: it ends at 1\dM, and RAM at {memory}$", result.LineWith("no RAM for"));
    }

    [Theory]
    [InlineData("11M", "exit")]
    [InlineData("512M", "heap=500M exit")]
    public async Task A_program_that_ends_for_want_of_RAM_says_so(string memory, string words)
    {
        Qemu machine = Qemu.Kernel(Image(ImageKind.Full), words) with { Memory = memory };
        BootResult result = (await machine.Run()).MustEnd(Ending.Panic);
        Assert.Matches(WithFigures, result.LineWith("no RAM for"));
    }

    private static KernelImage Image(ImageKind kind) => KernelImages.Get(BuildConfiguration.Release, kind);

    private static async Task MustBoot(PvhLoader loader) =>
        SelfTestReport.MustBePerfect((await loader.Boot(Image(ImageKind.Core)).Run()).MustEnd(Ending.Success));
}
