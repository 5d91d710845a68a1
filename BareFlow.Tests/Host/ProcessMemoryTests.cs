using System;
using System.Linq;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Host;

/// <summary>What a process can do to its memory: the heap stands it, as the C library's does.</summary>
public sealed class ProcessMemoryTests(ContractFixture programs) : IClassFixture<ContractFixture>
{
    private const string WithReports = "reports";
    private const string ManyLarge = "many-large";

    private static readonly string[] Cases =
    [
        "locked", "address-limit", "data-limit", "size", "forks", "small-stacks", "coroutines", "libraries", "signals",
        "advice", "modes", "descriptors", "growth", "untouched", ManyLarge, WithReports,
    ];

    public static TheoryData<string, string> EachCase => new(
        from name in Cases
        from level in HostLibrary.Levels
        select (name, level));

    public static TheoryData<string, bool> EachOrder => new(
        from level in HostLibrary.Levels
        from isFirst in (bool[])[false, true]
        select (level, isFirst));

    [Theory]
    [MemberData(nameof(EachCase))]
    public void The_heap_stands_it(string name, string level)
    {
        HostResult result = Program().On(BuildConfiguration.Release, level).Run(programs.Process, name);
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(Expected(name, level), result.Errors);
    }

    [Fact]
    public void The_C_librarys_own_malloc_stands_it() => Assert.All(
        Cases.Where(name => name != WithReports),
        name => Assert.Equal(new HostResult(0, "", ""), Program().Run(programs.Process, name)));

    /// <summary>Handlers that were registered before the heap's run while it works, on both sides.</summary>
    [Theory]
    [MemberData(nameof(EachOrder))]
    public void Handlers_of_any_library_may_use_the_heap_around_a_fork(string level, bool isFirst)
    {
        string heap = HostLibrary.Path(BuildConfiguration.Release);
        string both = isFirst ? $"{programs.ForkLibrary} {heap}" : $"{heap} {programs.ForkLibrary}";
        HostResult result = Program().With("BAREFLOW_HARDEN", level).With("LD_PRELOAD", both).Run(programs.Process, "forks");
        Assert.Equal(new HostResult(0, "", ""), result);
    }

    [Fact]
    public void An_older_Linux_runs_out_of_mappings_last()
    {
        string both = $"{programs.OldLinux} {HostLibrary.Path(BuildConfiguration.Release)}";
        HostResult result = Program().With("BAREFLOW_HARDEN", "full").With("LD_PRELOAD", both).Run(programs.Process, ManyLarge);
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^bareflow: heap: \d+ large blocks end at a page that faults; more do not, .*\n$", result.Errors);
    }

    private static string Expected(string name, string level) => name switch
    {
        WithReports => @"^system bytes     = [ \d]{10}\nin use bytes     = [ \d]{10}\n$",
        ManyLarge when level == "full" => @"^(bareflow: heap: \d+ large blocks end at a page that faults; more do not, .*\n)?$",
        _ => "^$",
    };

    private HostProgram Program() => new HostProgram(programs.Folder).With("TLS_LIBRARY", programs.ThreadLocalLibrary);
}
