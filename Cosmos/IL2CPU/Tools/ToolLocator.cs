using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace IL2CPU.Tools;

/// <summary>Finds the tools that the build runs.</summary>
public static class ToolLocator
{
    /// <summary>Where Windows installers put programs without touching PATH, below <c>%ProgramFiles%</c>.</summary>
    private static readonly string[] WindowsFolders = ["LLVM/bin", "qemu"];

    /// <summary>The full path of a tool.</summary>
    /// <exception cref="BuildFailure">It is not installed; the message names the command that installs it.</exception>
    public static string Find(Tool tool) =>
        TryFind(tool) ?? throw new BuildFailure(BuildFailure.MissingTool, MissingMessage(tool));

    /// <summary>The full path of a tool, or null.</summary>
    public static string? TryFind(Tool tool) =>
        tool.Names.SelectMany(Candidates).FirstOrDefault(File.Exists);

    /// <summary>What to tell a person who lacks the tool.</summary>
    public static string MissingMessage(Tool tool) =>
        $"{tool.Name} was not found on PATH. Debian/Ubuntu: sudo apt install {tool.DebianPackages}. "
        + $"Windows: {tool.Windows}.";

    private static IEnumerable<string> Candidates(string name)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return Folders().Select(folder => Path.Combine(folder, file));
    }

    private static IEnumerable<string> Folders()
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        IEnumerable<string> onPath = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return OperatingSystem.IsWindows() ? onPath.Concat(BelowProgramFiles()) : onPath;
    }

    private static IEnumerable<string> BelowProgramFiles()
    {
        string root = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
        return WindowsFolders.Select(folder => Path.Combine(root, folder));
    }
}
