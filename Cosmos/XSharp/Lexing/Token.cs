using System;

namespace XSharp.Lexing;

internal enum TokenKind
{
    /// <summary>A keyword, register or bare name.</summary>
    Name,

    /// <summary>A name in this namespace, <c>.Name</c>; the text is without the dot.</summary>
    DotName,

    /// <summary>A symbol of exactly that name, <c>..Name</c>; the text is without the dots.</summary>
    GlobalName,

    /// <summary>A decimal number, or a hexadecimal one after <c>$</c> or <c>0x</c>.</summary>
    Number,

    /// <summary>A use of a constant, <c>#Name</c>; the text is without the hash.</summary>
    Constant,

    /// <summary>A quoted string; the text is without the quotes.</summary>
    String,

    /// <summary>An operator or a mark.</summary>
    Mark,

    /// <summary>A line of literal assembly; the text is passed through.</summary>
    Literal,

    /// <summary>The end of the line.</summary>
    End,
}

/// <summary>One token, with the columns it covers.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, XLocation Location, int EndColumn)
{
    /// <summary>The value of a number.</summary>
    public Int128 Value { get; init; }

    public bool IsMark(string text) => Kind == TokenKind.Mark && Text == text;

    public bool IsZero => Kind == TokenKind.Number && Text == "0";

    /// <summary>Whether this is the word, in any case.</summary>
    public bool IsWord(string text) => Kind == TokenKind.Name && string.Equals(Text, text, StringComparison.OrdinalIgnoreCase);

    /// <summary>A name with any number of dots.</summary>
    public bool IsAnyName => Kind is TokenKind.Name or TokenKind.DotName or TokenKind.GlobalName;

    /// <summary>The name with its dots.</summary>
    public string Shown => Kind switch
    {
        TokenKind.DotName => "." + Text,
        TokenKind.GlobalName => ".." + Text,
        _ => Text,
    };
}
