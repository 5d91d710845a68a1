using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>Emits the comparison of a condition and the conditional jump.</summary>
internal sealed class ConditionEmitter(CodeContext code, OperandRules rules, OperationEmitter operations)
{
    public void JumpIf(XLocation at, Condition condition, string target)
    {
        Compare(at, condition);
        Jump(at, condition.Relation.Code(condition.IsSigned), target);
    }

    public void JumpUnless(XLocation at, Condition condition, string target)
    {
        Compare(at, condition);
        Jump(at, Relation.Inverse(condition.Relation.Code(condition.IsSigned)), target);
    }

    private void Compare(XLocation at, Condition condition)
    {
        if (condition is not { Left: { } left, Right: { } right }) return;
        var target = code.Resolver.Compared(left);
        var source = code.Resolver.Resolve(right);
        if (target is null || source is null) return;
        target = OperandRules.WithDefaultSize(target, source);
        if (!condition.IsSigned || FitsSigned(target, source)) operations.Plain(at, "cmp", target, source);
    }

    /// <summary>What compares signed must be a signed number of the other side's size.</summary>
    private bool FitsSigned(Operand target, Operand source) =>
        source is not ImmediateOperand constant || OperandRules.Bits(target) is not (> 0 and var bits) || rules.FitsSigned(constant, bits);

    private void Jump(XLocation at, string condition, string target) =>
        code.Instruction(at, $"j{condition} {target}");
}
