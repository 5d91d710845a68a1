using System;
using System.Collections.Generic;
using XSharp.Lexing;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>Finds the constants, namespaces and imports of a file, with no regard to which conditional blocks are left out.</summary>
internal sealed class NameScanner(FileNames file, ConstantImports imports)
{
    private Scope _scope = new("", null);

    public void Scan(IReadOnlyList<Statement> statements, IReadOnlyList<Guard> guards)
    {
        foreach (var statement in statements) Scan(statement, guards);
    }

    private void Scan(Statement statement, IReadOnlyList<Guard> guards)
    {
        switch (statement)
        {
            case NamespaceDefinition item: _scope = new Scope(item.Name.Text, null); break;
            case ImportDefinition item: file.Imports.Add(item.Name.Text); break;
            case ConstantImport item: Import(item, guards); break;
            case WhenStatement item: When(item, guards); break;
            case ConstantDefinition item: Constant(item, guards); break;
            default: file.Namespaces.Add(_scope.Namespace); break;
        }
    }

    private void Constant(ConstantDefinition constant, IReadOnlyList<Guard> guards)
    {
        file.Namespaces.Add(_scope.Namespace);
        file.Add(_scope.Qualify(constant.Name.Text), new SharedConstant(file, constant.Value, _scope, guards));
    }

    private void Import(ConstantImport import, IReadOnlyList<Guard> guards)
    {
        foreach (var (name, value) in imports.Of(import))
            file.AddImported(name, new SharedConstant(file, Number(import, value), _scope, guards));
    }

    private static ConstantOperand Number(ConstantImport import, Int128 value) =>
        new(import.Path, import.Location, import.Name with { Kind = TokenKind.Number, Value = value }, IsNegative: false);

    private void When(WhenStatement choice, IReadOnlyList<Guard> guards)
    {
        Scan(choice.Body, [.. guards, new Guard(choice.Condition, _scope, IsFirst: true)]);
        Scan(choice.Else, [.. guards, new Guard(choice.Condition, _scope, IsFirst: false)]);
    }
}
