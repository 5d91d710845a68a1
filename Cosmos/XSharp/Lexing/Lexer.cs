using System;
using System.Collections.Generic;
using System.Text;
using XSharp.Diagnostics;

namespace XSharp.Lexing;

/// <summary>Cuts a source into lines and the lines into tokens; blank and comment lines are left out.</summary>
internal sealed class Lexer(XSource source, DiagnosticBag diagnostics)
{
    public IReadOnlyList<SourceLine> Lines()
    {
        var lines = new List<SourceLine>();
        var texts = source.Text.Split('\n');
        for (var i = 0; i < texts.Length; i++)
        {
            var line = new LineLexer(texts[i].TrimEnd('\r'), source.Path, i + 1, diagnostics).Read();
            if (line.Tokens.Count > 1) lines.Add(line);
        }

        return lines;
    }
}

/// <summary>Cuts one line into tokens.</summary>
internal sealed class LineLexer(string text, string path, int line, DiagnosticBag diagnostics)
{
    /// <summary>Longest first, so that the first one that matches is the right one.</summary>
    private static readonly string[] Marks =
    [
        ">>>", "?<>", "+<>",
        "?=", "?&", "<>", "<<", ">>", "<=", ">=", "<~", "~>", "!=", "++", "--",
        "=", "<", ">", "+", "-", "*", "/", "&", "|", "^", "~", "!", "@",
        "(", ")", "[", "]", "{", "}", ":", ",",
    ];

    private readonly List<Token> _tokens = [];
    private int _position;
    private bool _broken;

    public SourceLine Read()
    {
        if (!TryLiteral()) ReadTokens();
        _position = text.Length;
        Add(TokenKind.End, "end of line", _position);
        return new SourceLine(text, _tokens, _broken);
    }

    private void ReadTokens()
    {
        while (SkipSpace() && !TryComment()) ReadToken();
    }

    private bool SkipSpace()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t') _position++;
        return _position < text.Length;
    }

    private bool TryLiteral()
    {
        if (!SkipSpace()) return false;
        var mark = StartsWith("//!") ? 3 : StartsWith("!") ? 1 : 0;
        if (mark == 0) return false;
        var start = _position;
        _position = text.Length;
        Add(TokenKind.Literal, text[(start + mark)..].Trim(), start);
        return true;
    }

    private bool TryComment()
    {
        if (!StartsWith("//")) return false;
        if (StartsWith("//!")) Break(XRules.LiteralNotAlone, _position, text[_position..]);
        _position = text.Length;
        return true;
    }

    private void ReadToken()
    {
        var c = text[_position];
        if (IsNameStart(c)) ReadName(TokenKind.Name, 0);
        else if (c == '.' && IsNameStart(At(1))) ReadName(TokenKind.DotName, 1);
        else if (c == '#' && IsNameStart(At(1))) ReadName(TokenKind.Constant, 1);
        else if (char.IsAsciiDigit(c) || c == '$') ReadNumber();
        else if (c == '\'') ReadString();
        else ReadMark();
    }

    private void ReadName(TokenKind kind, int prefix)
    {
        var start = _position;
        _position += prefix;
        SkipNameCharacters();
        Add(kind, text[(start + prefix).._position], start);
    }

    private void ReadNumber()
    {
        var start = _position++;
        SkipNameCharacters();
        var word = text[start.._position];
        if (TryNumber(word, out var value)) Add(TokenKind.Number, word, start, value);
        else Break(XRules.BadNumber, start, word);
        if (value > ulong.MaxValue) Break(XRules.NumberTooLarge, start, word);
    }

    /// <summary>Stops growing past 64 bits, so that a line of digits cannot overflow.</summary>
    private static bool TryNumber(string word, out Int128 value)
    {
        value = 0;
        var radix = word[0] == '$' ? 16 : 10;
        var digits = radix == 16 ? word.AsSpan(1) : word;
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c) || (radix == 10 && !char.IsAsciiDigit(c))) return false;
            if (value <= ulong.MaxValue) value = value * radix + Convert.ToInt32(c.ToString(), 16);
        }

        return digits.Length > 0;
    }

    /// <summary>Two quotes inside a string stand for one.</summary>
    private void ReadString()
    {
        var start = _position++;
        var content = new StringBuilder();
        while (_position < text.Length && (text[_position] != '\'' || At(1) == '\''))
        {
            _position += text[_position] == '\'' ? 1 : 0;
            content.Append(text[_position++]);
        }

        if (_position == text.Length) Break(XRules.UnclosedString, start, text[start..]);
        else _position++;
        Add(TokenKind.String, content.ToString(), start);
    }

    private void ReadMark()
    {
        var start = _position;
        if (Array.Find(Marks, StartsWith) is not { } mark)
        {
            Break(XRules.UnexpectedCharacter, _position++, text[start]);
            return;
        }

        _position += mark.Length;
        Add(TokenKind.Mark, mark, start);
    }

    private void SkipNameCharacters()
    {
        while (_position < text.Length && IsNamePart(text[_position])) _position++;
    }

    private void Add(TokenKind kind, string content, int start, Int128 value = default) =>
        _tokens.Add(new Token(kind, content, Place(start), _position + 1) { Value = value });

    private void Break(XRule rule, int start, object shown)
    {
        diagnostics.Report(rule, Place(start), shown);
        _broken = true;
    }

    private XLocation Place(int position) => new(path, line, position + 1);

    private bool StartsWith(string mark) => string.CompareOrdinal(text, _position, mark, 0, mark.Length) == 0;

    private char At(int offset) => _position + offset < text.Length ? text[_position + offset] : '\0';

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
