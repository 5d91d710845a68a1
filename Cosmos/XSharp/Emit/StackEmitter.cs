using System.Collections.Generic;
using System.Linq;
using XSharp.Diagnostics;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>Emits pushes and pops.</summary>
internal sealed class StackEmitter(CodeContext code, OperandRules rules)
{
    /// <summary>What <c>as byte</c> says: the constant takes a byte of the instruction, and all of a place on the stack.</summary>
    private const int ByteBits = 8;

    public void Emit(StackGroupStatement statement)
    {
        if (statement.IsFlags) Flags(statement.Location, statement.IsPush);
        else All(statement.Location, statement.IsPush);
    }

    /// <summary>All general registers but the stack pointer; the order is that of the register numbers.</summary>
    public void All(XLocation at, bool isPush)
    {
        if (code.Mode == 32)
        {
            code.Instruction(at, isPush ? "pushad" : "popad");
            return;
        }

        IEnumerable<Register> order = isPush ? Registers.Saved : Registers.Saved.Reverse();
        foreach (var register in order) code.Instruction(at, $"{(isPush ? "push" : "pop")} {register.Name}");
    }

    private void Flags(XLocation at, bool isPush) =>
        code.Instruction(at, (isPush ? "pushf" : "popf") + (code.Mode == 64 ? "q" : "d"));

    public void Emit(StackStatement statement)
    {
        if (code.Resolver.Resolve(statement.Value) is not { } value) return;
        switch (value)
        {
            case ImmediateOperand constant when statement.IsPush: Constant(statement, constant); break;
            case AddressOperand address when statement is { IsPush: true, Bits: 0 }: Address(statement, address); break;
            case MemoryOperand or RegisterOperand { Register.IsGeneral: true }: Place(statement, value); break;
            default: code.Reject(value, "a general register, sized memory or (to push) a constant"); break;
        }
    }

    private void Constant(StackStatement statement, ImmediateOperand constant)
    {
        if (statement.Bits == ByteBits)
        {
            if (rules.FitsSigned(constant, ByteBits)) Push(statement.Location, constant, code.Mode);
            return;
        }

        var bits = statement.Bits == 0 ? code.Mode : statement.Bits;
        if (!IsSlot(constant, bits) || !rules.FitsInstruction(constant, bits)) return;
        Push(statement.Location, constant, bits);
    }

    private void Push(XLocation at, ImmediateOperand constant, int bits)
    {
        var value = OperandText.Immediate(constant.Value, bits);
        code.Instruction(at, bits == 16 ? AssemblyWriter.Att($"pushw ${value}") : $"push {value}");
    }

    private void Address(StackStatement statement, AddressOperand address)
    {
        if (code.Mode == 64)
            code.Diagnostics.Report(XRules.NeedsBits32, address.Location, "+" + address.Text,
                "it to a register and push that");
        else if (address.Target is MemoryOperand { Symbol: { } symbol, Base: null, Index: null } memory)
            code.Instruction(statement.Location, AssemblyWriter.Att("pushl $" +
                OperandText.WithDisplacement(AssemblyWriter.Quote(symbol), memory.Displacement)));
        else code.Reject(address, "the address of a name");
    }

    private void Place(StackStatement statement, Operand value)
    {
        var given = statement.Bits;
        if ((given != 0 && OperandRules.Bits(value) == 0 ? given : rules.Own(value)) is not { } bits) return;
        if (given != 0 && given != bits)
            code.Diagnostics.Report(
                XRules.WidthMismatch, value.Location, value.Text, bits, $"as {SizeName(given)}", given);
        else if (IsSlot(value, bits))
            code.Instruction(statement.Location, statement.IsPush ? "push" : "pop", bits, value);
    }

    private static string SizeName(int bits) => Words.Sizes.First(size => size.Value == bits).Key;

    /// <summary>The stack takes 16 bits, or as many as the mode has.</summary>
    private bool IsSlot(Operand value, int bits)
    {
        if (bits == 16 || bits == code.Mode) return true;
        code.Reject(value, $"16 or {code.Mode} bits on the stack");
        return false;
    }
}
