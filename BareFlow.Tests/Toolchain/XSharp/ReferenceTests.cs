using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using BareFlow.Tests.Support;
using XSharp;
using XSharp.Diagnostics;
using XSharp.Syntax;
using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>The reference lists exactly what the compiler has.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.At("docs/xsharp.md"));

    [Fact]
    public void TheTableOfFormsIsTheCatalogue() =>
        Assert.Equal(
            XForms.All.Select(Row), Lines.Where(line => line.EndsWith("| Cosmos |") || line.EndsWith("| added |")));

    [Fact]
    public void TheTableOfDiagnosticsIsTheCatalogue() =>
        Assert.Equal(
            XRules.All.Select(rule => $"| {rule.Code} | {rule.Title} |"),
            Lines.Where(line => Regex.IsMatch(line, @"^\| XS\d{4} ")));

    [Fact]
    public void TheExampleCompiles()
    {
        var example = Lines.SkipWhile(line => line != "```xsharp").Skip(1).TakeWhile(line => line != "```");
        var compilation = XSharpCompiler.Compile(new XSource("Example.xs", string.Join('\n', example)));
        Assert.Empty(compilation.Diagnostics);
        Assert.NotEmpty(Assembler.Assemble(compilation.Assembly!));
    }

    [Fact]
    public void TheTableOfVariablesCompiles() =>
        Assert.All(
            Lines.TakeWhile(line => line != "## Statement forms").Where(line => line.StartsWith("| `var "))
                .SelectMany(line => Regex.Matches(line, "`(var [^`]*)`")),
            match => Assert.Empty(XSharpCompiler.Compile(new XSource("", Around(match.Groups[1].Value))).Diagnostics));

    private static string Around(string variable) => $"const Count = 3\nvar B\nvar Table\n{variable}";

    private static string Row(XForm form) =>
        $"| {form.Name} | `{Escape(form.Pattern)}` | {Escape(form.Meaning)} | {(form.IsCosmos ? "Cosmos" : "added")} |";

    private static string Escape(string text) => text.Replace("|", "\\|");
}
