using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using IL2CPU.Linking;
using IL2CPU.Tools;
using Xunit;

namespace BareFlow.Tests.Toolchain.Native;

/// <summary>One text of the linker script has the layouts of both kinds of images.</summary>
public class LinkerScriptTests
{
    private const string Text = "a\n#if runtime\nb\n#else\nc\n#endif\n# kept\n#if core\nd\n#endif\ne";

    [Theory]
    [InlineData(true, "a\n\nb\n\n\n\n# kept\n\n\n\ne")]
    [InlineData(false, "a\n\n\n\nc\n\n# kept\n\nd\n\ne")]
    public void A_layout_has_its_lines_at_their_numbers(bool hasRuntime, string expected) =>
        Assert.Equal(expected, LinkerScript.Select(Text, hasRuntime));

    [Theory]
    [InlineData("#if runtime\na")]
    [InlineData("#endif")]
    [InlineData("#else\n#endif")]
    [InlineData("#if core\n#if runtime\n#endif")]
    public void A_condition_that_does_not_fit_is_refused(string text) =>
        Assert.Equal(BuildFailure.BadArgument, Assert.Throws<BuildFailure>(() => LinkerScript.Select(text, hasRuntime: true)).Number);

    [Fact]
    public void The_script_of_the_SDK_has_both()
    {
        string text = File.ReadAllText(Repository.At("Cosmos/Cosmos.Build/Sdk/kernel.ld"));
        string[] layouts = [LinkerScript.Select(text, hasRuntime: true), LinkerScript.Select(text, hasRuntime: false)];
        Assert.Equal([true, false], layouts.Select(layout => layout.Contains("PT_TLS")));
        Assert.All(layouts, layout => Assert.Contains("ENTRY(_start)", layout));
    }

    [Fact]
    public void A_script_that_is_not_there_is_said_to_be_missing() =>
        Assert.Equal(BuildFailure.MissingFile, Assert.Throws<BuildFailure>(() => LinkerScript.Write("/no/such.ld", new ImageParts([], []), "/tmp")).Number);
}
