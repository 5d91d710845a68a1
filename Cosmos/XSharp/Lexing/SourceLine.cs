using System.Collections.Generic;

namespace XSharp.Lexing;

/// <summary>A line that holds a statement: its text, and its tokens with an End at the end.</summary>
/// <param name="Text">The line, without its end.</param>
/// <param name="Tokens">At least the End token.</param>
/// <param name="IsBroken">The lexer already reported it; only its braces still count.</param>
internal sealed record SourceLine(string Text, IReadOnlyList<Token> Tokens, bool IsBroken)
{
    public bool Opens => Tokens.Count > 1 && Tokens[^2].IsMark("{");

    /// <summary>The source text between two columns, the second one excluded.</summary>
    public string Between(int column, int end) => Text[(column - 1)..(end - 1)];
}
