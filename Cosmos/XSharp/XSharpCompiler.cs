using XSharp.Binding;
using XSharp.Diagnostics;
using XSharp.Emit;
using XSharp.Lexing;
using XSharp.Syntax;

namespace XSharp;

/// <summary>The X# compiler.</summary>
public static class XSharpCompiler
{
    /// <summary>Compiles one file; bad source gives diagnostics, never an exception.</summary>
    public static XCompilation Compile(XSource source)
    {
        var diagnostics = new DiagnosticBag();
        var lines = new Lexer(source, diagnostics).Lines();
        var statements = new BlockReader(lines, diagnostics).File();
        var symbols = new SymbolTable(diagnostics);
        var declarations = new Declarations(symbols, diagnostics);
        declarations.Collect(statements);
        var assembly = new FileEmitter(symbols, diagnostics).Emit(statements);
        return new XCompilation(
            diagnostics.Count == 0 ? assembly : null, declarations.Functions, diagnostics.InOrder());
    }
}
