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
        if (cursor.Current.IsMark("!") && !cursor.Peek(1).IsZero) return cursor.Fail<Condition>("!0 or an operand");
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
        if (cursor.Current.IsMark("!")) return NotZero();
        if (cursor.Current.IsZero && IsAction(cursor.Peek(1))) return TakeRelation();
        return cursor.Current.Kind == TokenKind.Mark && IsComparison(cursor.Current.Text) ? TakeRelation() : null;
    }

    private Relation? NotZero()
    {
        cursor.Take();
        cursor.Take();
        return Relation.Find("!0");
    }

    private Relation? Comparison() =>
        IsComparison(cursor.Current.Text) && cursor.Current.Kind == TokenKind.Mark
            ? TakeRelation()
            : cursor.Fail<Relation>("one of < > = != <= >=");

    private Relation? TakeRelation() => Relation.Find(cursor.Take().Text);

    private static bool IsComparison(string mark) => Relation.Find(mark) is not null;

    private static bool IsAction(Token token) =>
        token.IsMark("{") || token.Kind is TokenKind.Name or TokenKind.End;
}
