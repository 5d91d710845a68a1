using XSharp.Diagnostics;
using XSharp.Lexing;
using XSharp.Machine;

namespace XSharp.Syntax;

/// <summary>Reads a condition: <c>[signed] left relation right</c>, or <c>[signed] relation</c> on the flags.</summary>
internal sealed class ConditionParser(LineCursor cursor)
{
    public Condition? Condition()
    {
        var first = cursor.Current;
        if (first.IsMark("(")) return Parenthesis(first);
        var signed = cursor.TakeIfWord("signed");
        if (cursor.Current.IsMark("!") && !cursor.Peek(1).IsZero && !IsFlag(1))
            return cursor.Fail<Condition>("!0, !carry, !overflow, !sign, !parity or an operand");
        if (FlagsRelation() is { } flags) return new Condition(first.Location, signed, null, flags, null);
        var operands = new OperandParser(cursor);
        if (operands.Operand() is not { } left || Comparison() is not { } relation) return null;
        return operands.Operand() is { } right
            ? new Condition(first.Location, signed, left, relation, right)
            : null;
    }

    private Condition? Parenthesis(Token at)
    {
        cursor.Diagnostics.Report(XRules.Parenthesis, at.Location, at.Text);
        return null;
    }

    private Relation? FlagsRelation()
    {
        if (cursor.Current.IsMark("!")) return Not();
        if (IsFlag(0)) return TakeRelation();
        if (cursor.Current.IsZero && IsAction(cursor.Peek(1))) return TakeRelation();
        return cursor.Current.Kind == TokenKind.Mark && IsComparison(cursor.Current.Text) ? TakeRelation() : null;
    }

    private Relation? Not()
    {
        cursor.Take();
        return Relation.Find("!" + cursor.Take().Text.ToLowerInvariant());
    }

    /// <summary>The name of a flag, with nothing behind it that would make it an operand.</summary>
    private bool IsFlag(int ahead) =>
        cursor.Peek(ahead).Kind == TokenKind.Name && IsAction(cursor.Peek(ahead + 1)) && IsComparison(cursor.Peek(ahead).Text);

    private Relation? Comparison() =>
        IsComparison(cursor.Current.Text) && cursor.Current.Kind == TokenKind.Mark
            ? TakeRelation()
            : cursor.Fail<Relation>("one of < > = != <= >=");

    private Relation? TakeRelation() => Relation.Find(cursor.Take().Text.ToLowerInvariant());

    private static bool IsComparison(string mark) => Relation.Find(mark.ToLowerInvariant()) is not null;

    private static bool IsAction(Token token) =>
        token.IsMark("{") || token.Kind is TokenKind.Name or TokenKind.End;
}
