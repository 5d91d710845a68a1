using System;
using System.Linq;
using BareFlow.Memory;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.Analysis;
using Mono.Cecil;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>Which of the three tiers of checks a build has.</summary>
public sealed class CheckTierTests
{
    private const string Code = """
        static class Snippet
        {
            static bool Walk() => true;
            static void Cheap() => BareFlow.Memory.Invariant.Holds(Walk(), "cheap"u8);
            static void Internal() => BareFlow.Memory.Invariant.Internal(Walk(), "internal"u8);
            static void Expensive() => BareFlow.Memory.Invariant.Expensive(Walk(), "expensive"u8);
        }
        """;

    [Theory]
    [InlineData("", "Cheap")]
    [InlineData("#define " + Invariant.InternalChecks + "\n", "Cheap Internal")]
    [InlineData("#define " + Invariant.InternalChecks + "\n#define " + Invariant.ExpensiveChecks + "\n", "Cheap Internal Expensive")]
    public void A_tier_that_a_build_has_not_computes_nothing(string symbols, string calling)
    {
        using var snippet = new CSharpSnippet(symbols + Code, sdk: false, references: [typeof(Invariant).Assembly.Location]);
        using ModuleDefinition module = ModuleDefinition.ReadModule(snippet.AssemblyPath);
        Assert.Equal(
            calling.Split(' '),
            module.GetType("Snippet").Methods
                .Where(method => method.Body.Instructions.Any(code => code.Operand is MethodReference { Name: "Walk" }))
                .Select(method => method.Name));
    }

    [Theory]
    [InlineData("Release", "", false, false)]
    [InlineData("Debug", "", true, false)]
    [InlineData("Release", "Internal", true, false)]
    [InlineData("Release", "Expensive", true, true)]
    [InlineData("Debug", "Cheap", false, false)]
    public void The_level_of_a_project_is_set_once(string configuration, string level, bool isInternal, bool isExpensive)
    {
        CommandResult result = Command.Dotnet(
            Repository.Root,
            ["msbuild", "BareFlow.Memory", "-nologo", "-getProperty:DefineConstants", $"-p:Configuration={configuration}",
             .. level.Length == 0 ? Array.Empty<string>() : [$"-p:CosmosChecks={level}"]]);
        string[] symbols = BuildFixture.Require(result).Output.Trim().Split(';');
        Assert.Equal((isInternal, isExpensive), (symbols.Contains(Invariant.InternalChecks), symbols.Contains(Invariant.ExpensiveChecks)));
    }
}
