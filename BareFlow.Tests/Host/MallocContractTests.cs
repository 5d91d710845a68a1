using System.Linq;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Host;

/// <summary>What each function promises, checked by C programs that were linked with no thought of the library.</summary>
public sealed class MallocContractTests(ContractFixture programs) : IClassFixture<ContractFixture>
{
    private const string Limit = "1000000";

    private static readonly string[] Cases =
    [
        "alignment", "errno", "bad-alignment", "zero", "calloc", "realloc", "usable", "churn", "threads", "thread-exit",
        "fork", "atfork", "trim",
    ];

    /// <summary>Every level as it ships, and the plain heap as it is debugged.</summary>
    private static readonly (BuildConfiguration Configuration, string Level)[] Libraries =
    [
        (BuildConfiguration.Debug, "off"),
        .. HostLibrary.Levels.Select(level => (BuildConfiguration.Release, level)),
    ];

    public static TheoryData<BuildConfiguration, string> EachLibrary => new(Libraries);

    public static TheoryData<string, BuildConfiguration, string> EachCase => new(
        from name in Cases
        from library in Libraries
        select (name, library.Configuration, library.Level));

    [Theory]
    [MemberData(nameof(EachCase))]
    public void A_case_holds(string name, BuildConfiguration configuration, string level) =>
        AssertClean(On(configuration, level).Run(programs.Contract, name));

    [Theory]
    [MemberData(nameof(EachLibrary))]
    public void Every_function_is_the_librarys(BuildConfiguration configuration, string level)
    {
        HostResult result = On(configuration, level).Run(programs.Contract, "served");
        AssertClean(result);
        string[] lines = result.Output.Split('\n', System.StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(17, lines.Length);
        Assert.All(lines, line => Assert.EndsWith(" libbareflow.so", line));
    }

    [Theory]
    [MemberData(nameof(EachLibrary))]
    public void A_process_with_little_address_space_gets_most_of_it(BuildConfiguration configuration, string level) =>
        AssertClean(On(configuration, level).Run(
            "/bin/sh", "-c", $"ulimit -v {Limit}; exec \"$0\" limit", programs.Contract));

    [Theory]
    [MemberData(nameof(EachLibrary))]
    public void New_and_delete_work_and_new_throws(BuildConfiguration configuration, string level) =>
        AssertClean(On(configuration, level).Run(programs.Operators));

    [Fact]
    public void The_cases_hold_for_the_C_librarys_own_malloc()
    {
        string[] common = [.. Cases.Except(["bad-alignment"])];
        Assert.All(common, name => AssertClean(new HostProgram(programs.Folder).Run(programs.Contract, name)));
    }

    private HostProgram On(BuildConfiguration configuration, string level) =>
        new HostProgram(programs.Folder).On(configuration, level);

    private static void AssertClean(HostResult result) => Assert.Equal((0, ""), (result.ExitCode, result.Errors));
}
