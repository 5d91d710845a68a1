namespace BareFlow.Tests.Boot;

/// <summary>What an image is booted from, and by which firmware.</summary>
public enum BootMedium
{
    CdByBios,
    CdByUefi,
    StickByBios,
    StickByUefi,
    CdInBochs,
}
