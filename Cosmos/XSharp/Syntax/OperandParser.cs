using System;
using System.Collections.Generic;
using XSharp.Lexing;
using XSharp.Machine;

namespace XSharp.Syntax;

/// <summary>Reads one operand; null means that the cursor has reported why there is none.</summary>
internal sealed class OperandParser(LineCursor cursor)
{
    public Operand? Operand()
    {
        var token = cursor.Current;
        return token.Kind switch
        {
            TokenKind.Number or TokenKind.Constant or TokenKind.String => Constant(),
            TokenKind.DotName or TokenKind.GlobalName => NameOrMemory(0),
            TokenKind.Name => Word(token),
            TokenKind.Mark => Marked(token),
            _ => cursor.Fail<Operand>("an operand"),
        };
    }

    /// <summary>A number or <c>#Name</c>, perhaps negative.</summary>
    public ConstantOperand? Constant()
    {
        var first = cursor.Current;
        var negative = cursor.TakeIfMark("-");
        if (!(negative ? IsNumber(cursor.Current) : IsConstant(cursor.Current)))
            return cursor.Fail<ConstantOperand>("a number or #Constant");
        var value = Character(cursor.Take());
        return new ConstantOperand(cursor.TextSince(first), first.Location, value, negative);
    }

    /// <summary>A text of one character is a constant, its number in ASCII.</summary>
    private static bool IsConstant(Token token) =>
        IsNumber(token) || token is { Kind: TokenKind.String, Text: [<= '\x7F'] };

    private static bool IsNumber(Token token) => token.Kind is TokenKind.Number or TokenKind.Constant;

    private static Token Character(Token token) =>
        token.Kind == TokenKind.String ? token with { Kind = TokenKind.Number, Value = token.Text[0] } : token;

    private Operand? Marked(Token mark) => mark.Text switch
    {
        "[" => Memory(mark, 0),
        "@" => Address(),
        "~" => Unary("not"),
        "-" => cursor.Peek(1).Kind is TokenKind.Number or TokenKind.Constant ? Constant() : Unary("neg"),
        _ => cursor.Fail<Operand>("an operand"),
    };

    private Operand? Word(Token word)
    {
        if (Words.Sizes.TryGetValue(word.Text, out var bits)) return Sized(bits);
        if (word.IsWord("aligned")) return Aligned();
        if (word.IsWord("signed") || word.IsWord("unsigned")) return Widen();
        return word.Text switch
        {
            "Port" => Bracketed((text, at, number) => new PortOperand(text, at, number)),
            "MSR" => Bracketed((text, at, number) => new MsrOperand(text, at, number)),
            _ => NameOrMemory(0),
        };
    }

    private Operand? Sized(int bits)
    {
        var size = cursor.Take();
        return cursor.Current.IsMark("[") ? Memory(size, bits) : NameOrMemory(bits, size);
    }

    private Operand? NameOrMemory(int bits, Token? size = null)
    {
        if (cursor.RequireAnyName() is not { } name) return null;
        var first = size ?? name;
        if (cursor.Current.IsMark("[")) return Memory(first, bits, name);
        if (bits != 0) return new MemorySyntax(cursor.TextSince(first), first.Location, bits, name, []);
        var register = name.Kind == TokenKind.Name ? Registers.Find(name.Text) : null;
        if (register is null) return new NameOperand(cursor.TextSince(name), name.Location, name);
        return cursor.Current.IsMark(":")
            ? Pair(name, register)
            : new RegisterOperand(name.Text, name.Location, register);
    }

    private PairOperand? Pair(Token first, Register high)
    {
        cursor.Take();
        if (cursor.Current.Kind != TokenKind.Name || Registers.Find(cursor.Current.Text) is not { } low)
            return cursor.Fail<PairOperand>("a register");
        cursor.Take();
        return new PairOperand(cursor.TextSince(first), first.Location, high, low);
    }

    private MemorySyntax? Memory(Token first, int bits, Token? root = null)
    {
        cursor.Take();
        if (Terms() is not { } terms || !cursor.Require("]")) return null;
        return new MemorySyntax(cursor.TextSince(first), first.Location, bits, root, terms);
    }

    private List<AddressTerm>? Terms()
    {
        var terms = new List<AddressTerm>();
        var negative = cursor.TakeIfMark("-");
        do
        {
            if (Term(negative) is not { } term) return null;
            terms.Add(term);
            negative = cursor.Current.IsMark("-");
        }
        while (cursor.TakeIfMark("+") || cursor.TakeIfMark("-"));
        return terms;
    }

    private AddressTerm? Term(bool negative)
    {
        if (cursor.Current.Kind is TokenKind.Number or TokenKind.Constant)
            return new AddressTerm(cursor.Take(), negative, null);
        if (cursor.Current.Kind != TokenKind.Name || negative)
            return cursor.Fail<AddressTerm>(negative ? "a constant" : "a register or constant");
        var register = cursor.Take();
        if (!cursor.TakeIfMark("*")) return new AddressTerm(register, false, null);
        return cursor.Current.Kind is TokenKind.Number or TokenKind.Constant
            ? new AddressTerm(register, false, cursor.Take())
            : cursor.Fail<AddressTerm>("the scale 1, 2, 4 or 8");
    }

    private AddressOperand? Address()
    {
        var at = cursor.Take();
        if (Addressable() is not { } target) return null;
        return target is NameOperand or MemorySyntax
            ? new AddressOperand(cursor.TextSince(at), at.Location, target)
            : cursor.Fail<AddressOperand>("a name or memory operand after @");
    }

    private Operand? Addressable()
    {
        if (cursor.Current.IsMark("[")) return Memory(cursor.Current, 0);
        return Words.Sizes.TryGetValue(cursor.Current.Text, out var bits) ? Sized(bits) : NameOrMemory(0);
    }

    private UnaryOperand? Unary(string mnemonic)
    {
        var mark = cursor.Take();
        if (NameOrMemory(0) is not { } source) return null;
        return new UnaryOperand(cursor.TextSince(mark), mark.Location, mnemonic, source);
    }

    private MemorySyntax? Aligned()
    {
        var word = cursor.Take();
        return Addressable() switch
        {
            null => null,
            MemorySyntax { Bits: 0 } memory => memory with { Text = cursor.TextSince(word), Location = word.Location, IsAligned = true },
            NameOperand name => new MemorySyntax(cursor.TextSince(word), word.Location, 0, name.Name, []) { IsAligned = true },
            _ => cursor.Fail<MemorySyntax>("memory without a size after aligned"),
        };
    }

    private WidenOperand? Widen()
    {
        var word = cursor.Take();
        if (Addressable() is not { } source) return null;
        return new WidenOperand(cursor.TextSince(word), word.Location, word.IsWord("signed"), source);
    }

    private Operand? Bracketed(Func<string, XLocation, Operand, Operand> make)
    {
        var word = cursor.Take();
        if (!cursor.Require("[") || NumberOfPort() is not { } number || !cursor.Require("]")) return null;
        return make(cursor.TextSince(word), word.Location, number);
    }

    private Operand? NumberOfPort() =>
        cursor.Current.Kind is TokenKind.Name ? NameOrMemory(0) : Constant();
}
