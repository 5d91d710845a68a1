using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using IL2CPU.Plugs;
using XSharp;
using XSharp.Syntax;
using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>
/// Each fixture stands beside the whole assembly it compiles to and the listing of what that assembles to.
/// Set BAREFLOW_ACCEPT=1 to write both again, and read the difference before it is committed.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Golden = Repository.At("BareFlow.Tests/Toolchain/XSharp/Golden");

    /// <summary>What fixtures import of C# is in <c>ForeignTypes.cs</c>.</summary>
    internal static readonly Lazy<AssemblyConstants> Constants = new(() => new AssemblyConstants(typeof(GoldenTests).Assembly.Location, []));

    public static TheoryData<string> Fixtures => [.. Names()];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void FixtureCompilesToItsGoldenFiles(string name)
    {
        var compilation = Compile(name);
        Assert.Empty(compilation.Diagnostics);
        var listing = new Listing(new ElfObject(Assembler.Assemble(compilation.Assembly!)), compilation.Assembly!);
        Compare($"{name}.s", compilation.Assembly!);
        Compare($"{name}.asm", listing.ToString());
    }

    [Fact]
    public void EveryFormHasAFixtureAndEveryFixtureAForm() =>
        Assert.Equal(XForms.All.Select(form => form.Name).Order(), Names());

    [Fact]
    public void EveryFormsExampleStandsInItsFixture() =>
        Assert.All(XForms.All, form => Assert.Contains(Squeeze(form.Pattern), Squeeze(Source(form.Name))));

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void CompilingTwiceGivesTheSameText(string name) =>
        Assert.Equal(Compile(name).Assembly, Compile(name).Assembly);

    internal static IEnumerable<string> Names() =>
        Directory.GetFiles(Golden, "*.xs").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

    internal static string Source(string name) => File.ReadAllText(Path.Combine(Golden, $"{name}.xs"));

    private static XCompilation Compile(string name) =>
        XSharpCompiler.Compile(new XSource($"{name}.xs", Source(name)), Constants.Value);

    private static string Squeeze(string text) =>
        string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static void Compare(string file, string actual)
    {
        var path = Path.Combine(Golden, file);
        if (Environment.GetEnvironmentVariable("BAREFLOW_ACCEPT") == "1") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{file} is missing; write it with BAREFLOW_ACCEPT=1 and read it");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
