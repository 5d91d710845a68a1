namespace BareFlow.Tests.Boot.Consoles;

/// <summary>The ways to boot that leave the kernel with different screens.</summary>
public enum ConsoleStart
{
    /// <summary>QEMU loads the kernel: text mode, as SeaBIOS left it.</summary>
    Direct,

    /// <summary>GRUB by BIOS from CD: text mode.</summary>
    CdByBios,

    /// <summary>GRUB by UEFI from CD: a framebuffer.</summary>
    CdByUefi,
}
