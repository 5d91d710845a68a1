using XSharp.Diagnostics;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>
/// Emits <c>target operator source</c>, <c>++</c> and <c>--</c>, with a prefix where they are locked.
/// </summary>
internal sealed class OperationEmitter(CodeContext code, OperandRules rules)
{
    public void Emit(OperationStatement statement, string prefix = "")
    {
        var target = code.Resolver.Resolve(statement.Target);
        var source = code.Resolver.Resolve(statement.Source);
        if (target is not null && source is not null && IsLockable(target, prefix))
            Emit(statement.Location, statement.Operation.Kind, prefix + statement.Operation.Mnemonic, target, source);
    }

    public void Emit(StepStatement statement, string prefix = "")
    {
        if (code.Resolver.Resolve(statement.Target) is not { } target || !IsLockable(target, prefix)) return;
        if (IsPlace(target) && rules.Own(target) is { } bits)
            code.Instruction(statement.Location, prefix + statement.Mnemonic, bits, target);
    }

    /// <summary>A plain two-operand instruction; also the cmp of a condition.</summary>
    public void Plain(XLocation at, string mnemonic, Operand target, Operand source)
    {
        if (!IsPlace(target)) return;
        if (source is AddressOperand address) Address(at, mnemonic, target, address);
        else if (IsValue(source) && Pair(target, source) is { } bits) code.Instruction(at, mnemonic, bits, target, source);
    }

    /// <summary>An address as a constant: of 32 bits, which the instruction extends to the mode's.</summary>
    private void Address(XLocation at, string mnemonic, Operand target, AddressOperand address)
    {
        if (rules.Own(target) is not { } bits) return;
        if (address.Target is not MemoryOperand { Symbol: not null, IsThread: false, Base: null, Index: null } memory)
            code.Reject(address, "the address of a name that is no thread variable");
        else if (bits != code.Mode)
            code.Diagnostics.Report(XRules.WidthMismatch, address.Location, target.Text, bits, address.Text, code.Mode);
        else code.Instruction(at, $"{mnemonic} {code.Text(target, bits)}, {OperandText.Offset(memory)}");
    }

    private void Emit(XLocation at, OperationKind kind, string mnemonic, Operand target, Operand source)
    {
        switch (kind)
        {
            case OperationKind.Plain: Plain(at, mnemonic, target, source); break;
            case OperationKind.Test: Test(at, mnemonic, target, source); break;
            case OperationKind.Multiply: Multiply(at, mnemonic, target, source); break;
            case OperationKind.Divide: Divide(at, mnemonic, target, source); break;
            case OperationKind.Shift: Shift(at, mnemonic, target, source); break;
            case OperationKind.Exchange: Exchange(at, target, source); break;
        }
    }

    /// <summary>The size of both operands, when one instruction can take them.</summary>
    private int? Pair(Operand target, Operand source)
    {
        if (target is MemoryOperand && source is MemoryOperand)
        {
            code.Diagnostics.Report(XRules.TwoMemoryOperands, source.Location, target.Text, source.Text);
            return null;
        }

        if (rules.Agree(target, source) is not { } bits) return null;
        return source is not ImmediateOperand constant || rules.FitsInstruction(constant, bits) ? bits : null;
    }

    /// <summary>The encoding has memory only on the left; the flags are the same either way.</summary>
    private void Test(XLocation at, string mnemonic, Operand target, Operand source)
    {
        if (source is MemoryOperand && target is RegisterOperand) (target, source) = (source, target);
        Plain(at, mnemonic, target, source);
    }

    private void Multiply(XLocation at, string mnemonic, Operand target, Operand source)
    {
        if (target is not RegisterOperand { Register: { IsGeneral: true, Bits: > 8 } })
            code.Reject(target, "a general register of 16, 32 or 64 bits");
        else if (!IsValue(source) || Pair(target, source) is not { } bits) return;
        else if (source is ImmediateOperand) code.Instruction(at, mnemonic, bits, target, target, source);
        else code.Instruction(at, mnemonic, bits, target, source);
    }

    private void Divide(XLocation at, string mnemonic, Operand target, Operand source)
    {
        if (source is not MemoryOperand && source is not RegisterOperand { Register.IsGeneral: true })
            code.Reject(source, "a general register or sized memory as the divisor");
        else if (target is not PairOperand pair || DividendBits(pair) is not { } bits)
            code.Diagnostics.Report(XRules.DividePair, target.Location, target.Text);
        else if (rules.Agree(new RegisterOperand(target.Text, target.Location, pair.Low), source) is not null)
            code.Instruction(at, mnemonic, bits, source);
    }

    private static int? DividendBits(PairOperand pair) => (pair.High.Name, pair.Low.Name) switch
    {
        ("rdx", "rax") => 64,
        ("edx", "eax") => 32,
        ("dx", "ax") => 16,
        ("ah", "al") => 8,
        _ => null,
    };

    private void Shift(XLocation at, string mnemonic, Operand target, Operand count)
    {
        if (!IsPlace(target) || rules.Own(target) is not { } bits) return;
        if (IsCount(count, bits)) code.Instruction(at, mnemonic, bits, target, count);
        else code.Diagnostics.Report(XRules.ShiftCount, count.Location, count.Text, bits, bits - 1);
    }

    private static bool IsCount(Operand count, int bits) => count switch
    {
        RegisterOperand register => register.Register.Is("cl"),
        ImmediateOperand constant => constant.Value >= 0 && constant.Value < bits,
        _ => false,
    };

    /// <summary>With memory, xchg locks by itself, so it needs no prefix.</summary>
    private void Exchange(XLocation at, Operand target, Operand source)
    {
        if (!IsPlace(target) || !IsPlace(source)) return;
        if (Pair(target, source) is { } bits) code.Instruction(at, "xchg", bits, target, source);
    }

    private bool IsLockable(Operand target, string prefix)
    {
        if (prefix.Length == 0 || target is MemoryOperand) return true;
        code.Diagnostics.Report(XRules.LockTarget, target.Location, target.Text);
        return false;
    }

    private bool IsPlace(Operand operand)
    {
        if (operand is MemoryOperand or RegisterOperand { Register.IsGeneral: true }) return true;
        code.Reject(operand, "a general register or memory operand");
        return false;
    }

    private bool IsValue(Operand operand)
    {
        if (operand is MemoryOperand or ImmediateOperand or RegisterOperand { Register.IsGeneral: true }) return true;
        code.Reject(operand, "a general register, memory operand or constant");
        return false;
    }
}
