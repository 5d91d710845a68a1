using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace IL2CPU.Tools;

/// <summary>A tool that ran to its end.</summary>
/// <param name="Executable">Its path or name.</param>
/// <param name="Arguments">What it was given.</param>
/// <param name="ExitCode">What it exited with.</param>
/// <param name="Output">What it printed, and then what it printed as errors.</param>
public sealed record ToolResult(string Executable, IReadOnlyList<string> Arguments, int ExitCode, string Output)
{
    /// <summary>Lines that are shown: the last ones, where a tool says what was the matter.</summary>
    public const int ShownLines = 100;

    /// <summary>Characters of the command that are shown: enough for the stage to be known by it.</summary>
    private const int ShownCommand = 400;

    private string Name => Path.GetFileName(Executable);

    /// <summary>What to tell a person when it failed: its last words, its exit code, its command.</summary>
    public string Describe()
    {
        string[] lines = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        int left = Math.Max(0, lines.Length - ShownLines);
        string[] cut = left > 0 ? [$"({left} lines of {Name} are left out here.)"] : [];
        return string.Join(Environment.NewLine, [.. cut, .. lines[left..], $"{Name} exited with {ExitCode}. It was run as: {Command()}"]);
    }

    private string Command()
    {
        string command = string.Join(' ', Arguments.Prepend(Name).Select(word => word.Contains(' ') ? $"\"{word}\"" : word));
        return command.Length <= ShownCommand ? command : command[..ShownCommand] + " ...";
    }
}
