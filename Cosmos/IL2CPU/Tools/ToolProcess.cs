using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace IL2CPU.Tools;

/// <summary>Runs one tool to its end: the only way in which the stages of the build run other programs.</summary>
public static class ToolProcess
{
    /// <summary>How often it is looked whether the build still waits.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, string?> Inherited = [];

    /// <summary>Runs a tool of the list, which must succeed.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">One by one, unquoted.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="BuildFailure">It is not installed, and the message says how to install it; or it failed, and the message is
    /// <see cref="ToolResult.Describe"/>.</exception>
    public static string Run(Tool tool, IEnumerable<string> arguments) => Run(ToolLocator.Find(tool), arguments);

    /// <summary>Runs a program by its path, which must succeed.</summary>
    /// <inheritdoc cref="Run(Tool, IEnumerable{string})"/>
    public static string Run(string executable, IEnumerable<string> arguments)
    {
        ToolResult result = Try(executable, arguments);
        return result.ExitCode == 0 ? result.Output : throw new BuildFailure(BuildFailure.ToolFailed, result.Describe());
    }

    /// <summary>Runs a program, which may fail.</summary>
    /// <param name="executable">Its path, or its name on PATH.</param>
    /// <param name="arguments">One by one, unquoted.</param>
    /// <param name="folder">Where it works; where this program does, when it is not said.</param>
    /// <param name="environment">Variables to set besides the inherited ones; null takes one away.</param>
    /// <exception cref="BuildFailure">It cannot be started.</exception>
    public static ToolResult Try(
        string executable,
        IEnumerable<string> arguments,
        string folder = "",
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var owner = new BuildOwner();
        string[] words = [.. arguments];
        var start = new ProcessStartInfo(executable, words)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach ((string name, string? value) in environment ?? Inherited)
            start.Environment[name] = value;

        using Process process = Start(start);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        WaitForExit(process, owner);
        return new ToolResult(executable, words, process.ExitCode, output.Result + errors.Result);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception reason)
        {
            throw new BuildFailure(
                BuildFailure.MissingTool, $"{Path.GetFileName(start.FileName)} could not be started: {reason.Message}.");
        }
    }

    /// <summary>A tool does not outlive a build that was killed.</summary>
    private static void WaitForExit(Process process, BuildOwner owner)
    {
        while (!process.WaitForExit(Interval))
        {
            if (owner.IsGone)
                process.Kill(entireProcessTree: true);
        }
    }
}
