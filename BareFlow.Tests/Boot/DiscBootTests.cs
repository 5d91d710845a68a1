using System.IO;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Cosmos.Build.Iso;
using Cosmos.Build.Run;
using Xunit;
using Tool = BareFlow.Tests.Support.Tool;

namespace BareFlow.Tests.Boot;

/// <summary>The loader finds its own disc and its kernel, whatever else is there and whatever the kernel is called.</summary>
public class DiscBootTests
{
    private const string Words = "selftest=paging.* exit";

    [Theory]
    [InlineData("My K\u00EBrnel 'quoted' \u65E5\u672C.elf", false)]
    [InlineData("My K\u00EBrnel 'quoted' \u65E5\u672C.elf", true)]
    [InlineData("a-name-that-is-longer-than-the-sixty-four-letters-which-a-disc-keeps-of-it.elf", false)]
    public async Task A_kernel_may_have_any_name(string name, bool isUefi)
    {
        using var folder = new TemporaryFolder();
        string kernel = folder.At(name);
        File.Copy(KernelImages.Get(BuildConfiguration.Release, ImageKind.Core).StrippedElf, kernel);
        string iso = Make(folder, "named", kernel, Words);
        SelfTestReport.MustPass(await With(Qemu.Cd(iso), isUefi).Run());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_discs_each_boots_its_own_kernel(bool isUefi)
    {
        using var folder = new TemporaryFolder();
        string kernel = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core).StrippedElf;
        string first = Make(folder, "first", kernel, Words);
        string second = Make(folder, "second", kernel, Words);
        foreach ((string booted, string other, string word) in new[] { (first, second, "first"), (second, first, "second") })
        {
            Qemu machine = With(Qemu.UsbStick(booted), isUefi);
            BootResult result = await (machine with { More = ["-drive", $"file={other},format=raw,if=ide,media=cdrom"] }).Run();
            result.MustEnd(Ending.Success).MustSay($"Booting `{word}'");
        }
    }

    [Fact]
    public async Task Files_copied_to_a_stick_with_FAT_boot_by_UEFI()
    {
        using var folder = new TemporaryFolder();
        string iso = Make(folder, "copied", KernelImages.Get(BuildConfiguration.Release, ImageKind.Core).StrippedElf, Words);
        string stick = folder.At("stick.img");
        using (FileStream image = File.Create(stick))
            image.SetLength(64 << 20);

        Do(folder, "xorriso", "-osirrox", "on", "-indev", iso, "-extract", "/", folder.At("files"));
        Do(folder, "mformat", "-F", "-i", stick, "::");
        Do(folder, "mcopy", "-s", "-i", stick, folder.At("files/EFI"), folder.At("files/boot"), "::");
        SelfTestReport.MustPass(await With(Qemu.UsbStick(stick), isUefi: true).Run());
    }

    private static Qemu With(Qemu machine, bool isUefi) => isUefi ? machine with { Firmware = UefiFirmware.Find() } : machine;

    private static string Make(TemporaryFolder folder, string name, string kernel, string words)
    {
        string iso = folder.At(name + ".iso");
        IsoBuilder.Build([new MenuEntry(name, kernel, words)], timeoutSeconds: 0, iso);
        return iso;
    }

    private static void Do(TemporaryFolder folder, string tool, params string[] arguments)
    {
        (int code, string said) = Tool.Run(tool, folder.Path, arguments);
        Assert.True(code == 0, said);
    }
}
