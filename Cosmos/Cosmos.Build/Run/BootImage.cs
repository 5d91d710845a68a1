namespace Cosmos.Build.Run;

/// <summary>What the machine boots from.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsDisk">Whether it is a disk image; else a kernel that QEMU loads itself.</param>
internal sealed record BootImage(string Path, bool IsDisk);
