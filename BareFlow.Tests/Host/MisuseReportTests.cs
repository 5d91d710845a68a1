using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Host;

/// <summary>A program that misuses its heap ends with one line that says how.</summary>
public sealed class MisuseReportTests(ContractFixture programs) : IClassFixture<ContractFixture>
{
    private const int Aborted = 128 + 6;
    private const int Faulted = 128 + 11;
    private const int OwnHandler = 77;

    private const string Block = @"0x[0-9a-f]+ \(100 bytes, allocated at 0x[0-9a-f]+\)";
    private const string InBlock = "0x[0-9a-f]+, in block " + Block;

    [Theory]
    [InlineData("double-free", "double free of " + Block)]
    [InlineData("invalid-free", "invalid free of " + InBlock)]
    [InlineData("misaligned-free", "misaligned free of " + InBlock)]
    [InlineData("foreign-free", "free of foreign pointer 0x[0-9a-f]+")]
    [InlineData("overflow", "overflow of " + Block + ", first bad byte at offset 100")]
    [InlineData("underflow", @"underflow of 0x[0-9a-f]+ \(\d+ bytes\)")]
    [InlineData("stale-realloc", "use after free of " + Block)]
    public void Both_levels_find_it(string name, string finding)
    {
        AssertEnd(Aborted, finding, Run(name, "checks"));
        AssertEnd(Aborted, finding, Run(name, "full"));
    }

    [Fact]
    public void Level_full_finds_a_write_to_freed_memory() =>
        AssertEnd(
            Aborted, "use after free of " + Block + ", first bad byte at offset 50", Run("use-after-free", "full"));

    [Fact]
    public void Level_full_faults_behind_a_large_block()
    {
        HostResult result = Run("large-overflow", "full");
        Assert.Equal((Faulted, ""), (result.ExitCode, result.Errors));
    }

    [Theory]
    [InlineData("guard-free", "invalid free of")]
    [InlineData("guard-size", "use of invalid pointer")]
    public void Level_full_finds_a_pointer_into_the_page_behind_a_large_block(string name, string fault) =>
        AssertEnd(
            Aborted, fault + @" 0x[0-9a-f]+, in block 0x[0-9a-f]+ \(200000 bytes, allocated at 0x[0-9a-f]+\)", Run(name, "full"));

    [Theory]
    [InlineData("double-free-elsewhere")]
    [InlineData("large-double-free")]
    [InlineData("large-stale-realloc", "use after free of")]
    [InlineData("large-handler", "double free of", OwnHandler)]
    public void Without_a_level_what_meets_an_earlier_free_is_found(
        string name, string fault = "double free of", int exitCode = Aborted) =>
        AssertEnd(exitCode, fault + " 0x[0-9a-f]+", Run(name, "off"));

    [Theory]
    [InlineData("checks")]
    [InlineData("full")]
    public void The_programs_own_handler_may_allocate(string level) =>
        AssertEnd(OwnHandler, "double free of " + Block, Run("handler", level));

    private static void AssertEnd(int exitCode, string finding, HostResult result)
    {
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Matches($"^bareflow: heap: {finding}\n$", result.Errors);
    }

    private HostResult Run(string name, string level) =>
        new HostProgram(programs.Folder).On(BuildConfiguration.Release, level).Run(programs.Misuse, name);
}
