using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace IL2CPU.Tools;

/// <summary>Runs one tool to its end.</summary>
public static class ToolProcess
{
    /// <summary>How often it is looked whether the build still waits.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Runs a tool.</summary>
    /// <param name="executable">Full path.</param>
    /// <param name="arguments">One by one, unquoted.</param>
    /// <param name="environment">Variables to set besides the inherited ones.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="BuildFailure">It exited with something other than 0; the message is what it printed.</exception>
    public static string Run(
        string executable, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var owner = new BuildOwner();
        using Process process = Start(executable, arguments, environment);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        WaitForExit(process, owner);
        string text = output.Result + errors.Result;
        return process.ExitCode == 0
            ? text
            : throw new BuildFailure(BuildFailure.ToolFailed, Describe(executable, process.ExitCode, text));
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

    private static Process Start(
        string executable, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        return Process.Start(start) ?? throw new BuildFailure(BuildFailure.ToolFailed, $"{executable} did not start.");
    }

    private static string Describe(string executable, int exitCode, string output)
    {
        string name = Path.GetFileName(executable);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(Environment.NewLine, lines.Append($"{name} exited with {exitCode}."));
    }
}
