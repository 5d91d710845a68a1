using System;
using System.Collections.Generic;
using XSharp.Diagnostics;
using XSharp.Lexing;
using XSharp.Machine;

namespace XSharp.Syntax;

/// <summary>Reads one statement that moves control: a call, a jump, a condition or a loop.</summary>
internal sealed class ControlParser(LineCursor cursor, BlockReader blocks)
{
    private static readonly Dictionary<string, Func<ControlParser, Token, Statement?>> ByKeyword = new(StringComparer.OrdinalIgnoreCase)
    {
        ["call"] = (parser, at) => parser.Call(at),
        ["goto"] = (parser, at) => parser.Goto(at),
        ["return"] = (parser, at) => parser.Jump(at),
        ["break"] = (parser, at) => parser.Jump(at),
        ["continue"] = (parser, at) => parser.Jump(at),
        ["ret"] = (_, at) => new LeaveStatement(at.Location, false),
        ["iret"] = (_, at) => new LeaveStatement(at.Location, true),
        ["if"] = (parser, at) => parser.If(at),
        ["while"] = (parser, at) => parser.While(at),
        ["loop"] = (parser, at) => parser.Loop(at),
        ["repeat"] = (parser, at) => parser.Repeat(at),
        ["when"] = (parser, at) => parser.When(at),
    };

    private readonly OperandParser _operands = new(cursor);

    public static bool Knows(Token word) => ByKeyword.ContainsKey(word.Text);

    public Statement? Statement()
    {
        var keyword = cursor.Take();
        return ByKeyword[keyword.Text](this, keyword);
    }

    private CallStatement? Call(Token at) => Target() is { } target ? new CallStatement(at.Location, target) : null;

    private Statement? Goto(Token at) =>
        cursor.Current.Kind is TokenKind.Number or TokenKind.Constant ? FarJump(at) : Jump(at);

    private FarJumpStatement? FarJump(Token at)
    {
        if (_operands.Constant() is not { } selector || !cursor.Require(":")) return null;
        if (cursor.RequireAnyName() is not { } name) return null;
        return new FarJumpStatement(at.Location, selector, new NameOperand(name.Text, name.Location, name));
    }

    private JumpStatement? Jump(Token keyword)
    {
        var kind = Enum.Parse<JumpKind>(keyword.Text, ignoreCase: true);
        if (kind != JumpKind.Goto) return new JumpStatement(keyword.Location, kind, null);
        return Target() is { } target ? new JumpStatement(keyword.Location, kind, target) : null;
    }

    private Operand? Target() =>
        cursor.Current.IsAnyName || cursor.Current.IsMark("[")
            ? _operands.Operand()
            : cursor.Fail<Operand>("the name of a function or label");

    private Statement? If(Token at)
    {
        if (new ConditionParser(cursor).Condition() is not { } condition) return null;
        if (!cursor.Current.IsMark("{")) return IfJump(at, condition);
        if (blocks.Body(cursor) is not { } body) return null;
        return Chain(new IfBranch(at.Location, condition, body));
    }

    /// <summary>Reads the branches one after the other, so that a long chain is no deep one.</summary>
    private IfStatement Chain(IfBranch first)
    {
        var branches = new List<IfBranch> { first };
        while (blocks.Close() is { } closing)
        {
            if (!closing.TakeIfWord("else"))
            {
                closing.RequireEnd();
                break;
            }

            var parser = new ControlParser(closing, blocks);
            if (!closing.Current.IsWord("if")) return new IfStatement(first.Location, branches, parser.LastBlock());
            if (parser.ElseIf() is not { } branch)
            {
                blocks.SkipBlock(closing.Line);
                break;
            }

            branches.Add(branch);
        }

        return new IfStatement(first.Location, branches, null);
    }

    private IfJumpStatement? IfJump(Token at, Condition condition)
    {
        if (!IsJump(cursor.Current))
            return NoJump();
        return Jump(cursor.Take()) is { } jump ? new IfJumpStatement(at.Location, condition, jump) : null;
    }

    private IfJumpStatement? NoJump()
    {
        if (Replaced.Find(cursor.Current) is not { } replacement)
            return cursor.Fail<IfJumpStatement>("'{', return, goto, break or continue");
        cursor.Diagnostics.Report(XRules.Replaced, cursor.Current.Location, cursor.Show(cursor.Current), replacement);
        return null;
    }

    private static bool IsJump(Token token) =>
        token.Kind == TokenKind.Name && Enum.TryParse<JumpKind>(token.Text, ignoreCase: true, out _);

    private IfBranch? ElseIf()
    {
        var at = cursor.Take();
        if (new ConditionParser(cursor).Condition() is not { } condition) return null;
        return blocks.Body(cursor) is { } body ? new IfBranch(at.Location, condition, body) : null;
    }

    /// <summary>The block after <c>else</c>. The blocks before it are read; a failure here must not undo them.</summary>
    private IReadOnlyList<Statement>? LastBlock()
    {
        var body = Block();
        if (body is null) blocks.SkipBlock(cursor.Line);
        return body;
    }

    private WhileStatement? While(Token at)
    {
        if (new ConditionParser(cursor).Condition() is not { } condition) return null;
        return Block() is { } body ? new WhileStatement(at.Location, condition, body) : null;
    }

    private LoopStatement? Loop(Token at) => Block() is { } body ? new LoopStatement(at.Location, body) : null;

    private RepeatStatement? Repeat(Token at)
    {
        if (_operands.Constant() is not { } count) return null;
        if (!cursor.TakeIfWord("times")) return cursor.Fail<RepeatStatement>("times");
        return Block() is { } body ? new RepeatStatement(at.Location, count, body) : null;
    }

    private WhenStatement? When(Token at)
    {
        if (WhenCondition() is not { } condition || blocks.TransparentBody(cursor) is not { } body) return null;
        return blocks.Close() is { } closing
            ? new WhenStatement(at.Location, condition, body, new ControlParser(closing, blocks).WhenElse())
            : new WhenStatement(at.Location, condition, body, []);
    }

    private WhenCondition? WhenCondition()
    {
        var negated = cursor.TakeIfMark("!");
        if (_operands.Constant() is not { } left) return null;
        if (negated || cursor.Current.Kind != TokenKind.Mark || Relation.Find(cursor.Current.Text) is not { } relation)
            return new WhenCondition(negated, left, null, null);
        cursor.Take();
        return _operands.Constant() is { } right ? new WhenCondition(false, left, relation, right) : null;
    }

    /// <summary>What follows the brace of <c>when</c>.</summary>
    private IReadOnlyList<Statement> WhenElse()
    {
        if (!cursor.TakeIfWord("else"))
        {
            cursor.RequireEnd();
            return [];
        }

        if (blocks.TransparentBody(cursor) is { } body)
        {
            blocks.CloseLast();
            return body;
        }

        blocks.SkipBlock(cursor.Line);
        return [];
    }

    private IReadOnlyList<Statement>? Block()
    {
        var body = blocks.Body(cursor);
        if (body is not null) blocks.CloseLast();
        return body;
    }
}
