using System.Linq;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.Plugs;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;
using IO = System.IO;

namespace BareFlow.Tests.Toolchain.Plugs;

/// <summary>What ILC and the debugger find in a rewritten assembly.</summary>
public sealed class PlugRewriterTests : System.IDisposable
{
    private readonly PlugSnippet _snippet = new(
        """
        [Plug("RawHeap.xs")] public static class RawHeap
        {
            [PlugMethod] public static extern ulong Grow(ulong bytes);

            public static ulong GrowPages(ulong pages)
            {
                ulong bytes = pages * 4096;
                return Grow(bytes) + bytes;
            }

            public static System.ReadOnlySpan<int> Numbers => [1, 2, 3];
        }
        """,
        PlugSnippet.File("RawHeap.xs", "Grow RDI"));

    public void Dispose() => _snippet.Dispose();

    [Fact]
    public void A_plug_method_is_an_internal_call_of_its_symbol()
    {
        using ModuleDefinition module = Read(Rewrite());
        MethodDefinition grow = Method(module, "Grow");
        Assert.True(grow is { IsInternalCall: true, IsIL: true, IsManaged: true, RVA: 0 });
        CustomAttribute import = Assert.Single(
            grow.CustomAttributes, a => a.AttributeType.FullName == "System.Runtime.RuntimeImportAttribute");
        Assert.Equal(["*", "RawHeap_Grow"], import.ConstructorArguments.Select(a => a.Value));
    }

    [Fact]
    public void The_PDB_keeps_lines_and_names()
    {
        using ModuleDefinition module = Read(Rewrite());
        MethodDebugInformation growPages = Method(module, "GrowPages").DebugInformation;
        Assert.Equal([7, 8], growPages.SequencePoints.Where(p => !p.IsHidden).Select(p => p.StartLine));
        Assert.EndsWith("Snippet.cs", growPages.SequencePoints[0].Document.Url);
        Assert.Equal("bytes", growPages.Scope.Variables.Single().Name);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        string first = Rewrite("here"), second = Rewrite("elsewhere");
        Assert.Equal(IO.File.ReadAllBytes(first), IO.File.ReadAllBytes(second));
        Assert.Equal(
            IO.File.ReadAllBytes(IO.Path.ChangeExtension(first, ".pdb")),
            IO.File.ReadAllBytes(IO.Path.ChangeExtension(second, ".pdb")));
    }

    [Fact]
    public void A_rewritten_assembly_can_be_bound_and_rewritten_again()
    {
        string once = Rewrite("once"), twice = PathOf("twice");
        PlugBinding again = PlugBinder.Bind(once, [PlugSnippet.File("RawHeap.xs", "Grow RDI")]);
        Assert.Empty(again.Diagnostics);
        PlugRewriter.Rewrite(once, twice, again);
        using ModuleDefinition module = Read(twice);
        Assert.Single(
            Method(module, "Grow").CustomAttributes, a => a.AttributeType.Name == "RuntimeImportAttribute");
    }

    [Fact]
    public void An_assembly_can_be_rewritten_in_place()
    {
        byte[] elsewhere = IO.File.ReadAllBytes(Rewrite());
        PlugRewriter.Rewrite(_snippet.AssemblyPath, _snippet.AssemblyPath, _snippet.Binding);
        Assert.Equal(elsewhere, IO.File.ReadAllBytes(_snippet.AssemblyPath));
    }

    [Fact]
    public void An_assembly_without_a_PDB_stays_without()
    {
        IO.File.Delete(IO.Path.ChangeExtension(_snippet.AssemblyPath, ".pdb"));
        Assert.False(IO.File.Exists(IO.Path.ChangeExtension(Rewrite(), ".pdb")));
    }

    [Fact]
    public void A_PDB_inside_the_assembly_comes_out_beside_it()
    {
        using var code = new CSharpSnippet("static class Cpu { static int One() => 1; }", embedPdb: true);
        PlugRewriter.Rewrite(code.AssemblyPath, PathOf("out"), PlugBinder.Bind(code.AssemblyPath, []));
        using ModuleDefinition module = Read(PathOf("out"));
        Assert.Equal(1, module.GetType("Cpu").Methods[0].DebugInformation.SequencePoints[0].StartLine);
        Assert.True(IO.File.Exists(IO.Path.ChangeExtension(PathOf("out"), ".pdb")));
    }

    [Fact]
    public void A_binding_with_errors_is_refused()
    {
        using var broken = new PlugSnippet("""[Plug("Missing.xs")] static class Cpu { }""");
        Assert.Throws<System.ArgumentException>(
            () => PlugRewriter.Rewrite(broken.AssemblyPath, PathOf("out"), broken.Binding));
    }

    [Fact]
    public void A_binding_of_another_assembly_is_refused()
    {
        using var other = new PlugSnippet("static class Cpu { }");
        Assert.Throws<System.ArgumentException>(
            () => PlugRewriter.Rewrite(other.AssemblyPath, PathOf("out"), _snippet.Binding));
    }

    private string Rewrite(string folder = "out")
    {
        string output = PathOf(folder);
        PlugRewriter.Rewrite(_snippet.AssemblyPath, output, _snippet.Binding);
        return output;
    }

    private string PathOf(string folder)
    {
        string path = IO.Path.Combine(IO.Path.GetDirectoryName(_snippet.AssemblyPath)!, folder);
        return IO.Path.Combine(IO.Directory.CreateDirectory(path).FullName, "Snippet.dll");
    }

    private static ModuleDefinition Read(string path) =>
        ModuleDefinition.ReadModule(path, new ReaderParameters { InMemory = true, ReadSymbols = true });

    private static MethodDefinition Method(ModuleDefinition module, string name) =>
        module.GetType("RawHeap").Methods.Single(m => m.Name == name);
}
