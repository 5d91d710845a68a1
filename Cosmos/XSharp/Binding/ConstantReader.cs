using System;
using XSharp.Diagnostics;
using XSharp.Lexing;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>Finds the value of a number or <c>#Name</c>; it fits 64 bits, signed or unsigned.</summary>
internal sealed class ConstantReader(SymbolTable symbols, DiagnosticBag diagnostics)
{
    public Int128? Read(ConstantOperand constant, Scope scope)
    {
        if (Read(constant.Value, scope) is not { } value) return null;
        var signed = constant.IsNegative ? -value : value;
        if (signed >= long.MinValue && signed <= ulong.MaxValue) return signed;
        diagnostics.Report(XRules.NumberTooLarge, constant.Location, constant.Text);
        return null;
    }

    public Int128? Read(Token value, Scope scope)
    {
        if (value.Kind == TokenKind.Number) return value.Value;
        if (symbols.FindConstant(value.Text, scope) is { } known) return known;
        var import = symbols.ImportOf(value.Text, scope) is { } name ? $", or write import {name}" : "";
        diagnostics.Report(XRules.UndefinedConstant, value.Location, "#" + value.Text, import);
        return null;
    }
}
