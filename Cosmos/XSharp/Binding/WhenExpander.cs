using System;
using System.Collections.Generic;
using System.Linq;
using XSharp.Diagnostics;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>Puts the chosen block of each <c>when</c> in its place, so that nothing later knows of it.</summary>
internal sealed class WhenExpander(FileNames names, DiagnosticBag diagnostics)
{
    private Scope _scope = new("", null);

    public IReadOnlyList<Statement> Expand(IReadOnlyList<Statement> statements)
    {
        var expanded = new List<Statement>(statements.Count);
        foreach (var statement in statements)
        {
            if (statement is WhenStatement choice) expanded.AddRange(Expand(Chosen(choice)));
            else expanded.Add(Inside(statement));
        }

        return expanded;
    }

    private IReadOnlyList<Statement> Chosen(WhenStatement choice) =>
        choice.Condition.Evaluate(Value) switch
        {
            true => choice.Body,
            false => choice.Else,
            null => [],
        };

    private Int128? Value(ConstantOperand operand)
    {
        var value = names.Value(operand, _scope);
        if (value is null) diagnostics.Report(XRules.UndefinedConstant, operand.Location, operand.Text, "");
        return value;
    }

    private Statement Inside(Statement statement)
    {
        if (statement is NamespaceDefinition space) _scope = new Scope(space.Name.Text, null);
        return statement switch
        {
            FunctionDefinition item => item with { Body = Expand(item.Body) },
            WhileStatement item => item with { Body = Expand(item.Body) },
            LoopStatement item => item with { Body = Expand(item.Body) },
            RepeatStatement item => item with { Body = Expand(item.Body) },
            IfStatement item => item with
            {
                Branches = [.. item.Branches.Select(branch => branch with { Body = Expand(branch.Body) })],
                Else = item.Else is { } other ? Expand(other) : null,
            },
            _ => statement,
        };
    }
}
