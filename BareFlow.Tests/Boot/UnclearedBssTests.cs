using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Ktap;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>A kernel that does not zero its BSS finds out, even where the machine's memory is zeroed by luck.</summary>
public class UnclearedBssTests
{
    /// <summary>REP STOSD, with which the entry code zeroes, and two NOPs in its place.</summary>
    private static readonly byte[] Zeroing = [0xF3, 0xAB];

    private static readonly byte[] Nothing = [0x90, 0x90];

    /// <summary>SHR ECX, 2: the entry code makes dwords of the bytes of BSS right before it.</summary>
    private static readonly byte[] ToDwords = [0xC1, 0xE9, 0x02];

    [Fact]
    public async Task Its_self_tests_say_so()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Patch(KernelImages.Get(BuildConfiguration.Release, ImageKind.Core).Elf));
            BootResult result = await Qemu.Kernel(new KernelImage(path, path), "selftest=bss.* exit").Run();
            KtapReport report = result.MustEnd(Ending.SelfTestFailed).ReadReport();
            KtapCase ends = Assert.Single(report.Cases, test => test.Outcome == KtapOutcome.Failed);
            Assert.Equal("bss.ends", ends.Name);
            Assert.Contains("BssTests.cs:", string.Join('\n', ends.Diagnostics), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The image with the entry code's zeroing left out.</summary>
    private static byte[] Patch(string elf)
    {
        byte[] image = File.ReadAllBytes(elf);
        int counted = image.AsSpan().IndexOf(ToDwords);
        Assert.True(counted > 0, "the entry code counts the dwords of BSS");
        int at = counted + image.AsSpan(counted).IndexOf(Zeroing);
        Assert.True(at - counted is > 0 and < 16, "the entry code zeroes with REP STOSD");
        Nothing.CopyTo(image, at);
        return image;
    }
}
