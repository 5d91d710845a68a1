namespace BareFlow.Tests.Boot;

/// <summary>What an image is booted from, and by which firmware.</summary>
public enum BootMedium
{
    /// <summary>From no medium: QEMU loads the kernel itself.</summary>
    Direct,
    CdByBios,
    CdByUefi,
    StickByBios,
    StickByUefi,
    CdInBochs,
}
