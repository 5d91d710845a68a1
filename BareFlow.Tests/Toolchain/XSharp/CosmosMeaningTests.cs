using System.Linq;
using System.Text;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>
/// Cosmos's forms have Cosmos's meaning, or are refused with what to write; the bytes were written down from NASM's output.
/// </summary>
public sealed class CosmosMeaningTests
{
    private const string AllPushed = "5051525355565741504151415241534154415541564157";
    private const string AllPopped = "415F415E415D415C415B415A415941585F5E5D5B5A5958";

    [Fact]
    public void AnInterruptIsItsBodyAndIret() =>
        Assert.Equal("90CF", CodeBytes.Of("namespace N\nbits 32\nInterrupt F {\n! nop\n}"));

    [Fact]
    public void AHandlerSavesAndRestores() =>
        Assert.Equal(
            AllPushed + "FC90" + AllPopped + "48CF", CodeBytes.Of("namespace N\nhandler F {\n! nop\n}"));

    [Theory]
    [InlineData("ret", "ret")]
    [InlineData("if EAX = 0 {\niret\n}", "iret")]
    [InlineData("loop {\nIRet\n}", "iret")]
    [InlineData("repeat 2 times {\n! iretq\n}", "iretq")]
    public void AHandlerIsNotLeftWithItsRegistersOnTheStack(string body, string shown) =>
        Assert.Contains(
            $"XS0066 '{shown}' would leave the saved registers on the stack; write return",
            CodeBytes.Findings($"handler F {{\n{body}\n}}"));

    [Theory]
    [InlineData("if dword EAX != 5 goto L\nL:", "83F8057500")]
    [InlineData("if byte AL = 5 return", "3C057400")]
    [InlineData("while word BX < 5 {\n}", "6683FB057302EBF8")]
    public void ASizeBeforeAComparedRegisterIsTheRegister(string statements, string bytes) =>
        Assert.Equal(bytes, CodeBytes.Of32(statements));

    [Theory]
    [InlineData("byte RSI = AL", "byte RSI", "RSI", "byte RSI[0]")]
    [InlineData("EAX = dword EBX", "dword EBX", "EBX", "dword EBX[0]")]
    [InlineData("qword RAX++", "qword RAX", "RAX", "qword RAX[0]")]
    [InlineData("+qword RAX", "qword RAX", "RAX", "qword RAX[0]")]
    [InlineData("EAX = unsigned byte AL", "byte AL", "AL", "byte AL[0]")]
    [InlineData("if EAX = dword EBX return", "dword EBX", "EBX", "dword EBX[0]")]
    public void ASizeBeforeAnotherRegisterHasTwoMeanings(string statement, string shown, string register, string memory) =>
        Assert.Equal(
            $"2: XS0064 '{shown}' could mean the register, which is written {register}, or the memory at it, which is written " +
            $"{memory}; write one of those",
            CodeBytes.Findings($"function F {{\n{statement}\n}}"));

    [Fact]
    public void ASizeBeforeAParameterIsThatOfTheRegisterToo() =>
        Assert.Contains("'byte text' could mean the register", CodeBytes.Findings("function F(RDI text) {\nAL = byte text\n}"));

    [Fact]
    public void AComparedRegisterHasTheSizeBeforeIt() =>
        Assert.Contains("XS0031 'byte EAX' has 8 bits", CodeBytes.Findings("function F {\nif byte EAX = 5 return\n}"));

    [Theory]
    [InlineData("if signed AX > 40000 return", "40000", "-32768 to 32767")]
    [InlineData("if signed byte RSI[0] = 200 return", "200", "-128 to 127")]
    [InlineData("while signed RAX < $FFFFFFFFFFFFFFFF {\n}", "$FFFFFFFFFFFFFFFF", "-9223372036854775808 to 9223372036854775807")]
    public void WhatComparesSignedFitsSigned(string statement, string constant, string range) =>
        Assert.Equal(
            $"2: XS0033 '{constant}' does not fit; write a constant from {range}",
            CodeBytes.Findings($"function F {{\n{statement}\n}}"));

    [Fact]
    public void ADottedVariableIsTheSymbol() =>
        Assert.Contains("\n\"X\":\n", Assembly("namespace N\nvar .X = 5\nfunction F {\nEAX = ..X\n}"));

    [Fact]
    public void ADottedVariableIsNotOfTheNamespace() =>
        Assert.Equal(
            "4: XS0019 '.X' is not defined; define it in this file (a dot means this namespace), or write import N_X",
            CodeBytes.Findings("namespace N\nvar .X = 5\nfunction F {\nEAX = .X\n}"));

    [Fact]
    public void ADottedNameOutsideOfFunctionsHasOneMeaningOrNone() =>
        Assert.Equal(
            "4: XS0064 '.X' could mean the symbol X, which is written ..X, or X of the namespace N, which is written N_X; " +
            "write one of those",
            CodeBytes.Findings("namespace N\nvar .X = 5\nvar X = 6\nEAX = .X"));

    [Theory]
    [InlineData("nop ; hlt", ";", "a comment (NASM)")]
    [InlineData("mov al, '#' ; hlt", ";", "a comment (NASM)")]
    [InlineData("mov eax, T_V", "T_V", "its address (NASM), which is written offset T_V")]
    [InlineData("push T_V", "T_V", "what is there (LLVM), which is written [rip + T_V]")]
    [InlineData("lock add dword ptr [rbx], T_V", "T_V", "its address (NASM)")]
    [InlineData("mov eax, 010", "010", "a decimal number (NASM), which is written 10")]
    [InlineData("mov eax, \"a\"", "\"", "characters (NASM)")]
    [InlineData("mov eax, -7/2", "/", "an unsigned division (NASM)")]
    [InlineData("iret", "iret", "the form of 32 bits (NASM), which is written iretd")]
    [InlineData("jmp far [rbx]", "far", "a far pointer (NASM)")]
    public void LiteralsThatTwoAssemblersReadDifferentlyAreRefused(string text, string shown, string meaning)
    {
        var found = CodeBytes.Findings($"function F {{\n! {text}\n}}");
        Assert.StartsWith($"2: XS0064 '{shown}' could mean ", found);
        Assert.Contains(meaning, found);
    }

    [Theory]
    [InlineData("pushf", "pushf")]
    [InlineData("popf", "popf")]
    [InlineData("push ds", "push ds")]
    public void LiteralsThatLlvmGives16BitsAreRefusedIn32BitCode(string text, string shown) =>
        Assert.StartsWith($"3: XS0064 '{shown}' could mean ", CodeBytes.Findings($"bits 32\nfunction F {{\n! {text}\n}}"));

    [Theory]
    [InlineData("%ifndef Exclude", "when #Constant {")]
    [InlineData("Limit equ 9", "const Limit = 9")]
    [InlineData("mov dword [ebx], 5", "dword ptr [")]
    public void LiteralsOfNasmAloneNameWhatToWrite(string text, string advice)
    {
        var found = CodeBytes.Findings($"! {text}");
        Assert.StartsWith("1: XS0065 ", found);
        Assert.Contains(advice, found);
    }

    [Theory]
    [InlineData("L: mov eax, [rbx + rcx*4 + 8]")]
    [InlineData("rep stosd")]
    [InlineData("jne T_V")]
    [InlineData("call T_V")]
    [InlineData("mov eax, offset T_V")]
    [InlineData("mov rax, qword ptr [rip + T_V] # a comment: with ; and \"")]
    [InlineData("mov eax, 0x10")]
    [InlineData("mov al, 'a'")]
    [InlineData("movups xmm0, [rsi]")]
    [InlineData("fstp st(1)")]
    [InlineData("pushfq")]
    [InlineData("vmovups zmm0 {k1}{z}, [rsi]")]
    [InlineData("bnd jmp T_V")]
    [InlineData("mov al, ';'")]
    [InlineData("mov al, '#' # it's a comment")]
    public void OtherLiteralsPass(string text) =>
        Assert.Equal("", CodeBytes.Findings($"! {text}"));

    [Theory]
    [InlineData("var X = 'gr\u00FCn'", "1: XS0061 the byte $FC is not UTF-8 here; save the file as UTF-8")]
    [InlineData("! db '\u00FC'", "1: XS0061 the byte $FC is not UTF-8 here; save the file as UTF-8")]
    [InlineData("\u00FC = 5", "1: XS0061 the byte $FC is not UTF-8 here; save the file as UTF-8")]
    [InlineData("// gr\u00FCn", "")]
    public void TextIsUtf8(string text, string expected)
    {
        XSource source = XSource.Decode("", Encoding.Latin1.GetBytes(text));
        Assert.Equal(
            expected,
            string.Join('\n', XSharpCompiler.Compile(source).Diagnostics.Select(d => $"{d.Location.Line}: {d.Code} {d.Message}")));
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a' }, "a")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, "a")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, (byte)'a' }, "a")]
    [InlineData(new byte[] { 0xC3, 0xBC, 0xF0, 0x9F, 0x98, 0x80 }, "\u00FC\U0001F600")]
    public void MarksOfTheEncodingAreRead(byte[] bytes, string text) => Assert.Equal(text, XSource.Decode("", bytes).Text);

    [Theory]
    [InlineData("bits 32\nfunction G {\n}\nbits 64\nfunction F {\nG()\n}", 6, "32-bit code and this is 64-bit code")]
    [InlineData("bits 32\nfunction G {\n}\nbits 64\nfunction F {\nif EAX = 0 goto G\n}", 6, "32-bit code and this is 64-bit code")]
    [InlineData("function G {\n}\nbits 32\nfunction F {\ngoto G\n}", 5, "64-bit code and this is 32-bit code")]
    public void CodeOfTheOtherModeIsNotCalled(string source, int line, string meaning)
    {
        var found = CodeBytes.Findings(source);
        Assert.StartsWith($"{line}: XS0067 'G' is {meaning}", found);
    }

    private static string Assembly(string source) => XSharpCompiler.Compile(new XSource("", source)).Assembly ?? "";
}
