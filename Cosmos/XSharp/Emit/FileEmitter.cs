using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using XSharp.Binding;
using XSharp.Diagnostics;
using XSharp.Lexing;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>Emits a whole file: definitions to their sections, statements of the namespace between them.</summary>
internal sealed class FileEmitter
{
    /// <summary>Code starts where a cache line can hold most of a small function.</summary>
    private const int CodeAlignment = 4;

    private readonly SymbolTable _symbols;
    private readonly DiagnosticBag _diagnostics;
    private readonly CodeContext _code;
    private readonly SectionPlan _sections;
    private readonly StatementEmitter _statements;
    private readonly List<(ExportDefinition Export, Scope Scope)> _exports = [];
    private readonly HashSet<string> _global = [];
    private AlignStatement? _pending;

    public FileEmitter(SymbolTable symbols, DiagnosticBag diagnostics)
    {
        _symbols = symbols;
        _diagnostics = diagnostics;
        _code = new CodeContext(symbols, diagnostics);
        _sections = new SectionPlan(_code.Writer, diagnostics);
        _statements = new StatementEmitter(_code);
    }

    private Scope Scope => _code.Resolver.Scope;

    /// <summary>Makes a symbol of the file visible to the other files of its project only.</summary>
    public void Share(string symbol)
    {
        _code.Writer.Directive($".globl {AssemblyWriter.Quote(symbol)}");
        _code.Writer.Directive($".hidden {AssemblyWriter.Quote(symbol)}");
    }

    /// <summary>Whether everybody sees a symbol of the file: a plug body, or what is exported by its name.</summary>
    public bool IsGlobal(string symbol) => _global.Contains(symbol);

    /// <summary>The assembly of all that was emitted.</summary>
    public string Assembly => _code.Writer.ToString();

    public void Emit(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements) Emit(statement);
        if (_pending is { } align) _diagnostics.Report(XRules.AlignNothing, align.Location, "align");
        foreach (var (export, scope) in _exports) Export(export, scope);
    }

    private void Emit(Statement statement)
    {
        switch (statement)
        {
            case NamespaceDefinition item: _code.Resolver.Scope = new Scope(item.Name.Text, null); break;
            case SectionDefinition item: _sections.Choose(item); break;
            case ExportDefinition item: _exports.Add((item, Scope)); break;
            case AlignStatement item: _pending = item; break;
            case VariableDefinition item: Variable(item); break;
            case FunctionDefinition item: Function(item); break;
            case ConstantDefinition or ImportDefinition: break;
            case BitsStatement: _statements.Emit(statement); break;
            default: Free(statement); break;
        }
    }

    private void Variable(VariableDefinition variable)
    {
        var symbol = Scope.VariableSymbol(variable.Name);
        if (_sections.Variable(variable, symbol) is not { } place) return;
        Align(place, BitOperations.Log2((uint)variable.Bits / 8));
        new VariableEmitter(_code).Emit(variable, symbol);
    }

    private void Function(FunctionDefinition function)
    {
        var outer = Scope;
        _code.Resolver.Scope = new Scope(outer.Namespace, function);
        if (function.Parameters is not null && _code.Mode == 32)
            _diagnostics.Report(XRules.NeedsBits64, function.Name.Location, function.Name.Text + "(",
                "it without parameters, or bits 64 above");
        if (_sections.Code(function.Name, Scope.FunctionSymbol) is { } place) Function(function, place);
        _code.Resolver.Scope = outer;
    }

    private void Function(FunctionDefinition function, SectionPlace place)
    {
        var symbol = AssemblyWriter.Quote(Scope.FunctionSymbol);
        Align(place, CodeAlignment);
        if (function.Parameters is not null) Global(Scope.FunctionSymbol);
        _code.Writer.Directive($".type {symbol}, @function");
        _code.Writer.Label(symbol);
        Body(function);
        _code.Writer.Directive($".size {symbol}, . - {symbol}");
    }

    private void Body(FunctionDefinition function)
    {
        if (function.Kind == FunctionKind.Handler) EnterHandler(function.Location);
        _statements.Emit(function.Body);
        if (!Declarations.DefinesExit(function.Body))
            _code.Writer.Label(AssemblyWriter.Quote(Scope.QualifyLabel(Scope.Exit)));
        if (function.Kind == FunctionKind.Handler) _statements.Stack.All(function.End, isPush: false);
        if (function.Kind == FunctionKind.Function) _code.Instruction(function.End, "ret");
        else _statements.ReturnFromInterrupt(function.End);
    }

    private void EnterHandler(XLocation at)
    {
        _statements.Stack.All(at, isPush: true);
        _code.Instruction(at, "cld");
    }

    private void Free(Statement statement)
    {
        var shown = new Token(TokenKind.Name, Describe(statement), statement.Location, 0);
        var place = statement is LabelStatement or LiteralStatement
            ? _sections.Mark(shown, Scope.Namespace)
            : _sections.Code(shown, Scope.Namespace);
        if (place is null) return;
        Align(place, 0);
        _statements.Emit(statement);
    }

    private static string Describe(Statement statement) =>
        statement is LabelStatement label ? label.Name.Shown : "this statement";

    /// <summary>What align asked for, or the natural alignment unless the section is the author's own.</summary>
    private void Align(SectionPlace place, int natural)
    {
        var power = _pending is { } align ? Alignment.Read(_code, align) : place.IsNamed ? 0 : natural;
        _pending = null;
        if (power > 0) _code.Writer.Directive($".p2align {power}");
    }

    private void Export(ExportDefinition export, Scope scope)
    {
        if (_symbols.Find(export.Name, scope) is not { Kind: not SymbolKind.Import } symbol || _symbols.FindOwn(symbol.Name) is null)
            _diagnostics.Report(XRules.NotExportable, export.Name.Location, export.Name.Text);
        else if (export.Alias is not { } alias)
            Global(symbol.Name);
        else if (!IsSymbolName(alias.Text))
            _diagnostics.Report(XRules.BadSymbolName, alias.Location, alias.Text);
        else Alias(AssemblyWriter.Quote(alias.Text), symbol, alias);
    }

    private void Global(string symbol)
    {
        _global.Add(symbol);
        _code.Writer.Directive($".globl {AssemblyWriter.Quote(symbol)}");
    }

    private void Alias(string quoted, Symbol symbol, Token alias)
    {
        _symbols.Define(new Symbol(alias.Text, symbol.Kind, symbol.Bits, alias.Location), alias.Text);
        _code.Writer.Directive($".globl {quoted}");
        _code.Writer.Directive($".set {quoted}, {AssemblyWriter.Quote(symbol.Name)}");
    }

    private static bool IsSymbolName(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') &&
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '$');
}
