using System.Collections.Generic;
using XSharp.Machine;

namespace XSharp.Syntax;

/// <summary>
/// A relation between two operands, or, without operands, one that the flags already hold.
/// </summary>
internal sealed record Condition(
    XLocation Location, bool IsSigned, Operand? Left, Relation Relation, Operand? Right);

/// <summary><c>if</c> with one action in the same line.</summary>
internal sealed record IfJumpStatement(XLocation Location, Condition Condition, JumpStatement Jump)
    : Statement(Location);

/// <summary><c>if</c> with a block, the <c>else if</c> after it, and the last <c>else</c> if any.</summary>
internal sealed record IfStatement(XLocation Location, IReadOnlyList<IfBranch> Branches, IReadOnlyList<Statement>? Else)
    : Statement(Location);

/// <summary>One condition of an <c>if</c> and its block.</summary>
internal sealed record IfBranch(XLocation Location, Condition Condition, IReadOnlyList<Statement> Body);

internal sealed record WhileStatement(XLocation Location, Condition Condition, IReadOnlyList<Statement> Body)
    : Statement(Location);

/// <summary>A block without end but <c>break</c>.</summary>
internal sealed record LoopStatement(XLocation Location, IReadOnlyList<Statement> Body) : Statement(Location);

/// <summary>A block laid out a number of times.</summary>
internal sealed record RepeatStatement(XLocation Location, ConstantOperand Count, IReadOnlyList<Statement> Body)
    : Statement(Location);
