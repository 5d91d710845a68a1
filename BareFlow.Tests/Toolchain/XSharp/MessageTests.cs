using System;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>Bad sources of any size and kind end in a few messages that help.</summary>
public sealed class MessageTests
{
    private const int Shown = 100;

    [Fact]
    public void ALongChainOfElseIfIsNoDeepOne()
    {
        var branches = string.Concat(Enumerable.Range(1, 16_000).Select(i => $"}} else if EAX = {i} {{\nEBX = {i}\n"));
        Assert.Equal("", CodeBytes.Findings($"function F {{\nif EAX = 0 {{\n{branches}}} else {{\nECX = 1\n}}\n}}"));
    }

    [Fact]
    public void AChainWithALateMistakeNamesItAlone() =>
        Assert.Equal(
            "5: XS0006 found '{'; write one of < > = != <= >= here",
            CodeBytes.Findings("function F {\nif EAX = 0 {\n} else if EAX = 1 {\nnop\n} else if EAX {\nnop\n} else {\nnop\n}\n}"));

    [Theory]
    [InlineData("RAX = RBX + RCX", "'+ RCX'", "write RAX = RBX and on the next line RAX + RCX")]
    [InlineData("RAX = RBX * 4", "'* 4'", "write RAX = RBX and on the next line RAX * 4")]
    [InlineData("ECX = ECX + 4", "'+ 4'", "write ECX + 4")]
    public void AnExpressionIsToldApartFromAPush(string statement, string shown, string advice)
    {
        var found = CodeBytes.Findings(statement);
        Assert.StartsWith($"1: XS0068 {shown} does not fit in the assignment", found);
        Assert.EndsWith(advice, found);
    }

    [Theory]
    [InlineData("if (EAX = 1) return")]
    [InlineData("if(EAX = 1) return")]
    [InlineData("While (EAX = 1) {\n}")]
    [InlineData("if EAX = 1 {\n} else if (EAX = 2) {\n}")]
    public void AConditionInParenthesesIsNoCall(string statement) =>
        Assert.Contains(
            "XS0069 '(' does not belong to a condition; write it without parentheses, such as if EAX = 1 return",
            CodeBytes.Findings($"function F {{\n{statement}\n}}"));

    [Theory]
    [InlineData("EAX = \U0001F600", "1: XS0001 '\U0001F600' is not a character of X#; write it only inside a 'string' or a comment")]
    [InlineData("EAX = 5 \u0007", "1: XS0001 'U+0007' is not a character of X#; write it only inside a 'string' or a comment")]
    [InlineData("section '.\u001B[31m'", "1: XS0057 '.U+001B[31m' is not a section")]
    [InlineData("EAX = '\u001B[31mred", "1: XS0002 the string 'U+001B[31mred does not end")]
    public void StrangeCharactersAreShownWholeAndHarmless(string source, string message) =>
        Assert.StartsWith(message, CodeBytes.Findings(source));

    [Fact]
    public void AnAstralCharacterIsOneFinding() => Assert.Single(CodeBytes.Findings("\U0001F600").Split('\n'));

    [Fact]
    public void AFileThatIsNoXSharpHasAFewFindings()
    {
        var found = XSharpCompiler.Compile(new XSource("", string.Concat(Enumerable.Repeat("?\n", 100_000)))).Diagnostics;
        Assert.Equal(Shown + 1, found.Count);
        Assert.Equal("the file has 99900 more findings; mend those above first", found[^1].Message);
    }

    [Fact]
    public void AsManyFindingsAsAreShownNeedNoCount() =>
        Assert.Equal(Shown, XSharpCompiler.Compile(new XSource("", string.Concat(Enumerable.Repeat("?\n", Shown)))).Diagnostics.Count);

    [Theory]
    [InlineData("var EAX", "EAX")]
    [InlineData("thread var r8d", "r8d")]
    [InlineData("const AL = 1", "AL")]
    [InlineData("var if", "if")]
    [InlineData("var Return", "Return")]
    [InlineData("const while = 1", "while")]
    [InlineData("var byte", "byte")]
    [InlineData("var Port", "Port")]
    public void NamesAreNoWordsOfTheLanguage(string definition, string name) =>
        Assert.StartsWith($"1: XS0021 '{name}' is a register or a word of X#", CodeBytes.Findings(definition));

    [Theory]
    [InlineData("namespace B\nfunction F {\nV()\n}", "import B_V")]
    [InlineData("namespace B\nfunction F {\nEAX = .V\n}", "import B_V")]
    [InlineData("namespace B\nfunction F {\nEAX = A_V\n}", "import A_V")]
    [InlineData("namespace B\nfunction F {\nEAX = ..V\n}", "import V")]
    public void TheAdviceOnAnUnknownNameWorks(string source, string advice)
    {
        Assert.EndsWith($"or write {advice}", CodeBytes.Findings(source));
        Assert.Equal("", CodeBytes.Findings($"{advice}\n{source}"));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("missing/F.s")]
    public void AnOutputThatCannotBeWrittenIsNamed(string output)
    {
        using var workspace = new TemporaryFolder();
        workspace.Write("F.xs", "nop");
        string tool = Path.Combine(AppContext.BaseDirectory, "cosmos.dll");
        var (code, text) = Tool.Run("dotnet", workspace.Path, tool, "xsharp", "F.xs", "-o", output);
        Assert.NotEqual(0, code);
        Assert.Contains("error BUILD0004:", text);
        Assert.Contains("cannot be written", text);
        Assert.DoesNotContain("   at ", text);
    }
}
