using System;
using System.Collections.Generic;
using XSharp.Lexing;

namespace XSharp.Syntax;

/// <summary>What Cosmos's X# has and this one says otherwise: the message names what to write.</summary>
internal static class Replaced
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["include"] = "import with the namespace of the other file, which then is a file of the project",
        ["group"] = "namespace",
        ["procedure"] = "function",
        ["interrupthandler"] = "interrupt",
        ["pushall"] = "+All",
        ["popall"] = "-All",
        ["exit"] = "return",
        ["checkpoint"] = "a call of a function that shows the text",
    };

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["*="] = "* without =",
        ["/="] = "RDX:RAX / divisor, which leaves the quotient in RAX",
        ["%="] = "RDX:RAX / divisor, which leaves the remainder in RDX",
        ["&="] = "& without =",
        ["|="] = "| without =",
        ["^="] = "^ without =",
    };

    /// <summary>What to write for a word that begins a statement of Cosmos's, or null.</summary>
    public static string? Find(Token word) => word.Kind == TokenKind.Name ? Words.GetValueOrDefault(word.Text) : null;

    /// <summary>What to write for an operator of Cosmos's, or null.</summary>
    public static string? Operator(Token mark) => mark.Kind == TokenKind.Mark ? Operators.GetValueOrDefault(mark.Text) : null;
}
