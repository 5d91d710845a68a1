using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>Forms that kernels need beside Cosmos's; the bytes were written down from NASM's output.</summary>
public sealed class KernelFormsTests
{
    [Theory]
    [InlineData("XMM0 = ESI[16]", "0F104610")]
    [InlineData("EDI[0] = XMM1", "0F110F")]
    [InlineData("XMM2 = aligned ESP[48]", "0F28542430")]
    [InlineData("aligned EDI[0] = XMM3", "0F291F")]
    [InlineData("XMM2 = XMM3", "0F28D3")]
    [InlineData("XMM5 = EAX", "660F6EE8")]
    [InlineData("EBX = XMM5", "660F7EEB")]
    [InlineData("XMM6 = dword ESI[0]", "660F6E36")]
    [InlineData("signed EDX:EAX / ECX", "F7F9")]
    [InlineData("EDX:EAX = signed EAX", "99")]
    [InlineData("DX:AX = signed AX", "6699")]
    [InlineData("if carry return", "7200")]
    [InlineData("if !overflow return", "7100")]
    [InlineData("if sign {\nnop\n}", "790190")]
    [InlineData("while parity {\n}", "7B02EBFC")]
    public void In32BitCode(string statements, string bytes) => Assert.Equal(bytes, CodeBytes.Of32(statements));

    [Theory]
    [InlineData("XMM4 = RBX", "66480F6EE3")]
    [InlineData("RBX = XMM4", "66480F7EE3")]
    [InlineData("XMM15 = RSI[RDX - 16]", "440F107C16F0")]
    [InlineData("XMM6 = qword RSI[0]", "F30F7E36")]
    [InlineData("qword RSI[0] = XMM6", "660FD636")]
    [InlineData("signed RDX:RAX / RCX", "48F7F9")]
    [InlineData("RDX:RAX = signed RAX", "4899")]
    public void In64BitCode(string statement, string bytes) =>
        Assert.Equal(bytes + "C3", CodeBytes.Of($"namespace N\nfunction F {{\n{statement}\n}}"));

    [Theory]
    [InlineData("XMM0 = AX", "XS0036 'AX' cannot stand here; write a vector register, a general one of 32 or 64 bits")]
    [InlineData("XMM0 = byte RSI[0]", "XS0036 'byte RSI[0]' cannot stand here; write a vector register")]
    [InlineData("XMM0 = 5", "XS0036 '5' cannot stand here; write a vector register")]
    [InlineData("XMM0 + XMM1", "XS0036 'XMM0' cannot stand here; write a general register or memory operand")]
    [InlineData("+XMM0", "XS0036 'XMM0' cannot stand here")]
    [InlineData("EAX = XMM0[0]", "XS0037 'XMM0' cannot be part of this address")]
    [InlineData("XMM0 = aligned qword RSI[0]", "XS0006 found 'end of line'; write memory without a size after aligned here")]
    [InlineData("EAX = aligned RSI[0]", "XS0036 'aligned RSI[0]' cannot stand here; write it without aligned")]
    [InlineData("GDTR = aligned RSI[0]", "XS0047 'aligned RSI[0]' cannot be moved to or from 'GDTR'")]
    [InlineData("signed RDX:RAX * RCX", "XS0006 found '*'; write '/' here")]
    [InlineData("signed RDX:RAX / 5", "XS0036 '5' cannot stand here; write a general register or sized memory as the divisor")]
    [InlineData("RDX:RAX = signed RBX", "XS0036 'signed RBX' cannot stand here; write RDX:RAX = signed RAX")]
    [InlineData("RDX:RAX = unsigned RAX", "XS0036 'unsigned RAX' cannot stand here; write RDX:RAX = signed RAX")]
    [InlineData("if !zero return", "XS0006 found '!'; write !0, !carry, !overflow, !sign, !parity or an operand here")]
    [InlineData("if EAX = @.V return", "XS0031 'EAX' has 32 bits and '@.V' has 64")]
    [InlineData("if RAX = @RSI[8] return", "XS0036 '@RSI[8]' cannot stand here; write the address of a name")]
    public void OperandsOfOtherKindsAreRefused(string statement, string message) =>
        Assert.StartsWith("3: " + message, CodeBytes.Findings($"var V\nfunction F {{\n{statement}\n}}"));

    [Fact]
    public void VectorRegistersBeyondSevenNeed64BitCode() =>
        Assert.StartsWith("3: XS0028 'XMM8' does not exist", CodeBytes.Findings("bits 32\nfunction F {\nXMM8 = ESI[0]\n}"));
}
