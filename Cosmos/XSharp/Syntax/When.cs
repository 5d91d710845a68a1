using System;
using System.Collections.Generic;
using XSharp.Machine;

namespace XSharp.Syntax;

/// <summary><c>when</c>: one of two blocks is there, which a constant decides while the file is compiled.</summary>
internal sealed record WhenStatement(
    XLocation Location, WhenCondition Condition, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> Else) : Statement(Location);

/// <summary>A constant that is zero or not, or two that are compared.</summary>
internal sealed record WhenCondition(bool IsNegated, ConstantOperand Left, Relation? Relation, ConstantOperand? Right)
{
    /// <summary>Whether it holds; null when a constant has no value.</summary>
    public bool? Evaluate(Func<ConstantOperand, Int128?> valueOf)
    {
        if (valueOf(Left) is not { } left) return null;
        if (Relation is null || Right is null) return (left != 0) != IsNegated;
        return valueOf(Right) is { } right ? Relation.Holds(left, right) : null;
    }
}
