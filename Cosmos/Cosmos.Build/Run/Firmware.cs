namespace Cosmos.Build.Run;

/// <summary>What starts a machine that boots from a disk.</summary>
internal enum Firmware
{
    /// <summary>SeaBIOS.</summary>
    Bios,

    /// <summary>OVMF.</summary>
    Uefi,
}
