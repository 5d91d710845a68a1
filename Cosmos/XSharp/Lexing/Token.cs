using System;

namespace XSharp.Lexing;

internal enum TokenKind
{
    /// <summary>A keyword, register or bare name.</summary>
    Name,

    /// <summary>A name in this namespace, <c>.Name</c>; the text is without the dot.</summary>
    DotName,

    /// <summary>A decimal or <c>$</c> hexadecimal number.</summary>
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

    public bool IsWord(string text) => Kind == TokenKind.Name && Text == text;
}
