using System;
using System.Linq;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.IlPasses;
using Mono.Cecil;
using Xunit;

namespace BareFlow.Tests.Toolchain.Native;

/// <summary>Which methods a debug build leaves as they are written.</summary>
public sealed class DebugCodeTests : IDisposable
{
    private const string Code = """
        using System;
        using System.Numerics;
        using System.Runtime.CompilerServices;
        using System.Threading;

        internal static unsafe class Kernel
        {
            public static int Plain(int x) => x * 3;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static int Inlined(int x) => x * 5;

            public static int OfSpan(ReadOnlySpan<byte> text) => text[0] + text.Length;

            public static long Difference(ref byte left, ref byte right) => Unsafe.ByteOffset(ref left, ref right);

            public static int Logarithm(uint x) => BitOperations.Log2(x);

            public static bool Same<T>(T a, T b) where T : unmanaged, IEquatable<T> => a.Equals(b);

            public static int Exchange(ref int x) => Interlocked.Exchange(ref x, 1);
        }
        """;

    private readonly CSharpSnippet _snippet = new(Code);
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Plain", true)]
    [InlineData("Inlined", true)]
    [InlineData("OfSpan", true)]
    [InlineData("Difference", true)]
    [InlineData("Logarithm", false)]
    [InlineData("Exchange", false)]
    [InlineData("Same", false)]
    public void A_method_stays_optimised_only_if_it_calls_what_only_the_optimiser_supplies(string name, bool asWritten)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(DebugCode.Apply([_snippet.AssemblyPath], _folder.Path).Single());
        MethodDefinition method = module.GetType("Kernel").Methods.Single(candidate => candidate.Name == name);
        Assert.Equal(asWritten, method.NoOptimization);
        Assert.True(method.NoInlining);
        Assert.False(method.AggressiveInlining);
    }

    public void Dispose()
    {
        _snippet.Dispose();
        _folder.Dispose();
    }
}
