using System;
using System.Collections.Generic;
using XSharp.Diagnostics;
using XSharp.Lexing;

namespace XSharp.Binding;

/// <summary>All names of a file, by their full name.</summary>
internal sealed class SymbolTable(FileNames names, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, Symbol> _symbols = [];
    private readonly Dictionary<string, (Int128 Value, XLocation Location)> _constants = [];

    /// <summary>False, and reported, when the name is taken.</summary>
    public bool Define(Symbol symbol, string shown)
    {
        if (_symbols.TryAdd(symbol.Name, symbol)) return true;
        diagnostics.Report(XRules.DuplicateName, symbol.Location, shown, $"line {_symbols[symbol.Name].Location.Line}");
        return false;
    }

    public void DefineConstant(string name, Int128 value, Token shown)
    {
        if (_constants.TryAdd(name, (value, shown.Location))) return;
        diagnostics.Report(
            XRules.DuplicateName, shown.Location, shown.Text, $"line {_constants[name].Location.Line}");
    }

    /// <summary>A symbol of this file by its full name.</summary>
    public Symbol? FindOwn(string name) => _symbols.GetValueOrDefault(name);

    /// <summary>A symbol by its full name: of this file, or one of another file that this one sees.</summary>
    public Symbol? Find(string name) => FindOwn(name) ?? names.Find(name);

    /// <summary>What to import so that a name is known: the namespace of the file that has it, or a symbol from elsewhere.</summary>
    public string ImportOf(Token name, Scope scope)
    {
        var full = scope.Qualify(name.Text);
        if (name.Kind != TokenKind.GlobalName && names.ImportOf(full) is { } own) return own;
        if (name.Kind != TokenKind.DotName && names.ImportOf(name.Text) is { } other) return other;
        return name.Kind == TokenKind.GlobalName || (name.Kind == TokenKind.Name && name.Text.Contains('_')) ? name.Text : full;
    }

    /// <summary>What to import so that a constant is known, or null when no file of the project has it.</summary>
    public string? ImportOf(string constant, Scope scope) => names.ImportOf(scope.Qualify(constant)) ?? names.ImportOf(constant);

    /// <summary>
    /// A dotted name is of this namespace, outside of functions else a full name; a bare one too; one with two dots is a full name.
    /// </summary>
    public Symbol? Find(Token name, Scope scope)
    {
        if (name.Kind == TokenKind.GlobalName) return Find(name.Text);
        var own = Find(scope.Qualify(name.Text));
        return own is null && (name.Kind == TokenKind.Name || scope.Function is null) ? Find(name.Text) : own;
    }

    /// <summary>
    /// Whether a dotted name has two meanings: outside of functions it is a symbol to Cosmos's first generation, and of the
    /// namespace to its second.
    /// </summary>
    public bool IsAmbiguous(Token name, Scope scope) =>
        name.Kind == TokenKind.DotName && scope is { Function: null, Namespace.Length: > 0 } &&
        Find(name.Text) is not null && Find(scope.Qualify(name.Text)) is not null;

    /// <summary>As <see cref="Find(Token, Scope)"/>, but the labels of the function come first.</summary>
    public Symbol? FindCode(Token name, Scope scope)
    {
        var local = name.Kind == TokenKind.Name ? FindOwn(scope.QualifyLabel(name.Text)) : null;
        return local ?? Find(name, scope);
    }

    /// <summary>A constant of this namespace, or one by its full name.</summary>
    public Int128? FindConstant(string name, Scope scope)
    {
        var full = scope.Qualify(name);
        return OwnConstant(full) ?? names.FindConstant(full) ?? OwnConstant(name) ?? names.FindConstant(name);
    }

    private Int128? OwnConstant(string name) => _constants.TryGetValue(name, out var own) ? own.Value : null;
}
