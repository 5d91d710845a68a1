using System.Collections.Generic;
using System.Linq;
using BareFlow.Tests.Support;
using IL2CPU.Analysis;
using IL2CPU.Ilc;
using IL2CPU.Plugs;
using Xunit;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>What the analyzer lets pass is compiled, and leaves the linker nothing that a kernel lacks.</summary>
public class AllowedMembersTests
{
    /// <summary>Fewer calls than this, and the list was not read.</summary>
    private const int LeastCalls = 5000;

    [Theory]
    [InlineData(Optimization.None)]
    [InlineData(Optimization.Size)]
    [InlineData(Optimization.Speed)]
    public void Each_allowed_member_compiles_to_what_a_kernel_has(Optimization optimize)
    {
        using var folder = new TemporaryFolder();
        var calls = new MemberCalls(IlcObject.CoreLibrary);
        calls.Write(folder.At("Calls.dll"));
        var compiled = IlcObject.Of(folder.At("Calls.dll"), optimize);
        Assert.InRange(calls.Calls.Count, LeastCalls, int.MaxValue);
        Assert.Empty(calls.Calls
            .Select(call => (call.Value, Missing: compiled.MissingFor(call.Key)))
            .Where(call => call.Missing.Count > 0)
            .Select(call => $"{call.Value}: {string.Join(", ", call.Missing)}"));
    }

    public static MatrixTheoryData<Optimization, bool> Builds =>
        new([Optimization.None, Optimization.Size, Optimization.Speed], [true, false]);

    [Theory]
    [MemberData(nameof(Builds))]
    public void Code_that_is_left_alone_links(Optimization optimize, bool compact)
    {
        using var snippet = new CSharpSnippet(LinkedCode.Source, compact);
        Assert.Empty(FreestandingAnalyzer.Analyze(snippet.AssemblyPath));
        using var bound = new TemporaryFolder();
        PlugRewriter.Rewrite(snippet.AssemblyPath, bound.At("Bound.dll"), PlugBinder.Bind(snippet.AssemblyPath, []));
        var compiled = IlcObject.Of(bound.At("Bound.dll"), optimize);
        Assert.Empty(LinkedCode.Exports
            .Select(export => (export, Missing: compiled.MissingFor(export)))
            .Where(export => export.Missing.Count > 0)
            .Select(export => $"{export.export}: {string.Join(", ", export.Missing)}"));
    }
}
