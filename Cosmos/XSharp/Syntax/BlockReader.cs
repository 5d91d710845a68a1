using System.Collections.Generic;
using XSharp.Diagnostics;
using XSharp.Lexing;

namespace XSharp.Syntax;

/// <summary>
/// Walks the lines of a file and keeps its blocks balanced, also around lines that are given up.
/// </summary>
internal sealed class BlockReader(IReadOnlyList<SourceLine> lines, DiagnosticBag diagnostics)
{
    private const int DeepestNesting = 64;
    private int _next;
    private int _depth;
    private int _transparent;

    /// <summary>Where the last block ended; where it began, when it has no end.</summary>
    public XLocation LastEnd { get; private set; }

    /// <summary>Whether a block is around this place in which no definition may stand.</summary>
    public bool IsNested => _depth > _transparent;

    /// <summary>Reads the whole file.</summary>
    public IReadOnlyList<Statement> File()
    {
        var statements = new List<Statement>();
        while (_next < lines.Count)
        {
            if (!lines[_next].Tokens[0].IsMark("}")) ReadStatement(statements);
            else ReportUnmatched(lines[_next++]);
        }

        return statements;
    }

    /// <summary>Takes the opening brace and the statements up to the closing one, which it leaves.</summary>
    public IReadOnlyList<Statement>? Body(LineCursor header)
    {
        if (!header.Require("{")) return null;
        header.RequireEnd();
        return Statements(header.Line);
    }

    /// <summary>As <see cref="Body"/>, of a block in which all may stand that may stand around it.</summary>
    public IReadOnlyList<Statement>? TransparentBody(LineCursor header)
    {
        _transparent++;
        var body = Body(header);
        _transparent--;
        return body;
    }

    /// <summary>Takes the line of the closing brace and what follows the brace.</summary>
    public LineCursor? Close()
    {
        if (_next == lines.Count) return null;
        var cursor = new LineCursor(lines[_next++], diagnostics);
        LastEnd = cursor.Take().Location;
        return cursor;
    }

    /// <summary>Takes a closing line on which nothing follows the brace.</summary>
    public void CloseLast() => Close()?.RequireEnd();

    /// <summary>Takes a block whose opening line was given up, and the else blocks that hang on it.</summary>
    public void SkipBlock(SourceLine opener)
    {
        SourceLine? line = opener;
        while (line is { Opens: true })
        {
            Statements(line);
            line = Close()?.Line;
        }
    }

    private List<Statement> Statements(SourceLine opener)
    {
        var statements = new List<Statement>();
        _depth++;
        while (_next < lines.Count && !lines[_next].Tokens[0].IsMark("}")) ReadStatement(statements);
        _depth--;
        LastEnd = opener.Tokens[0].Location;
        if (_next == lines.Count) diagnostics.Report(XRules.UnclosedBlock, LastEnd, opener.Text.Trim());
        return statements;
    }

    private void ReadStatement(List<Statement> statements)
    {
        var line = lines[_next++];
        if (line.Opens && _depth >= DeepestNesting) SkipTooDeep(line);
        else if (!line.IsBroken && Parse(line) is { } statement) statements.Add(statement);
        else if (line.Opens) SkipBlock(line);
    }

    /// <summary>Counts braces instead of recursing.</summary>
    private void SkipTooDeep(SourceLine opener)
    {
        diagnostics.Report(XRules.NestedTooDeep, opener.Tokens[0].Location, opener.Text.Trim(), DeepestNesting);
        for (var open = 1; open > 0 && _next < lines.Count; _next++)
        {
            open -= lines[_next].Tokens[0].IsMark("}") ? 1 : 0;
            open += lines[_next].Opens ? 1 : 0;
        }
    }

    private Statement? Parse(SourceLine line)
    {
        var cursor = new LineCursor(line, diagnostics);
        var statement = new StatementParser(cursor, this).Statement();
        if (statement is not null) cursor.RequireEnd();
        return statement;
    }

    private void ReportUnmatched(SourceLine line)
    {
        diagnostics.Report(XRules.UnmatchedBrace, line.Tokens[0].Location, "}");
        if (line.Opens) SkipBlock(line);
    }
}
