using System;
using System.Collections.Generic;
using System.Linq;
using XSharp.Lexing;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>
/// What one file shows the other files of its project, and what it sees of them: the names of its own namespaces, and those that it
/// imports, by a namespace or one by one.
/// </summary>
internal sealed class FileNames(ProjectNames project)
{
    private readonly Dictionary<string, List<SharedConstant>> _constants = [];
    private readonly Dictionary<string, List<SharedConstant>> _imported = [];
    private readonly Dictionary<string, Symbol> _symbols = [];
    private readonly SortedSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The namespaces that the file defines something in; empty is that without a name.</summary>
    public HashSet<string> Namespaces { get; } = [];

    public HashSet<string> Imports { get; } = [];

    /// <summary>The symbols that other files use, which the linker must see.</summary>
    public IReadOnlyCollection<string> Used => _used;

    private IEnumerable<FileNames> Others => project.Files.Where(file => file != this);

    /// <summary>Enters a constant that other files may see.</summary>
    public void Add(string name, SharedConstant constant) => Add(_constants, name, constant);

    /// <summary>Enters a constant of C#, which is this file's alone: another one imports it for itself.</summary>
    public void AddImported(string name, SharedConstant constant) => Add(_imported, name, constant);

    /// <summary>Shows a symbol to the other files.</summary>
    public void Share(Symbol symbol) => _symbols.TryAdd(symbol.Name, symbol);

    /// <summary>Whether an imported name is a namespace or a name of another file, and no symbol from elsewhere.</summary>
    public bool IsOfProject(string name) => Others.Any(file => file.Namespaces.Contains(name) || file.Has(name));

    /// <summary>A symbol of another file by its full name, if this file sees it; the linker will need it then.</summary>
    public Symbol? Find(string name)
    {
        if (Seen(name) is not { } owner || !owner._symbols.TryGetValue(name, out var symbol)) return null;
        owner._used.Add(name);
        return symbol;
    }

    /// <summary>A constant of another file by its full name, if this file sees it.</summary>
    public Int128? FindConstant(string name, int depth = 0) => Seen(name)?.Own(name, depth);

    /// <summary>Finds the values of the file's constants from the first to the last, so that each finds those above it.</summary>
    public void Evaluate()
    {
        foreach (var constant in _constants.Values.SelectMany(all => all)) constant.Evaluate(0);
    }

    /// <summary>The symbols of this file that an earlier file of the project has too.</summary>
    public IEnumerable<(Symbol Symbol, Symbol Earlier)> Twins() =>
        from file in project.Files.TakeWhile(file => file != this)
        from symbol in _symbols.Values
        where file._symbols.ContainsKey(symbol.Name)
        select (symbol, file._symbols[symbol.Name]);

    /// <summary>What to import so that the name is seen: its namespace, or itself; null when no file of the project has it.</summary>
    public string? ImportOf(string name) => Others.FirstOrDefault(file => file.Has(name)) is { } owner
        ? owner.Namespaces.Where(space => IsIn(name, space) && space.Length > 0).MaxBy(space => space.Length) ?? name
        : null;

    /// <summary>The value of a constant expression of this file, whether above or below.</summary>
    public Int128? Value(ConstantOperand operand, Scope scope, int depth = 0)
    {
        var value = operand.Value.Kind == TokenKind.Number ? operand.Value.Value : Named(operand.Value.Text, scope, depth);
        return operand.IsNegative ? -value : value;
    }

    private Int128? Named(string name, Scope scope, int depth)
    {
        var full = scope.Qualify(name);
        return Known(full, depth) ?? FindConstant(full, depth) ?? Known(name, depth) ?? FindConstant(name, depth);
    }

    private Int128? Known(string name, int depth) => Own(name, depth) ?? First(_imported, name, depth);

    private Int128? Own(string name, int depth) => First(_constants, name, depth);

    private static void Add(Dictionary<string, List<SharedConstant>> constants, string name, SharedConstant constant)
    {
        if (!constants.TryGetValue(name, out var all)) constants[name] = all = [];
        all.Add(constant);
    }

    /// <summary>The value of the first definition that is not left out.</summary>
    private static Int128? First(Dictionary<string, List<SharedConstant>> constants, string name, int depth) =>
        constants.GetValueOrDefault(name)?.Select(constant => constant.Evaluate(depth)).FirstOrDefault(value => value is not null);

    private bool Has(string name) => _symbols.ContainsKey(name) || _constants.ContainsKey(name);

    private FileNames? Seen(string name) => Others.FirstOrDefault(file => file.Has(name) && Sees(name, file));

    private bool Sees(string name, FileNames owner) =>
        Imports.Contains(name) ||
        owner.Namespaces.Any(space => IsIn(name, space) && (Namespaces.Contains(space) || Imports.Contains(space)));

    /// <summary>Whether a full name could be one of the namespace.</summary>
    private static bool IsIn(string name, string space) =>
        space.Length == 0 || name.StartsWith(space + "_", StringComparison.Ordinal);
}
