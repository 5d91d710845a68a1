using System;
using System.Collections.Generic;
using XSharp.Lexing;

namespace XSharp.Syntax;

/// <summary>Reads one statement that moves control: a call, a jump, a condition or a loop.</summary>
internal sealed class ControlParser(LineCursor cursor, BlockReader blocks)
{
    private static readonly Dictionary<string, Func<ControlParser, Token, Statement?>> ByKeyword = new()
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
    };

    private readonly OperandParser _operands = new(cursor);

    public bool Knows(Token word) => ByKeyword.ContainsKey(word.Text);

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
        if (keyword.Text != "goto") return new JumpStatement(keyword.Location, keyword, null);
        return Target() is { } target ? new JumpStatement(keyword.Location, keyword, target) : null;
    }

    private Operand? Target() =>
        cursor.Current.Kind is TokenKind.Name or TokenKind.DotName || cursor.Current.IsMark("[")
            ? _operands.Operand()
            : cursor.Fail<Operand>("the name of a function or label");

    private Statement? If(Token at)
    {
        if (new ConditionParser(cursor).Condition() is not { } condition) return null;
        if (!cursor.Current.IsMark("{")) return IfJump(at, condition);
        if (blocks.Body(cursor) is not { } body) return null;
        return new IfStatement(at.Location, condition, body, Else());
    }

    private IfJumpStatement? IfJump(Token at, Condition condition)
    {
        if (cursor.Current.Text is not ("goto" or "return" or "break" or "continue"))
            return cursor.Fail<IfJumpStatement>("'{', return, goto, break or continue");
        return Jump(cursor.Take()) is { } jump ? new IfJumpStatement(at.Location, condition, jump) : null;
    }

    /// <summary>What follows the closing brace. The block before it is read; a failure here must not undo it.</summary>
    private IReadOnlyList<Statement>? Else()
    {
        if (blocks.Close() is not { } closing) return null;
        if (!closing.TakeIfWord("else"))
        {
            closing.RequireEnd();
            return null;
        }

        var parser = new ControlParser(closing, blocks);
        var body = closing.Current.IsWord("if") ? parser.ElseIf() : parser.ElseBlock();
        if (body is null) blocks.SkipBlock(closing.Line);
        return body;
    }

    private IReadOnlyList<Statement>? ElseIf()
    {
        var at = cursor.Take();
        if (new ConditionParser(cursor).Condition() is not { } condition) return null;
        if (blocks.Body(cursor) is not { } body) return null;
        return [new IfStatement(at.Location, condition, body, Else())];
    }

    private IReadOnlyList<Statement>? ElseBlock()
    {
        var body = blocks.Body(cursor);
        if (body is not null) blocks.CloseLast();
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

    private IReadOnlyList<Statement>? Block()
    {
        var body = blocks.Body(cursor);
        if (body is not null) blocks.CloseLast();
        return body;
    }
}
