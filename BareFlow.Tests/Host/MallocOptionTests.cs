using System;
using System.Linq;
using System.Text.RegularExpressions;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Host;

/// <summary>What the environment variables do.</summary>
public sealed partial class MallocOptionTests(ContractFixture programs) : IClassFixture<ContractFixture>
{
    [Fact]
    public void A_trace_has_a_line_for_each_call_and_nothing_else()
    {
        HostResult result = Library().With("BAREFLOW_TRACE", "malloc").Run(programs.Contract, "trace");
        string[] lines = Lines(result.Errors);
        Assert.Equal(0, result.ExitCode);
        Assert.All(lines, line => Assert.Matches(TraceLine(), line));

        string block = Result(lines.Single(line => line.StartsWith("malloc(12345) = ", StringComparison.Ordinal)));
        string moved = Result(lines.Single(line => line.StartsWith($"realloc({block}, 23456) = ", StringComparison.Ordinal)));
        string zeroed = Result(lines.Single(line => line.StartsWith("calloc(3, 1111) = ", StringComparison.Ordinal)));
        string aligned = Result(lines.Single(line => line.StartsWith("memalign(256, 777) = ", StringComparison.Ordinal)));
        Assert.Equal(3, lines.Count(line => line.StartsWith("malloc(41) = ", StringComparison.Ordinal)));
        Assert.All(
            [moved, zeroed, aligned],
            address => Assert.Contains(lines, line => line.StartsWith($"free({address}) from 0x", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("BAREFLOW_HARDEN")]
    [InlineData("BAREFLOW_TRACE")]
    [InlineData("BAREFLOW_LEAKS")]
    public void An_unknown_value_is_named_and_the_default_holds(string variable)
    {
        string known = variable switch
        {
            "BAREFLOW_TRACE" => "malloc",
            "BAREFLOW_LEAKS" => "1",
            _ => string.Join(' ', HostLibrary.Levels),
        };
        HostResult result = Library().With(variable, "of").Run(programs.Contract, "zero");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal([$"bareflow: {variable} is 'of', which is none of: {known}"], Lines(result.Errors));
    }

    [Theory]
    [InlineData("BAREFLOW_HARDEN")]
    [InlineData("BAREFLOW_TRACE")]
    public void An_empty_value_is_none(string variable)
    {
        HostResult result = Library().With(variable, "").Run(programs.Contract, "zero");
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
    }

    [Theory]
    [InlineData("off")]
    [InlineData("full")]
    public void Leaks_are_told_by_the_place_that_allocated_them(string level)
    {
        HostResult result = Library().With("BAREFLOW_HARDEN", level).With("BAREFLOW_LEAKS", "1").Run(programs.Contract, "leaks");
        string[] lines = Lines(result.Errors);
        Assert.Equal(0, result.ExitCode);
        Assert.All(lines, line => Assert.StartsWith("bareflow: leak: ", line));
        Assert.Matches(@"^bareflow: leak: \d+ blocks, \d+ bytes, in all$", lines[0]);
        Assert.Matches(@"^bareflow: leak: 7 blocks, 70000 bytes, allocated at 0x[0-9a-f]+ in .*contract.c.out\+0x[0-9a-f]+", lines[1]);
        Assert.Contains(lines, line => line.StartsWith("bareflow: leak: 2 blocks, 246 bytes, ", StringComparison.Ordinal));
    }

    private HostProgram Library() =>
        new HostProgram(programs.Folder).With("LD_PRELOAD", HostLibrary.Path(BuildConfiguration.Release));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Result(string line) => TraceLine().Match(line).Groups["result"].Value;

    [GeneratedRegex(@"^(\w+\([0-9a-fx, ]+\) = (?<result>0x[0-9a-f]+)|free\(0x[0-9a-f]+\)) from 0x[0-9a-f]+$")]
    private static partial Regex TraceLine();
}
