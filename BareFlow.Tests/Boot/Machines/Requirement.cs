using System.Linq;
using IL2CPU.Tools;
using Xunit;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>What a test needs of the host. A test whose machine is not installed is skipped, and says why.</summary>
internal static class Requirement
{
    private static readonly string[] UefiFirmwares =
        ["/usr/share/OVMF/OVMF_CODE.fd", "/usr/share/ovmf/OVMF.fd", "/usr/share/edk2/x64/OVMF_CODE.fd"];

    /// <summary>The full path of a program.</summary>
    public static string Program(Tool tool)
    {
        string? path = ToolLocator.TryFind(tool);
        Assert.SkipWhen(path is null, ToolLocator.MissingMessage(tool));
        return path!;
    }

    /// <summary>The full path of UEFI firmware for QEMU.</summary>
    public static string Uefi()
    {
        string? path = UefiFirmwares.FirstOrDefault(System.IO.File.Exists);
        Assert.SkipWhen(path is null, "OVMF, the UEFI firmware, was not found. Debian/Ubuntu: sudo apt install ovmf.");
        return path!;
    }

    /// <summary>A file that a package brings.</summary>
    public static string File(string path, string package)
    {
        Assert.SkipUnless(
            System.IO.File.Exists(path), $"{path} was not found. Debian/Ubuntu: sudo apt install {package}.");
        return path;
    }
}
