using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>What a command printed, and its exit code.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output and standard error.</param>
internal sealed partial record CommandResult(int ExitCode, string Output)
{
    /// <summary>The lines, without the spaces around them.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines that MSBuild takes for errors, without its summary, which repeats them.</summary>
    public string[] Errors =>
        [.. Lines.TakeWhile(line => line != "Build FAILED.").Where(line => ErrorLine().IsMatch(line))];

    /// <summary>The progress lines: the stages that did something, each with what it made, in order.</summary>
    public string[] Stages => [.. Lines.Where(line => StageLine().IsMatch(line)).Select(StageAndSubject)];

    private static string StageAndSubject(string line)
    {
        Match match = StageLine().Match(line);
        return $"{match.Groups["stage"].Value} {match.Groups["subject"].Value}";
    }

    [GeneratedRegex(@": error( \w+)? ?: ")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"^(?<stage>X#|IL2CPU|Plugs|ILC|ld\.lld|ISO)\s+(?<subject>(?!->)[^:(]+[^:( ])")]
    private static partial Regex StageLine();
}
