using System.Linq;
using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>Forms of both generations of Cosmos's X#; the bytes were written down from NASM's output.</summary>
public sealed class CosmosFormsTests
{
    private const string Definitions = "namespace N\nvar V\nvar T = 'text'\nvar Sized byte\nconst K = 5\nimport Name";

    [Theory]
    [InlineData("NOP", "90")]
    [InlineData("+ALL", "60")]
    [InlineData("-all", "61")]
    [InlineData("Return", "EB00")]
    [InlineData("Ret", "C3")]
    [InlineData("IRet", "CF")]
    [InlineData("IF EAX = 1 {\n} ELSE {\nNop\n}", "83F8017502EB0190")]
    [InlineData("While BYTE ESI[0] != 0 {\n}", "803E007402EBF9")]
    [InlineData("REPEAT 2 Times {\nnop\n}", "9090")]
    [InlineData("port[dx] = al", "EE")]
    [InlineData("EAX = PORT[DX]", "ED")]
    [InlineData("AL = port[$60]", "E460")]
    [InlineData("ESI[0] = 5", "C70605000000")]
    [InlineData("[EBX] = 5", "C70305000000")]
    [InlineData("if ESI[4] = 5 return", "837E04057400")]
    [InlineData("AL = .V", "A000000000")]
    [InlineData("AX = .V", "66A100000000")]
    [InlineData(".V = BL", "881D00000000")]
    [InlineData("EAX = .T", "A100000000")]
    [InlineData("if AL = .V return", "3A05000000007400")]
    [InlineData("EAX = @..Name", "B800000000")]
    [InlineData("Goto ..L\n..L:", "EB00")]
    [InlineData("goto .L\n.L:", "EB00")]
    [InlineData("AL = 0x7F", "B07F")]
    [InlineData("+#K as byte", "6A05")]
    [InlineData("+5 as byte", "6A05")]
    [InlineData("EAX += 5", "83C005")]
    [InlineData("EAX -= EBX", "29D8")]
    [InlineData("AL = 'H'", "B048")]
    [InlineData("if AL = ' ' return", "3C207400")]
    [InlineData("AL test $20", "A820")]
    [InlineData("EAX TEST 1", "A901000000")]
    public void FormsOfCosmosAreTaken(string statements, string bytes) =>
        Assert.Equal(bytes, CodeBytes.Of32(statements, Definitions.Split('\n')));

    [Theory]
    [InlineData("EAX *= EBX", "*=", "* without =")]
    [InlineData("EAX /= EBX", "/=", "RDX:RAX / divisor")]
    [InlineData("EAX %= EBX", "%=", "RDX:RAX / divisor")]
    [InlineData("EAX &= 5", "&=", "& without =")]
    [InlineData("include 'File.xs'", "include", "import with the namespace")]
    [InlineData("const X = 'text'", "'text'", "var for a text")]
    [InlineData("const X = 'A'", "'A'", "var for a text, or the number of a character")]
    [InlineData(".V = 5 as byte", "as byte", "byte .V = 5")]
    [InlineData("Checkpoint 'here'", "Checkpoint", "a call of a function")]
    [InlineData("Group DebugStub", "Group", "namespace")]
    [InlineData("procedure Init {\n}", "procedure", "function")]
    [InlineData("InterruptHandler Tick {\n}", "InterruptHandler", "interrupt")]
    [InlineData("PushAll", "PushAll", "+All")]
    [InlineData("PopAll", "PopAll", "-All")]
    [InlineData("if EAX = 0 exit", "exit", "return")]
    [InlineData("# a comment of long ago", "# a comment of long ago", "//")]
    public void OtherFormsOfCosmosNameWhatToWrite(string statement, string shown, string advice) =>
        Assert.StartsWith(
            $"1: XS0065 '{shown}' is a form of Cosmos that is written otherwise here; write {advice}", CodeBytes.Findings(statement));

    [Theory]
    [InlineData("//END", "XS0062 '//END' ends the file in Cosmos's second generation")]
    [InlineData("var X = 'it\\'s'", "XS0063 'it\\' does not end at this quote in Cosmos")]
    [InlineData("return", "XS0014 'return' stands outside a function; write ret or goto")]
    [InlineData("..L:", "XS0006 found '..L'; write .L: for the symbol outside of functions here")]
    [InlineData("var ..X", "XS0006 found '..X'; write '.X' for the symbol here")]
    public void FormsWithTwoMeaningsNameBoth(string statement, string message) =>
        Assert.StartsWith("1: " + message, CodeBytes.Findings(statement));

    [Theory]
    [InlineData("RAX = .V", "XS0031")]
    [InlineData("EAX = .Sized", "XS0031")]
    [InlineData("RSI[0] = 5", "XS0032")]
    [InlineData("ESI[0]++", "XS0032")]
    [InlineData("+200 as byte", "XS0033")]
    public void WhatCosmosDoesNotHaveStaysRefused(string statement, string code) =>
        Assert.Contains(code, CodeBytes.Findings($"{Definitions}\nfunction F {{\n{statement}\n}}"));

    [Fact]
    public void AParameterCalledPortIsMemory() =>
        Assert.Equal("8A07C3", CodeBytes.Of("namespace N\nfunction F(RDI port) {\nAL = port[0]\n}"));

    [Fact]
    public void ABackslashMayEndAText() => Assert.Equal("", CodeBytes.Findings("var X = 'C:\\'\nvar Y byte = { 'C:\\', 0 }"));

    [Fact]
    public void EveryWordIsTakenInCapitals() =>
        Assert.Equal("", CodeBytes.Findings(string.Join('\n', new[]
        {
            "NAMESPACE N", "CONST C = 1", "VAR V BYTE[4]", "THREAD VAR W", "IMPORT X", "EXPORT F AS 'f'", "BITS 64", "SECTION DEFAULT",
            "ALIGN 16", "FUNCTION F {", "LOOP {", "BREAK", "CONTINUE", "}", "LOCK DWORD .V + 1", "EAX = UNSIGNED BYTE RSI[0]",
            "+FLAGS", "-FLAGS", "CALL F", "WHILE SIGNED EAX < 0 {", "}", "}", "HANDLER H {", "}",
        })));
}
