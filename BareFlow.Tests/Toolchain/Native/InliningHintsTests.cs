using System;
using System.IO;
using System.Linq;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.IlPasses;
using Mono.Cecil;
using Xunit;

namespace BareFlow.Tests.Toolchain.Native;

/// <summary>Which methods are marked to be inlined, and which are marked not to.</summary>
public sealed class InliningHintsTests : IDisposable
{
    private const string Code = """
        using System.Runtime;
        using System.Runtime.CompilerServices;

        internal static unsafe class Kernel
        {
            [RuntimeExport("main")]
            public static int Main(int x)
            {
                delegate*<int, int> taken = &Taken;
                return CalledOnce(x) + Twice(x) + Twice(x + 1) + Tiny(x) + Tiny(1) + Decided(x) + taken(x) + Taken(x);
            }

            [RuntimeExport("exported")]
            public static int Exported(int x) => x == 0 ? 0 : Exported(x - 1);

            [RuntimeExport("list")]
            public static int List(int x) => Inner(x);

            private static int Inner(int x) =>
                L00(x) + L01(x) + L02(x) + L03(x) + L04(x) + L05(x) + L06(x) + L07(x) + L08(x) +
                L09(x) + L10(x) + L11(x) + L12(x) + L13(x) + L14(x) + L15(x) + L16(x);

            private static int L00(int x) => x * 20;

            private static int L01(int x) => x * 21;

            private static int L02(int x) => x * 22;

            private static int L03(int x) => x * 23;

            private static int L04(int x) => x * 24;

            private static int L05(int x) => x * 25;

            private static int L06(int x) => x * 26;

            private static int L07(int x) => x * 27;

            private static int L08(int x) => x * 28;

            private static int L09(int x) => x * 29;

            private static int L10(int x) => x * 30;

            private static int L11(int x) => x * 31;

            private static int L12(int x) => x * 32;

            private static int L13(int x) => x * 33;

            private static int L14(int x) => x * 34;

            private static int L15(int x) => x * 35;

            private static int L16(int x) => x * 36;

            private static int CalledOnce(int x) => x * 3;

            private static int Twice(int x)
            {
                int sum = 0;
                for (int i = 0; i < x; i++)
                    sum += i * x + (i ^ x) + (i | 7) + (x & 3) + (i << 2) + (x >> 1) + i * 5 + x * 11;

                return sum;
            }

            private static int Tiny(int x) => x + 1;

            [MethodImpl(MethodImplOptions.NoInlining)]
            private static int Decided(int x) => x * 7;

            private static int Taken(int x) => x * 9;
        }
        """;

    private readonly CSharpSnippet _snippet = new(Code);
    private readonly string _folder = Directory.CreateTempSubdirectory("bareflow-").FullName;

    public void Dispose()
    {
        _snippet.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("CalledOnce", true, false)]
    [InlineData("Twice", false, true)]
    [InlineData("Tiny", false, false)]
    [InlineData("Decided", false, true)]
    [InlineData("Taken", false, false)]
    [InlineData("Exported", false, false)]
    [InlineData("Main", false, false)]
    [InlineData("Inner", false, false)]
    [InlineData("L00", false, true)]
    [InlineData("L16", false, true)]
    public void AMethodIsHintedByItsCalls(string method, bool inlined, bool outlined)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(Hinted());
        MethodDefinition definition = module.GetType("Kernel").Methods.Single(m => m.Name == method);

        Assert.Equal(inlined, definition.ImplAttributes.HasFlag(MethodImplAttributes.AggressiveInlining));
        Assert.Equal(outlined, definition.ImplAttributes.HasFlag(MethodImplAttributes.NoInlining));
    }

    [Fact]
    public void TheSameInputGivesTheSameBytes() =>
        Assert.Equal(File.ReadAllBytes(Hinted()), File.ReadAllBytes(Hinted()));

    private string Hinted() => InliningHints.Apply([_snippet.AssemblyPath], _folder).Single();
}
