using System.Collections.Generic;

namespace Cosmos.Build.Run;

/// <summary>A PC that Bochs emulates, as the settings that it reads: stricter about the CPU than QEMU's, and with other garbage in memory at
/// the start.</summary>
/// <param name="Medium">What it boots from, as Bochs' settings.</param>
internal sealed record BochsMachine(params IReadOnlyList<string> Medium)
{
    /// <summary>What its log says when the kernel switched it off.</summary>
    public const string PowerOffMark = "Shutdown port: shutdown requested";

    /// <summary>What its log says when a CPU gives up.</summary>
    public const string TripleFaultMark = "exception with no resolution";

    /// <summary>The folder of its firmware, on Debian.</summary>
    public const string FirmwareFolder = "/usr/share/bochs";

    /// <summary>Firmware and the adapter's, in <see cref="FirmwareFolder"/>.</summary>
    public static readonly (string Name, string Package)[] Firmware = [("BIOS-bochs-latest", "bochsbios"), ("VGABIOS-lgpl-latest", "vgabios")];

    /// <summary>Where its screen is shown, as Bochs calls it.</summary>
    public required string Screen { get; init; }

    /// <summary>The file into which its serial port writes.</summary>
    public required string Serial { get; init; }

    /// <summary>The file of its messages.</summary>
    public required string Log { get; init; }

    /// <summary>RAM in MiB.</summary>
    public int Megabytes { get; init; } = 512;

    /// <summary>The settings of a machine that boots from CD.</summary>
    public static string[] CdWords(string iso) => [$"ata0-master: type=cdrom, path={iso}, status=inserted", "boot: cdrom"];

    /// <summary>The settings of a machine that boots from a disk of whole cylinders: a multiple of 504 KiB.</summary>
    public static string[] DiskWords(string image) => [$"ata0-master: type=disk, path={image}, mode=flat", "boot: disk"];

    /// <summary>All settings.</summary>
    public IEnumerable<string> Settings() =>
    [
        $"romimage: file={FirmwareFolder}/{Firmware[0].Name}",
        $"vgaromimage: file={FirmwareFolder}/{Firmware[1].Name}",
        .. Medium,
        $"display_library: {Screen}",
        "cpu: model=corei7_sandy_bridge_2600k, ips=100000000, reset_on_triple_fault=0",
        $"megs: {Megabytes}",
        "ata0: enabled=1, ioaddr1=0x1f0, ioaddr2=0x3f0, irq=14",
        $"com1: enabled=1, mode=file, dev={Serial}",
        "clock: sync=none",
        $"log: {Log}",
        "panic: action=fatal",
    ];
}
