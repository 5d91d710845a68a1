using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.Analysis;
using BareFlow.Tests.Toolchain.Plugs.Managed;
using IL2CPU.Plugs;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.Plugs;

/// <summary>The samples of docs/plugs.md are bound as they stand there.</summary>
public class PlugSampleTests
{
    private static readonly string[] Lines = System.IO.File.ReadAllLines(Repository.At("docs/plugs.md"));

    [Fact]
    public void The_freestanding_sample_is_bound()
    {
        XCompilation file = XSharpCompiler.Compile(new XSource("MyPorts.xs", Block("`MyPorts.xs`, beside it:")));
        Assert.Empty(file.Diagnostics);
        using var code = new CSharpSnippet(Block("`MyPorts.cs`:"));
        PlugBinding binding = PlugBinder.Bind(code.AssemblyPath, [new PlugFile("MyPorts.xs", file.Functions)]);
        Assert.Empty(binding.Diagnostics);
        Assert.Equal(["MyPorts_ReadByte", "MyPorts_WriteByte"], binding.Plugs.Select(plug => plug.Symbol));
    }

    [Fact]
    public void The_sample_of_a_program_is_bound()
    {
        using var code = new CSharpSnippet(Block("## In a .NET program"), sdk: false, references: [ManagedPlugSnippet.Attributes]);
        PlugFile file = PlugSnippet.File("Adder.xs", "Sum EDI ESI", "SumOfLongs RDI RSI");
        Assert.Empty(PlugBinder.Bind(code.AssemblyPath, [file]).Diagnostics);
    }

    /// <summary>The first block of code below a line.</summary>
    private static string Block(string head) => string.Join(
        '\n', Lines.SkipWhile(line => line != head).SkipWhile(line => !line.StartsWith("```")).Skip(1).TakeWhile(line => line != "```"));
}
