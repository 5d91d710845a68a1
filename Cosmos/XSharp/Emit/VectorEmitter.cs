using XSharp.Diagnostics;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>
/// Emits moves to and from vector registers. All 16 bytes move unless a size or a general register says less; memory is taken to be on
/// any boundary unless it is called aligned.
/// </summary>
internal sealed class VectorEmitter(CodeContext code)
{
    /// <summary>The size of a vector register.</summary>
    public const int VectorBits = 128;

    /// <summary>A vector register on the left of the equals sign.</summary>
    public void Load(XLocation at, RegisterOperand target, Operand source)
    {
        if (source is RegisterOperand { Register.Kind: RegisterKind.Vector }) code.Instruction(at, "movaps", VectorBits, target, source);
        else if (Move(source) is var (mnemonic, bits)) code.Instruction(at, mnemonic, bits, target, source);
    }

    /// <summary>A vector register on the right of the equals sign.</summary>
    public void Store(XLocation at, Operand target, RegisterOperand source)
    {
        if (Move(target) is var (mnemonic, bits)) code.Instruction(at, mnemonic, bits, target, source);
    }

    private (string Mnemonic, int Bits)? Move(Operand other)
    {
        switch (other)
        {
            case MemoryOperand { IsAligned: true }: return ("movaps", VectorBits);
            case MemoryOperand { Bits: 0 }: return ("movups", VectorBits);
            case MemoryOperand { Bits: 64 }: return ("movq", 64);
            case MemoryOperand { Bits: 32 }: return ("movd", 32);
            case RegisterOperand { Register: { IsGeneral: true, Bits: 64 } }: return ("movq", 64);
            case RegisterOperand { Register: { IsGeneral: true, Bits: 32 } }: return ("movd", 32);
            default:
                code.Reject(other, "a vector register, a general one of 32 or 64 bits, or memory at a register or of that size");
                return null;
        }
    }
}
