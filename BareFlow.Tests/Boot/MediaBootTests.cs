using System;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Ktap;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>One image boots from CD and from a USB stick, by BIOS and by UEFI, in QEMU and in Bochs, and the self-tests
/// report the same everywhere as without any medium.</summary>
public class MediaBootTests(SelfTestIsos isos) : IClassFixture<SelfTestIsos>
{
    /// <summary>Each medium with one kernel of either kind and either configuration.</summary>
    public static TheoryData<BootMedium, BuildConfiguration, ImageKind> Boots()
    {
        var data = new TheoryData<BootMedium, BuildConfiguration, ImageKind>();
        foreach (BootMedium medium in Enum.GetValues<BootMedium>())
        {
            data.Add(medium, BuildConfiguration.Release, ImageKind.Full);
            data.Add(medium, BuildConfiguration.Debug, ImageKind.Core);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Boots))]
    public async Task Self_tests_report_as_without_medium(
        BootMedium medium, BuildConfiguration configuration, ImageKind kind)
    {
        KernelImage kernel = KernelImages.Get(configuration, kind);
        BootResult booted = await MachineWith(medium, isos.For(kernel)).Run();
        booted.MustEnd(medium == BootMedium.CdInBochs ? Ending.PoweredOff : Ending.Success);
        KtapReport report = SelfTestReport.MustBePerfect(booted);

        KtapReport direct = (await Qemu.Kernel(kernel, "selftest exit").Run()).ReadReport();
        Assert.Equal(direct.Cases, report.Cases, IsSame);
        Assert.Equal(direct.Summary, report.Summary);
    }

    private static bool IsSame(KtapCase left, KtapCase right) =>
        left.Name == right.Name && left.Outcome == right.Outcome && left.Reason == right.Reason;

    private static Machine MachineWith(BootMedium medium, string image) => medium switch
    {
        BootMedium.CdByBios => Qemu.Cd(image),
        BootMedium.CdByUefi => Qemu.Cd(image) with { Firmware = Requirement.Uefi() },
        BootMedium.StickByBios => Qemu.UsbStick(image),
        BootMedium.StickByUefi => Qemu.UsbStick(image) with { Firmware = Requirement.Uefi() },
        BootMedium.CdInBochs => Bochs.Cd(image),
        _ => throw new ArgumentOutOfRangeException(nameof(medium), medium, null),
    };
}
