using System;
using System.IO;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.Ilc;
using IL2CPU.Tools;
using Xunit;

namespace BareFlow.Tests.Toolchain.Native;

/// <summary>Which assemblies an image is made of.</summary>
public sealed class AssemblyClosureTests : IDisposable
{
    private readonly CSharpSnippet _memory = new("public static class M { public static int F() => 1; }", name: "Memory");
    private readonly CSharpSnippet _core;
    private readonly CSharpSnippet _program;

    public AssemblyClosureTests()
    {
        _core = new CSharpSnippet(
            "public static class C { public static int F() => M.F(); }", name: "Core", references: [_memory.AssemblyPath]);
        _program = new CSharpSnippet(
            "public static class P { public static int F() => C.F(); }", name: "Program", references: [_core.AssemblyPath]);
    }

    private string[] All => [_program.AssemblyPath, _memory.AssemblyPath, _core.AssemblyPath];

    public void Dispose()
    {
        _memory.Dispose();
        _core.Dispose();
        _program.Dispose();
    }

    [Fact]
    public void AnImageHasWhatItsRootRefersTo() =>
        Assert.Equal<string>([_memory.AssemblyPath, _core.AssemblyPath], AssemblyClosure.Of(["Core"], All));

    [Fact]
    public void AnIndirectReferenceCounts() => Assert.Equal<string>(All, AssemblyClosure.Of(["Program"], All));

    [Fact]
    public void AnUnknownRootIsNamed()
    {
        var failure = Assert.Throws<BuildFailure>(() => AssemblyClosure.Of(["Kernel"], All));

        Assert.Equal(BuildFailure.BadArgument, failure.Number);
        Assert.Contains("Kernel", failure.Message);
        Assert.Contains(Path.GetFileNameWithoutExtension(_program.AssemblyPath), failure.Message);
    }
}
