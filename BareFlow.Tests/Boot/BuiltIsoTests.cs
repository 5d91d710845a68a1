using System.IO;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>The image that a build leaves behind boots into the monitor, offers the self-tests, is small, and depends
/// on its input only.</summary>
public class BuiltIsoTests
{
    private const long LargestIso = 16 * 1024 * 1024;
    private const string DownAndEnter = "\e[B\r";

    [Theory]
    [InlineData(BuildConfiguration.Debug)]
    [InlineData(BuildConfiguration.Release)]
    public async Task It_boots_into_the_monitor(BuildConfiguration configuration)
    {
        using QemuSession session = Qemu.Cd(KernelImages.Iso(configuration)).Start();
        await session.WaitFor("BareFlow is up");
        await session.WaitFor("> ");
        await session.Send("exit\r");
        (await session.Finish()).MustEnd(Ending.Success);
    }

    [Fact]
    public async Task Its_menu_on_serial_offers_the_self_tests()
    {
        using QemuSession session = Qemu.Cd(KernelImages.Iso(BuildConfiguration.Release)).Start();
        await session.WaitFor("core only");
        await session.Send(DownAndEnter);
        Assert.Contains("passed", await session.WaitFor("BareFlow is up"));
        await session.WaitFor("> ");
        await session.Send("exit\r");
        (await session.Finish()).MustEnd(Ending.Success);
    }

    [Theory]
    [InlineData(BuildConfiguration.Debug)]
    [InlineData(BuildConfiguration.Release)]
    public void It_is_small(BuildConfiguration configuration) =>
        Assert.InRange(new FileInfo(KernelImages.Iso(configuration)).Length, 1, LargestIso);

    /// <summary>The build's image was made at another time; made again from the same kernels it is the same.</summary>
    [Theory]
    [InlineData(BuildConfiguration.Debug)]
    [InlineData(BuildConfiguration.Release)]
    public async Task Made_again_it_has_the_same_bytes(BuildConfiguration configuration)
    {
        string built = KernelImages.Iso(configuration);
        string again = Path.GetTempFileName();
        try
        {
            await CosmosCommand.Run(
                "iso",
                "--kernel", KernelImages.Get(configuration, ImageKind.Full).StrippedElf,
                "--core", KernelImages.Get(configuration, ImageKind.Core).StrippedElf,
                "--output", again);
            Assert.Equal(File.ReadAllBytes(built), File.ReadAllBytes(again));
        }
        finally
        {
            File.Delete(again);
        }
    }
}
