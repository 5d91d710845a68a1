using System;
using System.Collections.Generic;
using XSharp.Diagnostics;
using XSharp.Lexing;
using XSharp.Machine;

namespace XSharp.Syntax;

/// <summary>
/// Reads one statement. The first token decides: a keyword, a label, a call, a stack sign, or an operand with an
/// operator. Null means that the cursor has reported why there is none.
/// </summary>
internal sealed class StatementParser(LineCursor cursor, BlockReader blocks)
{
    private static readonly Dictionary<string, Func<StatementParser, Token, Statement?>> ByKeyword = new(StringComparer.OrdinalIgnoreCase)
    {
        ["lock"] = (parser, at) => parser.Lock(at),
        ["signed"] = (parser, at) => parser.SignedDivide(at),
        ["bits"] = (parser, at) => parser.Bits(at),
        ["align"] = (parser, at) => parser.Align(at),
        ["int"] = (parser, at) => parser.SoftwareInterrupt(at),
    };

    private readonly OperandParser _operands = new(cursor);

    public Statement? Statement()
    {
        var first = cursor.Current;
        if (first.Kind == TokenKind.Literal) return new LiteralStatement(cursor.Take().Location, first.Text);
        if (IsCall(first)) return NamedCall();
        if (Replaced.Find(first) is { } replacement && cursor.Peek(1).Kind != TokenKind.Mark) return Refuse(first, replacement);
        if (IsLabel(first)) return Label();
        if (Instructions.Knows(first) && cursor.Peek(1).Kind == TokenKind.End)
            return new InstructionStatement(cursor.Take().Location, first.Text.ToLowerInvariant());
        if (first.IsMark("+") || first.IsMark("-")) return Stack();
        if (first.Kind == TokenKind.Name && Keyword(first) is { } parse) return parse();
        return OperandStatement();
    }

    /// <summary>Whether a word begins a statement.</summary>
    public static bool IsKeyword(Token word) =>
        ByKeyword.ContainsKey(word.Text) || ControlParser.Knows(word) || DefinitionParser.Knows(word);

    private Func<Statement?>? Keyword(Token word)
    {
        if (ByKeyword.TryGetValue(word.Text, out var parse)) return () => parse(this, cursor.Take());
        if (ControlParser.Knows(word)) return new ControlParser(cursor, blocks).Statement;
        return DefinitionParser.Knows(word) ? new DefinitionParser(cursor, blocks).Definition : null;
    }

    private bool IsCall(Token first) =>
        first.IsAnyName && !first.IsWord("if") && !first.IsWord("while") && cursor.Peek(1).IsMark("(");

    private bool IsLabel(Token first) =>
        first.IsAnyName && cursor.Peek(1).IsMark(":") && cursor.Peek(2).Kind == TokenKind.End;

    private CallStatement? NamedCall()
    {
        var name = cursor.Take();
        cursor.Take();
        var target = new NameOperand(name.Text, name.Location, name);
        return cursor.Require(")") ? new CallStatement(name.Location, target) : null;
    }

    private LabelStatement? Label()
    {
        var name = cursor.Take();
        cursor.Take();
        if (name.Kind != TokenKind.Name || Registers.Find(name.Text) is null) return new LabelStatement(name.Location, name);
        cursor.Diagnostics.Report(XRules.ReservedName, name.Location, name.Text);
        return null;
    }

    private Statement? Refuse(Token word, string replacement)
    {
        cursor.Diagnostics.Report(XRules.Replaced, word.Location, cursor.Show(word), replacement);
        return null;
    }

    private OperationStatement? SignedDivide(Token at)
    {
        if (_operands.Operand() is not { } target || !cursor.Require("/")) return null;
        return _operands.Operand() is { } source
            ? new OperationStatement(at.Location, Operation.SignedDivide, target, source)
            : null;
    }

    private BitsStatement? Bits(Token at)
    {
        var mode = cursor.Take();
        if (mode is { Kind: TokenKind.Number, Text: "32" or "64" })
            return new BitsStatement(at.Location, (int)mode.Value);
        cursor.Diagnostics.Report(XRules.BadBits, mode.Location, cursor.Show(mode));
        return null;
    }

    private AlignStatement? Align(Token at) =>
        _operands.Constant() is { } value ? new AlignStatement(at.Location, value) : null;

    private SoftwareInterruptStatement? SoftwareInterrupt(Token at) =>
        _operands.Constant() is { } vector ? new SoftwareInterruptStatement(at.Location, vector) : null;

    private Statement? Stack()
    {
        var sign = cursor.Take();
        var push = sign.Text == "+";
        if (cursor.TakeIfWord("All")) return new StackGroupStatement(sign.Location, push, IsFlags: false);
        if (cursor.TakeIfWord("flags")) return new StackGroupStatement(sign.Location, push, IsFlags: true);
        if (_operands.Operand() is not { } value) return null;
        if (!cursor.TakeIfWord("as")) return new StackStatement(sign.Location, push, value, 0);
        if (!Words.Sizes.TryGetValue(cursor.Current.Text, out var bits))
            return cursor.Fail<Statement>("word, dword or qword");
        cursor.Take();
        return new StackStatement(sign.Location, push, value, bits);
    }

    private Statement? Lock(Token at)
    {
        var first = cursor.Current;
        if (_operands.Operand() is not { } target) return null;
        if (cursor.Current.Text is "+<>" or "?<>") return AtomicExchange(at, target);
        if (Operate(first, target) is not { } inner) return null;
        if (inner is StepStatement or OperationStatement { Operation.CanLock: true })
            return new LockStatement(at.Location, inner);
        cursor.Diagnostics.Report(
            XRules.OperandKind, at.Location, at.Text, "it before + - & | ^ ++ -- <> +<> or ?<> on memory");
        return null;
    }

    private AtomicExchangeStatement? AtomicExchange(Token at, Operand target)
    {
        var mnemonic = cursor.Take().Text == "+<>" ? "xadd" : "cmpxchg";
        return _operands.Operand() is { } source
            ? new AtomicExchangeStatement(at.Location, mnemonic, target, source)
            : null;
    }

    private Statement? OperandStatement()
    {
        var first = cursor.Current;
        if (IsOperandStart(first)) return _operands.Operand() is { } target ? Operate(first, target) : null;
        cursor.Diagnostics.Report(XRules.UnknownStatement, first.Location, cursor.Show(first));
        return null;
    }

    private static bool IsOperandStart(Token token) =>
        token.IsAnyName || token.Kind is TokenKind.Number or TokenKind.Constant ||
        token.IsMark("[");

    private Statement? Operate(Token first, Operand target)
    {
        if (cursor.TakeIfMark("++")) return new StepStatement(first.Location, "inc", target);
        if (cursor.TakeIfMark("--")) return new StepStatement(first.Location, "dec", target);
        if (cursor.TakeIfMark("="))
            return _operands.Operand() is { } value ? Assign(first, target, value) : null;
        if (Operation.Find(cursor.Current) is not { } operation) return NoOperator(target);
        cursor.Take();
        return _operands.Operand() is { } source
            ? new OperationStatement(first.Location, operation, target, source)
            : null;
    }

    /// <summary>An assignment takes one operand: a second one would be a statement of its own, and + or - a push or pop.</summary>
    private AssignStatement? Assign(Token first, Operand target, Operand value)
    {
        if (cursor.Current.IsWord("as") && Words.Sizes.ContainsKey(cursor.Peek(1).Text)) return SizeBehind(target, value);
        if (Operation.Find(cursor.Current) is null || cursor.Peek(1).Kind == TokenKind.End)
            return new AssignStatement(first.Location, target, value);
        var (at, mark) = (cursor.Current.Location, cursor.Take().Text);
        var operation = $"{mark} {cursor.RestText()}";
        var assignment = target.Text == value.Text ? "" : $"{target.Text} = {value.Text} and on the next line ";
        cursor.Diagnostics.Report(XRules.Expression, at, operation, $"{assignment}{target.Text} {operation}");
        return null;
    }

    private AssignStatement? SizeBehind(Operand target, Operand value)
    {
        var at = cursor.Take().Location;
        cursor.Diagnostics.Report(
            XRules.Replaced, at, $"as {cursor.Current.Text}", $"{cursor.Current.Text} {target.Text} = {value.Text}");
        return null;
    }

    private Statement? NoOperator(Operand target)
    {
        if (Replaced.Operator(cursor.Current) is { } replacement) return Refuse(cursor.Current, replacement);
        cursor.Diagnostics.Report(
            XRules.UnknownOperator, cursor.Current.Location, cursor.Show(cursor.Current), target.Text);
        return null;
    }
}
