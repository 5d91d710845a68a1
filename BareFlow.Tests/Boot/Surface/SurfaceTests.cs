using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using IL2CPU.Tools;
using Xunit;

namespace BareFlow.Tests.Boot.Surface;

/// <summary>The C surface as a C program meets it, without the .NET runtime.</summary>
public class SurfaceTests
{
    /// <summary>Cases say by themselves what is right; on Linux, where that was learned, they all hold.</summary>
    [Theory]
    [InlineData("async-io")]
    [InlineData("attributes")]
    [InlineData("blocks")]
    [InlineData("borrowed")]
    [InlineData("cancel")]
    [InlineData("dates")]
    [InlineData("directories")]
    [InlineData("door")]
    [InlineData("kernel-files")]
    [InlineData("library")]
    [InlineData("locks")]
    [InlineData("math-errors")]
    [InlineData("memory")]
    [InlineData("names")]
    [InlineData("queues")]
    [InlineData("semaphores")]
    [InlineData("shared-maps")]
    [InlineData("signals")]
    [InlineData("storms")]
    [InlineData("system")]
    [InlineData("streams")]
    [InlineData("texts")]
    [InlineData("threads")]
    [InlineData("timers")]
    [InlineData("wide")]
    public async Task Every_case_holds_here_and_on_Linux(string name)
    {
        CProgram program = CProgram.Of(name);
        string[] host = program.HostLines();
        Assert.True(host.Length > 0);
        Assert.DoesNotContain(host, IsFailure);
        Assert.Equal(host, await program.BootLines());
    }

    [Theory]
    [InlineData("64M")]
    [InlineData("256M")]
    public async Task Threads_are_created_until_RAM_is_used_up(string memory)
    {
        string[] lines = await CProgram.Of("many-threads").BootLines(memory);
        Assert.DoesNotContain(lines, IsFailure);
        Assert.Contains("ok each has run", lines);
    }

    [Fact]
    public async Task A_large_image_boots()
    {
        string[] lines = await CProgram.OfKernel("large-image").BootLines("512M");
        Assert.Equal(4, lines.Length);
        Assert.DoesNotContain(lines, IsFailure);
    }

    [Theory]
    [InlineData("return", 6, "ended with status 6")]
    [InlineData("exit", 3, "ended with status 3")]
    [InlineData("exit-in-handler", 7, "ended with status 7")]
    [InlineData("_exit", 4, "ended with status 4")]
    [InlineData("_Exit", 5, "ended with status 5")]
    [InlineData("abort", 134, "the program aborted")]
    [InlineData("assert", 134, "Assertion `1 + 1 == 3' failed.")]
    [InlineData("err", 9, ": file 7: No such file or directory")]
    [InlineData("errx", 10, ": plain text")]
    [InlineData("error", 11, ": number: Invalid argument")]
    [InlineData("quick", 8, "ended with status 8")]
    [InlineData("smash", 134, "wrote past a buffer on its stack")]
    [InlineData("threads", 0, "")]
    [InlineData("main-thread", 0, "")]
    public async Task A_program_ends_as_on_Linux(string way, int code, string said)
    {
        CProgram program = CProgram.Of("ends");
        (int hostCode, string[] host) = program.HostRun($"way={way}");
        Assert.Equal(hostCode, code);
        BootResult result = await program.Boot($"way={way}");
        result.MustEnd(code == 0 ? Ending.Success : Ending.Panic).MustSay(said);
        Assert.DoesNotContain(host, IsFailure);
        Assert.Equal(host, CProgram.LinesOf(result.Serial));
    }

    [Theory]
    [InlineData("restart", Ending.Reset)]
    [InlineData("off", Ending.PoweredOff)]
    internal async Task A_program_ends_the_machine(string way, Ending ending) =>
        (await CProgram.Of("ends").Boot($"way={way}")).MustEnd(ending);

    [Fact]
    public async Task A_block_shrinks_where_memory_is_used_up()
    {
        string[] lines = await CProgram.OfKernel("shrink-when-full").BootLines("64M");
        Assert.Equal(4, lines.Length);
        Assert.DoesNotContain(lines, IsFailure);
    }

    [Fact]
    public async Task Digests_are_those_of_their_standards()
    {
        string[] lines = await CProgram.OfKernel("digests").BootLines();
        Assert.Equal(6, lines.Length);
        Assert.DoesNotContain(lines, IsFailure);
    }

    [Fact]
    public async Task A_program_that_a_person_ends_gets_no_backtrace()
    {
        BootResult result = await CProgram.OfKernel("interrupted").Boot();
        result.MustEnd(Ending.Panic).MustSay("signal 2 ends the program");
        Assert.DoesNotContain("backtrace", result.Serial);
        Assert.DoesNotContain("not ok", result.Serial);
    }

    [Fact]
    public void An_image_that_no_page_table_would_reach_is_refused()
    {
        var failure = Assert.Throws<BuildFailure>(() => CProgram.OfKernel("image-beyond-reach"));
        Assert.Contains("beyond 1 GiB", failure.Message);
        Assert.Equal("BUILD0002", failure.Code);
    }

    private static bool IsFailure(string line) => line.StartsWith("not ok", StringComparison.Ordinal);
}
