using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>Emits the comparison of a condition and the conditional jump.</summary>
internal sealed class ConditionEmitter(CodeContext code, OperationEmitter operations)
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
        var target = code.Resolver.Resolve(left);
        var source = code.Resolver.Resolve(right);
        if (target is not null && source is not null) operations.Plain(at, "cmp", target, source);
    }

    private void Jump(XLocation at, string condition, string target) =>
        code.Instruction(at, $"j{condition} {target}");
}
