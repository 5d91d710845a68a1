using System.IO;

namespace Cosmos.Build.Iso;

/// <summary>A line of the boot menu.</summary>
/// <param name="Title">What the menu shows.</param>
/// <param name="KernelPath">The kernel's ELF file.</param>
/// <param name="CommandLine">The kernel command line.</param>
public sealed record MenuEntry(string Title, string KernelPath, string CommandLine)
{
    /// <summary>The kernel's name on the image.</summary>
    public string KernelName => Path.GetFileName(KernelPath).Replace(".stripped", "");
}
