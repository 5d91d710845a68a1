using System.IO;
using System.Linq;
using IL2CPU.Tools;

namespace Cosmos.Build.Run;

/// <summary>Finds OVMF, the UEFI firmware for QEMU.</summary>
internal static class UefiFirmware
{
    /// <summary>The message when it is missing.</summary>
    public const string MissingMessage =
        "OVMF, the UEFI firmware, was not found. Debian/Ubuntu: sudo apt install ovmf. Windows: it comes with QEMU, "
        + "winget install SoftwareFreedomConservancy.QEMU.";

    private static readonly string[] KnownPaths =
    [
        "/usr/share/OVMF/OVMF_CODE.fd",
        "/usr/share/ovmf/OVMF.fd",
        "/usr/share/edk2/x64/OVMF_CODE.fd",
        @"C:\Program Files\qemu\share\edk2-x86_64-code.fd",
    ];

    /// <summary>The firmware's path.</summary>
    /// <exception cref="BuildFailure">It is not installed.</exception>
    public static string Find() => TryFind() ?? throw new BuildFailure(BuildFailure.MissingTool, MissingMessage);

    /// <summary>The firmware's path, or null.</summary>
    public static string? TryFind() => KnownPaths.FirstOrDefault(File.Exists);
}
