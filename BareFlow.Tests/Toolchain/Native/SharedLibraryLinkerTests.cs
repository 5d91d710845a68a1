using System;
using System.Linq;
using BareFlow.Tests.Support;
using IL2CPU.Linking;
using IL2CPU.Tools;
using Xunit;
using HostTool = BareFlow.Tests.Support.Tool;

namespace BareFlow.Tests.Toolchain.Native;

/// <summary>A shared library shows its exports, takes its imports, and nothing else.</summary>
public sealed class SharedLibraryLinkerTests : IDisposable
{
    private const string Source = """
            .text
            .section .text.shown,"ax",@progbits
            .globl shown
            .type shown, @function
        shown:
            call hidden
            call taken@PLT
            ret
            .section .text.hidden,"ax",@progbits
            .globl hidden
            .type hidden, @function
        hidden:
            ret
            .section .text.unused,"ax",@progbits
            .globl unused
            .type unused, @function
        unused:
            ret
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void What_is_no_export_is_not_seen_and_what_none_needs_is_dropped()
    {
        Link(imports: ["taken", "not_needed"]);
        Assert.Equal(["T shown", "U taken"], Symbols("--dynamic"));
        Assert.Contains("t hidden", Symbols("--defined-only"));
        Assert.DoesNotContain("t unused", Symbols("--defined-only"));
        Assert.Contains("Shared library: [libother.so.1]", Read("--dynamic-table"));
    }

    [Fact]
    public void What_is_neither_defined_nor_imported_is_an_error()
    {
        var failure = Assert.Throws<BuildFailure>(() => Link(imports: []));
        Assert.Equal(BuildFailure.ToolFailed, failure.Number);
        Assert.Contains("undefined symbol: taken", failure.Message);
    }

    [Fact]
    public void An_initializer_is_called_by_the_loader_and_kept()
    {
        Link(imports: ["taken"], initializer: "unused");
        Assert.Contains("(INIT)", Read("--dynamic-table"));
        Assert.Contains("t unused", Symbols("--defined-only"));
    }

    public void Dispose() => _folder.Dispose();

    private string Library => _folder.At("libmine.so");

    private void Link(string[] imports, string? initializer = null)
    {
        string compiled = _folder.At("mine.o");
        Assembler.Assemble(_folder.Write("mine.s", Source), compiled);
        SharedLibraryLinker.Link(
            [compiled],
            new SharedLibraryInterface(["shown"], imports, "libother.so.1", initializer),
            Library,
            _folder.At("libmine.map"));
    }

    /// <summary>The kinds and names that llvm-nm lists, by name.</summary>
    private string[] Symbols(string option) =>
        [.. Run("llvm-nm", option).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(KindAndName)];

    private static string KindAndName(string line) => string.Join(' ', line.Split(' ')[^2..]);

    private string Read(string option) => Run("llvm-readelf", option);

    private string Run(string program, string option)
    {
        (int code, string output) = HostTool.Run(program, _folder.Path, option, Library);
        Assert.True(code == 0, output);
        return output;
    }
}
