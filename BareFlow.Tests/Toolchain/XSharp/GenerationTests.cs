using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>
/// The tables of the reference that set Cosmos's forms beside ours: each row is compiled. The code in them was written down from NASM's
/// output for what Cosmos's compiler emits.
/// </summary>
public sealed partial class GenerationTests
{
    private const string Same = "the same";
    private const int LeastForms = 75;
    private const int LeastRefused = 20;
    private static readonly string[] Definitions = ["namespace N", "const K = 5", "var V", "import Name"];
    private static readonly string[] Lines = File.ReadAllLines(Repository.At("docs/xsharp.md"));

    public static TheoryData<string> Forms => [.. Rows("| Cosmos | generation | here | code |")];

    public static TheoryData<string> Refused => [.. Rows("| Cosmos | generation | the message says |")];

    [Fact]
    public void TheTablesAreThere()
    {
        Assert.True(Forms.Count >= LeastForms, $"{Forms.Count} forms");
        Assert.True(Refused.Count >= LeastRefused, $"{Refused.Count} refused forms");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void EachFormHasItsCode(string row)
    {
        string[] cells = Cells(row);
        string cosmos = Code(cells[0]);
        string here = cells[2] == Same ? cosmos : Code(cells[2]);
        Assert.Equal(cells[3], CodeBytes.Of32(here, Definitions));
        if (here == cosmos) return;
        Assert.NotEqual("", CodeBytes.Findings($"{string.Join('\n', Definitions)}\nbits 32\nfunction F {{\n{cosmos}\n}}"));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void EachRefusedFormNamesWhatToWrite(string row)
    {
        string[] cells = Cells(row);
        Assert.Contains(Code(cells[2]), CodeBytes.Findings($"{string.Join('\n', Definitions)}\n{Code(cells[0])}"));
    }

    private static IEnumerable<string> Rows(string head) =>
        Lines.SkipWhile(line => line != head).Skip(2).TakeWhile(line => line.StartsWith('|'));

    private static string[] Cells(string row) =>
        [.. Bar().Split(row)[1..^1].Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))];

    /// <summary>The lines of a cell, each in a code span of its own.</summary>
    private static string Code(string cell) => string.Join('\n', Span().Matches(cell).Select(span => span.Groups[1].Value));

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Span();
}
