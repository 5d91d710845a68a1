using System;
using System.Linq;
using IL2CPU.Tools;
using Xunit;
using BuildTool = IL2CPU.Tools.Tool;

namespace BareFlow.Tests.Toolchain.Native;

/// <summary>A tool that fails, or is not there, is reported in one way.</summary>
public class ToolProcessTests
{
    [Fact]
    public void A_tool_that_fails_is_told_by_its_last_words_its_exit_code_and_its_command()
    {
        var failure = Assert.Throws<BuildFailure>(() => ToolProcess.Run(BuildTool.Clang, ["-c", "no such file.c"]));
        Assert.Equal(BuildFailure.ToolFailed, failure.Number);
        string[] lines = failure.Message.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains(lines, line => line.Contains("no such file or directory: 'no such file.c'"));
        Assert.EndsWith("exited with 1. It was run as: clang -c \"no such file.c\"", lines[^1]);
    }

    [Fact]
    public void Much_that_it_printed_is_cut_at_the_front()
    {
        string printed = string.Join('\n', Enumerable.Range(1, ToolResult.ShownLines + 2));
        string[] lines = new ToolResult("/bin/tool", [new string('x', 1000)], 3, printed).Describe().Split(Environment.NewLine);
        Assert.Equal(["(2 lines of tool are left out here.)", "3"], lines[..2]);
        Assert.Equal(ToolResult.ShownLines + 2, lines.Length);
        Assert.StartsWith("tool exited with 3. It was run as: tool xxx", lines[^1]);
        Assert.EndsWith("x ...", lines[^1]);
    }

    [Fact]
    public void A_tool_that_is_not_there_is_told_by_what_installs_it()
    {
        var nowhere = new BuildTool("no-such-tool", "some-package", "do something");
        var failure = Assert.Throws<BuildFailure>(() => ToolProcess.Run(nowhere, []));
        Assert.Equal(BuildFailure.MissingTool, failure.Number);
        Assert.Contains("sudo apt install some-package. Windows: do something.", failure.Message);
        Assert.StartsWith("none could not be started", Assert.Throws<BuildFailure>(() => ToolProcess.Try("/no/such/none", [])).Message);
    }
}
