using System;
using System.Linq;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.IlPasses;
using Mono.Cecil;
using Xunit;

namespace BareFlow.Tests.Toolchain.Native;

/// <summary>Whose locals may hold anything at first.</summary>
public sealed class UnclearedLocalsTests : IDisposable
{
    private const string Code = """
        internal struct Large
        {
            public long A, B, C;
        }

        internal static unsafe class Kernel
        {
            public static long Plain(long x)
            {
                Large large;
                large.A = x;
                Fill(&large);
                return large.A;
            }

            public static byte OfStack(int x)
            {
                byte* memory = stackalloc byte[100];
                return memory[x];
            }

            private static void Fill(Large* large) => large->B = large->A;
        }
        """;

    private readonly CSharpSnippet _snippet = new(Code);
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Plain", false)]
    [InlineData("OfStack", true)]
    public void Locals_are_cleared_only_where_stackalloc_may_show_them(string name, bool isCleared)
    {
        using ModuleDefinition before = ModuleDefinition.ReadModule(_snippet.AssemblyPath);
        Assert.True(Named(before, name).Body.InitLocals);
        using ModuleDefinition after = ModuleDefinition.ReadModule(UnclearedLocals.Apply([_snippet.AssemblyPath], _folder.Path).Single());
        Assert.Equal(isCleared, Named(after, name).Body.InitLocals);
    }

    public void Dispose()
    {
        _snippet.Dispose();
        _folder.Dispose();
    }

    private static MethodDefinition Named(ModuleDefinition module, string name) =>
        module.GetType("Kernel").Methods.Single(method => method.Name == name);
}
