using System.Collections.Generic;
using System.Linq;
using XSharp.Binding;
using XSharp.Diagnostics;
using XSharp.Emit;
using XSharp.Lexing;
using XSharp.Syntax;

namespace XSharp;

/// <summary>The steps of one file. Each step is done for all files of the project before the next.</summary>
internal sealed class FileCompiler
{
    private readonly DiagnosticBag _diagnostics = new();
    private readonly FileNames _names;
    private readonly SymbolTable _symbols;
    private readonly Declarations _declarations;
    private readonly FileEmitter _emitter;
    private IReadOnlyList<Statement> _statements;

    /// <summary>Reads the file, and enters what it shows the others.</summary>
    public FileCompiler(XSource source, ProjectNames project)
    {
        var lines = new Lexer(source, _diagnostics).Lines();
        _statements = new BlockReader(lines, _diagnostics).File();
        _names = project.Add(_statements);
        _symbols = new SymbolTable(_names, _diagnostics);
        _declarations = new Declarations(_symbols, _names, project.Constants, _diagnostics);
        _emitter = new FileEmitter(_symbols, _diagnostics);
    }

    /// <summary>Decides the conditional blocks, and enters every name in the symbol table before any is used.</summary>
    public void Declare()
    {
        _names.Evaluate();
        _statements = new WhenExpander(_names, _diagnostics).Expand(_statements);
        _declarations.Collect(_statements);
    }

    public void Emit()
    {
        _declarations.ReportTwins();
        _emitter.Emit(_statements);
    }

    /// <summary>What the file was compiled to; what others use of it is known by now.</summary>
    public XCompilation Result()
    {
        foreach (var symbol in _names.Used.Where(symbol => !_emitter.IsGlobal(symbol))) _emitter.Share(symbol);
        return new XCompilation(
            _diagnostics.Count == 0 ? _emitter.Assembly : null, _declarations.Functions, _diagnostics.InOrder(), _names.Used.Count > 0);
    }
}
