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
        "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
        "=", "<", ">", "+", "-", "*", "/", "&", "|", "^", "~", "!", "@",
        "(", ")", "[", "]", "{", "}", ":", ",",
    ];

    /// <summary>What ends a file in Cosmos's second generation, and is a comment in the first.</summary>
    private const string EndOfFile = "//END";

    private const string HexPrefix = "0x";

    private readonly List<Token> _tokens = [];
    private int _position;
    private bool _broken;

    public SourceLine Read()
    {
        if (text == EndOfFile) Break(XRules.EndComment, 0, text);
        else if (IsFirstComment()) Break(XRules.Replaced, _position, text.Trim(), "//");
        else if (!TryLiteral()) ReadTokens();
        _position = text.Length;
        Add(TokenKind.End, "end of line", _position);
        return new SourceLine(text, _tokens, _broken);
    }

    /// <summary>The first X# of all began comments with a hash.</summary>
    private bool IsFirstComment() => SkipSpace() && text[_position] == '#' && !IsNameStart(At(1));

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
        CheckBytes(start, text.Length);
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
        else if (StartsWith("..") && IsNameStart(At(2))) ReadName(TokenKind.GlobalName, 2);
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
        var prefix = word[0] == '$' ? 1 : word.StartsWith(HexPrefix, StringComparison.Ordinal) ? HexPrefix.Length : 0;
        var radix = prefix == 0 ? 10 : 16;
        var digits = word.AsSpan(prefix);
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
        CheckBytes(start, _position);
        CheckEscape(start, content);
        Add(TokenKind.String, content.ToString(), start);
    }

    /// <summary>Cosmos does not end a string at a quote after a backslash, and keeps the backslash.</summary>
    private void CheckEscape(int start, StringBuilder content)
    {
        var ends = _position == text.Length || " \t,}/".Contains(text[_position]);
        if (content.Length > 0 && content[^1] == '\\' && !ends) Break(XRules.EscapedQuote, _position - 2, text[start.._position]);
    }

    /// <summary>Reports the first byte of a string or of literal assembly that was not UTF-8.</summary>
    private void CheckBytes(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!SourceText.IsByte(text, i)) continue;
            Break(XRules.NotUtf8, i, SourceText.Show(text, i));
            return;
        }
    }

    private void ReadMark()
    {
        var start = _position;
        if (Array.Find(Marks, StartsWith) is not { } mark) ReportCharacter();
        else
        {
            _position += mark.Length;
            Add(TokenKind.Mark, mark, start);
        }
    }

    /// <summary>A character beyond 16 bits is two places of the text, and one character.</summary>
    private void ReportCharacter()
    {
        var start = _position;
        _position += SourceText.Length(text, start);
        var rule = SourceText.IsByte(text, start) ? XRules.NotUtf8 : XRules.UnexpectedCharacter;
        Break(rule, start, SourceText.Show(text, start));
    }

    private void SkipNameCharacters()
    {
        while (_position < text.Length && IsNamePart(text[_position])) _position++;
    }

    private void Add(TokenKind kind, string content, int start, Int128 value = default) =>
        _tokens.Add(new Token(kind, content, Place(start), _position + 1) { Value = value });

    private void Break(XRule rule, int start, params object[] shown)
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
