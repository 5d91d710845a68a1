using System.Linq;
using XSharp.Diagnostics;
using XSharp.Lexing;

namespace XSharp.Syntax;

/// <summary>A place in a line. The first failure of a line is reported, and the line is then given up.</summary>
internal sealed class LineCursor(SourceLine line, DiagnosticBag diagnostics)
{
    private int _position;

    public SourceLine Line => line;

    public DiagnosticBag Diagnostics => diagnostics;

    public Token Current => line.Tokens[_position];

    public bool AtEnd => Current.Kind == TokenKind.End;

    public Token Peek(int ahead) => line.Tokens[System.Math.Min(_position + ahead, line.Tokens.Count - 1)];

    public Token Take() => AtEnd ? Current : line.Tokens[_position++];

    public bool TakeIfMark(string mark)
    {
        var found = Current.IsMark(mark);
        if (found) Take();
        return found;
    }

    public bool TakeIfWord(string word)
    {
        var found = Current.IsWord(word);
        if (found) Take();
        return found;
    }

    /// <summary>Takes the mark, or reports that it is missing.</summary>
    public bool Require(string mark) => TakeIfMark(mark) || FailExpected($"'{mark}'");

    public Token? RequireName() =>
        Current.Kind == TokenKind.Name ? Take() : Fail<Token?>("a name");

    /// <summary>A name, or one with the dot of its namespace or the two dots of a symbol.</summary>
    public Token? RequireAnyName() =>
        Current.IsAnyName ? Take() : Fail<Token?>("a name");

    /// <summary>Reports text after a complete statement.</summary>
    public bool RequireEnd()
    {
        if (AtEnd) return true;
        diagnostics.Report(XRules.ExtraText, Current.Location, Show(Current));
        return false;
    }

    /// <summary>Reports that something else was expected here, and gives no result.</summary>
    public T? Fail<T>(string expected)
    {
        FailExpected(expected);
        return default;
    }

    public string Show(Token token) =>
        token.Kind == TokenKind.End ? token.Text : line.Between(token.Location.Column, token.EndColumn);

    /// <summary>The source text from a token to the last one taken.</summary>
    public string TextSince(Token first) =>
        line.Between(first.Location.Column, line.Tokens.Take(_position).Last().EndColumn);

    /// <summary>The source text from here to the end of the statement.</summary>
    public string RestText() =>
        AtEnd ? "" : line.Between(Current.Location.Column, line.Tokens[^2].EndColumn);

    private bool FailExpected(string expected)
    {
        diagnostics.Report(XRules.Expected, Current.Location, Show(Current), expected);
        return false;
    }
}
