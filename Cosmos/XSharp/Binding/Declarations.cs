using System;
using System.Collections.Generic;
using System.Linq;
using XSharp.Diagnostics;
using XSharp.Lexing;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>Enters every name of a file in the symbol table before any is used.</summary>
internal sealed class Declarations(SymbolTable symbols, FileNames names, ConstantImports imports, DiagnosticBag diagnostics)
{
    private readonly List<XFunction> _functions = [];
    private Scope _scope = new("", null);
    private int _mode = 64;
    private bool _repeated;

    public IReadOnlyList<XFunction> Functions => _functions;

    /// <summary>Reports what another file of the project defines too; of functions the plug binder knows.</summary>
    public void ReportTwins()
    {
        foreach (var (symbol, earlier) in names.Twins())
        {
            if (symbol.Kind == SymbolKind.Function && earlier.Kind == SymbolKind.Function) continue;
            diagnostics.Report(
                XRules.DuplicateName, symbol.Location, symbol.Name, $"line {earlier.Location.Line} of {earlier.Location.Path}");
        }
    }

    public void Collect(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements) Collect(statement);
    }

    private void Collect(Statement statement)
    {
        switch (statement)
        {
            case NamespaceDefinition item: _scope = new Scope(item.Name.Text, null); break;
            case ConstantDefinition item: Constant(item); break;
            case VariableDefinition item: Variable(item); break;
            case FunctionDefinition item: Function(item); break;
            case ImportDefinition item: Import(item); break;
            case ConstantImport item: Import(item); break;
            case LabelStatement item: Label(item); break;
            case RepeatStatement item: Repeated(item); break;
            case BitsStatement item: _mode = item.Bits; break;
            default: CollectInside(statement); break;
        }
    }

    private void CollectInside(Statement statement)
    {
        if (statement is WhileStatement loop) Collect(loop.Body);
        if (statement is LoopStatement endless) Collect(endless.Body);
        if (statement is not IfStatement choice) return;
        foreach (var branch in choice.Branches) Collect(branch.Body);
        if (choice.Else is { } other) Collect(other);
    }

    /// <summary>A name of the project is found where it is defined; any other is a symbol from elsewhere.</summary>
    private void Import(ImportDefinition import)
    {
        if (!names.IsOfProject(import.Name.Text)) Define(import.Name.Text, SymbolKind.Import, import.Name);
    }

    private void Import(ConstantImport import)
    {
        if (imports.Find(import) is { Rule: { } rule } failed)
            diagnostics.Report(rule, import.Name.Location, [import.Path, .. failed.Details]);
        foreach (var (name, value) in imports.Of(import)) Imported(name, value, import.Name with { Text = name });
    }

    private void Imported(string name, Int128 value, Token shown)
    {
        if (names.FindConstant(name) is null) symbols.DefineConstant(name, value, shown);
        else diagnostics.Report(XRules.DuplicateName, shown.Location, name, "another file of the project");
    }

    private void Constant(ConstantDefinition constant)
    {
        if (new ConstantReader(symbols, diagnostics).Read(constant.Value, _scope) is { } value)
            symbols.DefineConstant(_scope.Qualify(constant.Name.Text), value, constant.Name);
    }

    private void Variable(VariableDefinition variable)
    {
        var kind = variable.IsThread ? SymbolKind.ThreadVariable : SymbolKind.Variable;
        var symbol = new Symbol(_scope.VariableSymbol(variable.Name), kind, variable.Bits, variable.Name.Location);
        Define(symbol with { Room = Room(variable) }, variable.Name);
    }

    /// <summary>A text has a byte for each character and the zero.</summary>
    private static int Room(VariableDefinition variable) => variable switch
    {
        { IsSized: true } => 0,
        { Items: [{ Text: { } text }] } => System.Text.Encoding.UTF8.GetByteCount(text) + 1,
        _ => variable.Bits / 8 * (variable.Items?.Count ?? 1),
    };

    /// <summary>Every function has an Exit; its own label of that name comes first.</summary>
    private void Function(FunctionDefinition function)
    {
        var outer = _scope;
        _scope = new Scope(outer.Namespace, function);
        var isNew = Define(_scope.FunctionSymbol, SymbolKind.Function, function.Name);
        _functions.Add(Describe(function));
        Collect(function.Body);
        if (isNew && !DefinesExit(function.Body)) Exit(function);
        _scope = outer;
    }

    private void Exit(FunctionDefinition function)
    {
        var exit = _scope.QualifyLabel(Scope.Exit);
        symbols.Define(new Symbol(exit, SymbolKind.Label, 0, function.End) { Mode = _mode }, exit);
    }

    public static bool DefinesExit(IReadOnlyList<Statement> body) =>
        body.Any(statement => statement switch
        {
            LabelStatement label => label.Name is { Kind: TokenKind.Name, Text: Scope.Exit },
            WhileStatement loop => DefinesExit(loop.Body),
            LoopStatement endless => DefinesExit(endless.Body),
            IfStatement choice => choice.Branches.Any(branch => DefinesExit(branch.Body)) ||
                (choice.Else is { } other && DefinesExit(other)),
            _ => false,
        });

    private XFunction Describe(FunctionDefinition function) =>
        new(function.Name.Text, _scope.Namespace, _scope.FunctionSymbol, function.Parameters is not null,
            [.. (function.Parameters ?? []).Select(Describe)], function.Name.Location);

    private static XParameter Describe(ParameterSyntax parameter) =>
        new(parameter.Name.Text, parameter.Register.Name.ToUpperInvariant(), parameter.Register.Bits,
            parameter.Name.Location);

    private void Label(LabelStatement label)
    {
        if (_repeated) diagnostics.Report(XRules.LabelInRepeat, label.Location, label.Name.Text);
        if (label.Name.Kind == TokenKind.GlobalName && _scope.Function is null)
            diagnostics.Report(
                XRules.Expected, label.Location, label.Name.Shown, $".{label.Name.Text}: for the symbol outside of functions");
        Define(_scope.LabelSymbol(label.Name), SymbolKind.Label, label.Name);
    }

    private void Repeated(RepeatStatement repeat)
    {
        var outer = _repeated;
        _repeated = true;
        Collect(repeat.Body);
        _repeated = outer;
    }

    private bool Define(string symbol, SymbolKind kind, Token name) =>
        Define(new Symbol(symbol, kind, 0, name.Location) { Mode = kind == SymbolKind.Import ? 0 : _mode }, name);

    /// <summary>
    /// The labels of functions and what comes from elsewhere stay in the file; all else the project's other files may see.
    /// </summary>
    private bool Define(Symbol symbol, Token name)
    {
        var isNew = symbols.Define(symbol, name.Text);
        var isInside = symbol.Kind == SymbolKind.Label && _scope.Function is not null && name.Kind == TokenKind.Name;
        if (isNew && !isInside && symbol.Kind != SymbolKind.Import) names.Share(symbol);
        return isNew;
    }
}
