using Cosmos.Build.Run;
using IL2CPU.Tools;
using Xunit;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>What a test needs of the host. A test whose machine is not installed is skipped, and says why.</summary>
internal static class Requirement
{
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
        string? path = UefiFirmware.TryFind();
        Assert.SkipWhen(path is null, UefiFirmware.MissingMessage);
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
