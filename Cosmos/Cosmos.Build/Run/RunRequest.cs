namespace Cosmos.Build.Run;

/// <summary>What a person wants to see run, and how.</summary>
internal sealed record RunRequest
{
    /// <summary>The kernel with all of .NET.</summary>
    public const string FullImage = "full";

    /// <summary>The core alone.</summary>
    public const string CoreImage = "core";

    /// <summary>The ISO.</summary>
    public const string IsoImage = "iso";

    /// <summary>The PC's old firmware, which every emulator has.</summary>
    public const string Bios = "bios";

    /// <summary>The new one.</summary>
    public const string Uefi = "uefi";

    /// <summary>The emulator with all options.</summary>
    public const string Qemu = "qemu";

    /// <summary>The strict one.</summary>
    public const string Bochs = "bochs";

    /// <summary>The folder of the outputs, and the kernel's name behind it.</summary>
    public required string Stem { get; init; }

    /// <summary>The kernel command line.</summary>
    public required string Line { get; init; }

    /// <summary>What to boot.</summary>
    public required string Image { get; init; }

    /// <summary>What boots the ISO; null where nobody said it.</summary>
    public string? Firmware { get; init; }

    /// <summary>What runs it.</summary>
    public required string Emulator { get; init; }

    /// <summary>RAM, as QEMU writes it.</summary>
    public required string Memory { get; init; }

    /// <summary>The window of its screen.</summary>
    public required string Window { get; init; }

    /// <summary>How its CPU runs.</summary>
    public required string Accelerator { get; init; }

    /// <summary>Whether it waits for gdb.</summary>
    public required bool IsDebugged { get; init; }
}
