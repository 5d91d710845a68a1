using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Toolchain.Analysis;
using BareFlow.Tests.Toolchain.Plugs.Managed;
using IL2CPU.Plugs;
using IL2CPU.Plugs.Managed;
using Mono.Cecil;
using XSharp;
using Xunit;
using static BareFlow.Tests.Toolchain.Plugs.PlugSnippet;

namespace BareFlow.Tests.Toolchain.Plugs;

/// <summary>X# plugs of a .NET program, which has the attributes of plugs of .NET members.</summary>
public class XSharpProgramTests
{
    private const string Code = """
        using IL2CPU.API.Attribs;
        [Plug("Adder.xs")]
        static class Adder
        {
            [PlugMethod] public static extern int Sum(int left, int right);
            [PlugMethod(Signature = "SumOfLongs")] public static extern long Sum(long left, long right);
            public static int Twice(int value) => Sum(value, value);
        }
        """;

    private static readonly PlugFile Adder = File("Adder.xs", "Sum EDI ESI", "SumOfLongs RDI RSI");

    [Fact]
    public void Methods_are_bound_and_become_imports()
    {
        using CSharpSnippet code = Compile(Code);
        PlugBinding binding = PlugBinder.Bind(code.AssemblyPath, [Adder]);
        Assert.Empty(binding.Diagnostics);
        Assert.Equal(["Adder_Sum", "Adder_SumOfLongs"], binding.Plugs.Select(plug => plug.Symbol));

        string bound = Path.ChangeExtension(code.AssemblyPath, ".bound.dll");
        PlugRewriter.Rewrite(code.AssemblyPath, bound, binding);
        using ModuleDefinition module = ModuleDefinition.ReadModule(bound);
        MethodDefinition[] sums = [.. module.GetType("Adder").Methods.Where(method => method.Name == "Sum")];
        Assert.All(sums, method => Assert.True(method.IsInternalCall));
        Assert.Equal(
            ["Adder_Sum", "Adder_SumOfLongs"],
            sums.Select(method => method.CustomAttributes.Single(a => a.AttributeType.Name == "RuntimeImportAttribute")
                .ConstructorArguments[1].Value));
    }

    [Fact]
    public void The_bound_program_has_no_plug_of_a_type_called_like_the_file()
    {
        using CSharpSnippet code = Compile(Code);
        string folder = Path.Combine(Path.GetDirectoryName(code.AssemblyPath)!, "bound");
        string bound = Path.Combine(Directory.CreateDirectory(folder).FullName, "Snippet.dll");
        PlugRewriter.Rewrite(code.AssemblyPath, bound, PlugBinder.Bind(code.AssemblyPath, [Adder]));
        Assert.Empty(Weave(bound, code));
    }

    [Fact]
    public void A_file_that_the_project_does_not_have_is_named()
    {
        using CSharpSnippet code = Compile(Code);
        XDiagnostic found = Assert.Single(Weave(code.AssemblyPath, code));
        Assert.Equal(("PLUG0001", 3), (found.Code, found.Location.Line));
        Assert.StartsWith("'Adder' names 'Adder.xs', which is no X# file of its project", found.Message);
    }

    [Theory]
    [InlineData("Enabled = false", "Enabled")]
    [InlineData("IsOptional = true", "IsOptional")]
    public void What_only_plugs_of_members_say_is_refused(string setting, string name)
    {
        using CSharpSnippet code = Compile(Code.Replace("[PlugMethod] public", $"[PlugMethod({setting})] public"));
        XDiagnostic found = Assert.Single(PlugBinder.Bind(code.AssemblyPath, [Adder]).Diagnostics);
        Assert.Equal("PLUG0008", found.Code);
        Assert.StartsWith($"'Adder.Sum' sets {name}, which has no meaning for a body in X#; remove {name}", found.Message);
    }

    [Fact]
    public void What_does_not_fit_points_at_the_method()
    {
        using CSharpSnippet code = Compile(Code);
        XDiagnostic[] found = [.. PlugBinder.Bind(code.AssemblyPath, [File("Adder.xs", "Sum EDI ESI")]).Diagnostics];
        Assert.Equal(["PLUG0002"], found.Select(d => d.Code));
        Assert.Equal("Snippet.cs", Path.GetFileName(found[0].Location.Path));
    }

    [Fact]
    public void A_symbol_that_the_image_has_already_is_reported_at_the_function()
    {
        var symbols = new Dictionary<string, IReadOnlySet<string>> { ["Cosmos.Core"] = new HashSet<string> { "Ports_ReadByte" } };
        XDiagnostic found = Assert.Single(PlugBinder.Clashes([File("Ports.xs", "ReadByte DI", "ReadWord DI", ".Helper")], symbols));
        Assert.Equal(
            "Ports.xs(1,1): error PLUG0010: 'ReadByte' has the symbol Ports_ReadByte, which Cosmos.Core defines in the same image; " +
            "name the namespace after this assembly, such as namespace MyPorts",
            found.ToString());
    }

    private static CSharpSnippet Compile(string code) => new(code, sdk: false, references: [ManagedPlugSnippet.Attributes]);

    private static IReadOnlyList<XDiagnostic> Weave(string program, CSharpSnippet code) => PlugWeaver.Weave(
        program, [ManagedPlugSnippet.Attributes, .. ManagedPlugSnippet.Framework],
        Path.Combine(Path.GetDirectoryName(code.AssemblyPath)!, "plugged")).Diagnostics;
}
