using System;
using System.Collections.Generic;
using System.Linq;
using BareFlow.Tests.Boot.Machines;

namespace BareFlow.Tests.Boot.Matrix;

/// <summary>All boots of the matrix, in the order of docs/matrix.md.</summary>
internal static class MatrixBoots
{
    private const string SelfTest = "selftest exit";

    /// <summary>Bochs takes minutes for all suites of the full kernel, on a machine that has a CPU for it.</summary>
    private static readonly TimeSpan BochsLimit = TimeSpan.FromMinutes(15);

    /// <summary>More than any heap of the matrix needs.</summary>
    private const string EnoughMemory = "512M";

    private static readonly BuildConfiguration[] Builds = Enum.GetValues<BuildConfiguration>();
    private static readonly string[] Allocators = ["bump", "freelist"];
    private static readonly string[] HeapSizes = ["256K", "32M", "200M"];
    private static readonly string[] MemorySizes = ["32M", "64M", "128M", "512M", "1G", "4G", "16G"];
    private static readonly string[] CpuModels = ["max", "Nehalem", "Skylake-Client", "EPYC"];

    /// <summary>Each boot, once.</summary>
    public static IReadOnlyList<MatrixBoot> All { get; } = [.. Steps(), .. Media(), .. Memories(), .. Cpus()];

    /// <summary>Each combination of optimisation, allocator and heap size, which are the three steps of docs/investigation.md.</summary>
    private static IEnumerable<MatrixBoot> Steps() =>
        from build in Builds
        from allocator in Allocators
        from heap in HeapSizes
        select new MatrixBoot(
            "steps",
            [$"{build}", allocator, heap],
            build,
            ImageKind.Core,
            (kernel, _) =>
                Qemu.Kernel(kernel, $"allocator={allocator} heap={heap} {SelfTest}") with { Memory = EnoughMemory });

    /// <summary>Every way onto a machine, with the full kernel as it is released and the core as it is debugged.</summary>
    private static IEnumerable<MatrixBoot> Media() =>
        from kernel in new (BuildConfiguration Build, ImageKind Kind)[]
        {
            (BuildConfiguration.Release, ImageKind.Full), (BuildConfiguration.Debug, ImageKind.Core),
        }
        from medium in Enum.GetValues<BootMedium>()
        select new MatrixBoot(
            "media",
            [TextOf(medium), $"{kernel.Build}", TextOf(kernel.Kind)],
            kernel.Build,
            kernel.Kind,
            (image, isos) => MachineWith(medium, image, isos))
        {
            Ending = medium == BootMedium.CdInBochs ? Ending.PoweredOff : Ending.Success,
        };

    private static IEnumerable<MatrixBoot> Memories() =>
        from memory in MemorySizes
        from kind in Enum.GetValues<ImageKind>()
        select OnQemu("memory", memory, kind, machine => machine with { Memory = memory });

    private static IEnumerable<MatrixBoot> Cpus() =>
        from cpu in CpuModels
        from kind in Enum.GetValues<ImageKind>()
        select OnQemu("cpu", cpu, kind, machine => machine with { Cpu = cpu });

    private static MatrixBoot OnQemu(string group, string value, ImageKind kind, Func<Qemu, Qemu> change) => new(
        group,
        [value, TextOf(kind)],
        BuildConfiguration.Release,
        kind,
        (kernel, _) => change(Qemu.Kernel(kernel, SelfTest)));

    private static IMachine MachineWith(BootMedium medium, KernelImage kernel, SelfTestIsos isos) => medium switch
    {
        BootMedium.Direct => Qemu.Kernel(kernel, SelfTest),
        BootMedium.CdByBios => Qemu.Cd(isos.For(kernel)),
        BootMedium.CdByUefi => Qemu.Cd(isos.For(kernel)) with { Firmware = Requirement.Uefi() },
        BootMedium.StickByBios => Qemu.UsbStick(isos.For(kernel)),
        BootMedium.StickByUefi => Qemu.UsbStick(isos.For(kernel)) with { Firmware = Requirement.Uefi() },
        BootMedium.CdInBochs => Bochs.Cd(isos.For(kernel)) with { TimeLimit = BochsLimit },
        _ => throw new ArgumentOutOfRangeException(nameof(medium), medium, null),
    };

    private static string TextOf(ImageKind kind) => kind == ImageKind.Core ? "core" : "full";

    private static string TextOf(BootMedium medium) => medium switch
    {
        BootMedium.Direct => "QEMU `-kernel`",
        BootMedium.CdByBios => "QEMU SeaBIOS CD",
        BootMedium.CdByUefi => "QEMU OVMF CD",
        BootMedium.StickByBios => "QEMU SeaBIOS USB stick",
        BootMedium.StickByUefi => "QEMU OVMF USB stick",
        BootMedium.CdInBochs => "Bochs CD",
        _ => throw new ArgumentOutOfRangeException(nameof(medium), medium, null),
    };
}
