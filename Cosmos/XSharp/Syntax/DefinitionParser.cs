using System;
using System.Collections.Generic;
using System.Linq;
using XSharp.Diagnostics;
using XSharp.Lexing;
using XSharp.Machine;

namespace XSharp.Syntax;

/// <summary>Reads one definition, a statement that stands only at the level of the namespace.</summary>
internal sealed class DefinitionParser(LineCursor cursor, BlockReader blocks)
{
    private static readonly Dictionary<string, Func<DefinitionParser, Token, Definition?>> ByKeyword = new(StringComparer.OrdinalIgnoreCase)
    {
        ["namespace"] = (parser, at) => parser.Namespace(at),
        ["const"] = (parser, at) => parser.Constant(at),
        ["var"] = (parser, at) => parser.Variable(at, isThread: false),
        ["thread"] = (parser, at) => parser.ThreadVariable(at),
        ["function"] = (parser, at) => parser.Function(at),
        ["interrupt"] = (parser, at) => parser.Interrupt(at, FunctionKind.Interrupt),
        ["handler"] = (parser, at) => parser.Interrupt(at, FunctionKind.Handler),
        ["import"] = (parser, at) => parser.Import(at),
        ["export"] = (parser, at) => parser.Export(at),
        ["section"] = (parser, at) => parser.Section(at),
    };

    private readonly OperandParser _operands = new(cursor);

    public static bool Knows(Token word) => ByKeyword.ContainsKey(word.Text);

    public Statement? Definition()
    {
        var keyword = cursor.Take();
        if (blocks.IsNested)
            cursor.Diagnostics.Report(XRules.OnlyOutsideFunction, keyword.Location, keyword.Text);
        return ByKeyword[keyword.Text](this, keyword);
    }

    private NamespaceDefinition? Namespace(Token at) =>
        cursor.RequireName() is { } name ? new NamespaceDefinition(at.Location, name) : null;

    private ConstantDefinition? Constant(Token at)
    {
        if (cursor.RequireName() is not { } name || !IsFree(name, Words.IsOperand(name.Text)) || !cursor.Require("=")) return null;
        if (cursor.Current.Kind == TokenKind.String) return TextConstant();
        return _operands.Constant() is { } value ? new ConstantDefinition(at.Location, name, value) : null;
    }

    /// <summary>A text of any length is one in memory to Cosmos, and the constant its address.</summary>
    private ConstantDefinition? TextConstant()
    {
        var advice = "var for a text, or the number of a character";
        cursor.Diagnostics.Report(XRules.Replaced, cursor.Current.Location, cursor.Show(cursor.Current), advice);
        return null;
    }

    private VariableDefinition? ThreadVariable(Token at) =>
        cursor.TakeIfWord("var") ? Variable(at, isThread: true) : cursor.Fail<VariableDefinition>("var");

    private VariableDefinition? Variable(Token at, bool isThread)
    {
        if (VariableName() is not { } name) return null;
        var bits = TakeSize();
        var variable = new VariableDefinition(at.Location, name, bits, isThread) { IsSized = bits != 0 };
        if (variable.IsSized && cursor.TakeIfMark("[")) return Array(variable);
        return cursor.TakeIfMark("=") ? Valued(variable) : Zero(variable);
    }

    /// <summary>A name of the namespace, or with a dot, as Cosmos has it outside of functions, that of a symbol.</summary>
    private Token? VariableName()
    {
        if (cursor.Current.Kind == TokenKind.GlobalName) return cursor.Fail<Token?>($"'.{cursor.Current.Text}' for the symbol");
        return cursor.RequireAnyName() is { } name && IsFree(name, Words.IsReserved(name.Text)) ? name : null;
    }

    /// <summary>Reports a name that means something else as an operand, or begins a statement.</summary>
    private bool IsFree(Token name, bool isReserved)
    {
        if (name.Kind != TokenKind.Name || !(isReserved || StatementParser.IsKeyword(name))) return true;
        cursor.Diagnostics.Report(XRules.ReservedName, name.Location, name.Text);
        return false;
    }

    private int TakeSize()
    {
        if (cursor.Current.Kind != TokenKind.Name) return 0;
        if (!Words.Sizes.TryGetValue(cursor.Current.Text, out var bits)) return 0;
        cursor.Take();
        return bits;
    }

    private VariableDefinition? Array(VariableDefinition variable)
    {
        if (_operands.Constant() is not { } count || !cursor.Require("]")) return null;
        if (!cursor.Current.IsMark("=")) return variable with { Count = count };
        cursor.Diagnostics.Report(XRules.ArrayInitial, variable.Name.Location, variable.Name.Text);
        return null;
    }

    private VariableDefinition? Zero(VariableDefinition variable) =>
        variable.Bits != 0 || cursor.AtEnd
            ? variable with { Bits = DefaultBits(variable) }
            : cursor.Fail<VariableDefinition>("byte, word, dword, qword or '='");

    private VariableDefinition? Valued(VariableDefinition variable)
    {
        if (cursor.Current.Kind == TokenKind.String) return Text(variable);
        variable = variable with { Bits = DefaultBits(variable) };
        var items = cursor.TakeIfMark("{") ? List(variable.Bits) : Single(variable.Bits);
        return items is null ? null : variable with { Items = items };
    }

    private static int DefaultBits(VariableDefinition variable) => variable.Bits == 0 ? 32 : variable.Bits;

    private VariableDefinition Text(VariableDefinition variable)
    {
        var text = cursor.Take();
        if (variable.Bits is not (0 or 8))
            cursor.Diagnostics.Report(XRules.StringType, text.Location, cursor.Show(text));
        return variable with { Bits = 8, Items = [new InitialItem(text.Location, 8, null, text.Text, true)] };
    }

    private List<InitialItem>? Single(int bits) => Item(bits) is { } item ? [item] : null;

    private List<InitialItem>? List(int bits)
    {
        var items = new List<InitialItem>();
        do
        {
            if (Item(bits) is not { } item) return null;
            items.Add(item);
        }
        while (cursor.TakeIfMark(","));
        return cursor.Require("}") ? items : null;
    }

    private InitialItem? Item(int bits)
    {
        var own = TakeSize();
        var width = own == 0 ? bits : own;
        var first = cursor.Current;
        if (first.Kind == TokenKind.String) return StringItem(width);
        var value = first.IsMark("@") ? _operands.Operand() : _operands.Constant();
        return value is null ? null : new InitialItem(value.Location, width, value, null, false);
    }

    private InitialItem StringItem(int bits)
    {
        var text = cursor.Take();
        if (bits != 8) cursor.Diagnostics.Report(XRules.StringType, text.Location, cursor.Show(text));
        return new InitialItem(text.Location, 8, null, text.Text, false);
    }

    private FunctionDefinition? Function(Token at)
    {
        if (DefinedName() is not { } name) return null;
        if (!cursor.TakeIfMark("(")) return Body(at, name, null, FunctionKind.Function);
        return Parameters() is { } parameters ? Body(at, name, parameters, FunctionKind.Function) : null;
    }

    private FunctionDefinition? Interrupt(Token at, FunctionKind kind) =>
        DefinedName() is { } name ? Body(at, name, null, kind) : null;

    private FunctionDefinition? Body(
        Token at, Token name, IReadOnlyList<ParameterSyntax>? parameters, FunctionKind kind)
    {
        if (blocks.Body(cursor) is not { } body) return null;
        blocks.CloseLast();
        return new FunctionDefinition(at.Location, name, kind, parameters, body, blocks.LastEnd);
    }

    private List<ParameterSyntax>? Parameters()
    {
        var parameters = new List<ParameterSyntax>();
        if (cursor.TakeIfMark(")")) return parameters;
        do
        {
            if (Parameter(parameters) is not { } parameter) return null;
            parameters.Add(parameter);
        }
        while (cursor.TakeIfMark(","));
        return cursor.Require(")") ? parameters : null;
    }

    private ParameterSyntax? Parameter(List<ParameterSyntax> before)
    {
        var word = cursor.Current;
        if (word.Kind != TokenKind.Name || Registers.Find(word.Text) is not { } register)
            return cursor.Fail<ParameterSyntax>("the register that carries the argument");
        cursor.Take();
        if (cursor.RequireName() is not { } name) return null;
        CheckParameter(word, register, name, before);
        return new ParameterSyntax(word, register, name);
    }

    private void CheckParameter(Token word, Register register, Token name, List<ParameterSyntax> before)
    {
        if (before.Count >= Registers.ArgumentCount)
            cursor.Diagnostics.Report(XRules.TooManyParameters, name.Location, name.Text);
        else CheckRegister(word, register, Registers.Argument(before.Count));
        if (Words.IsReserved(name.Text)) cursor.Diagnostics.Report(XRules.ReservedName, name.Location, name.Text);
        if (before.FirstOrDefault(p => p.Name.Text == name.Text) is { } other)
            cursor.Diagnostics.Report(XRules.DuplicateName, name.Location, name.Text, $"line {other.Name.Location.Line}");
    }

    private void CheckRegister(Token word, Register register, Register expected)
    {
        if (register is { IsGeneral: true, IsHighByte: false } && register.Number == expected.Number) return;
        var advice = expected.Name.ToUpperInvariant();
        cursor.Diagnostics.Report(XRules.ParameterRegister, word.Location, word.Text, advice);
    }

    private Token? DefinedName()
    {
        if (cursor.RequireName() is not { } name) return null;
        if (Registers.Find(name.Text) is not null)
            cursor.Diagnostics.Report(XRules.ReservedName, name.Location, name.Text);
        return name;
    }

    private Definition? Import(Token at)
    {
        if (cursor.TakeIfWord("const")) return ConstantImport(at);
        if (cursor.Current.IsWord("layout") && cursor.Peek(1).Kind == TokenKind.Name) return Layout(at);
        return DefinedName() is { } name ? new ImportDefinition(at.Location, name) : null;
    }

    private ConstantImport? Layout(Token at)
    {
        cursor.Take();
        return ConstantImport(at) is { } import ? import with { IsLayout = true } : null;
    }

    private ConstantImport? ConstantImport(Token at)
    {
        if (cursor.RequireName() is not { } first) return null;
        var last = first;
        while (cursor.Current.Kind == TokenKind.DotName && cursor.Current.Location.Column == last.EndColumn) last = cursor.Take();
        var path = cursor.TextSince(first);
        if (!cursor.TakeIfWord("as")) return new ConstantImport(at.Location, first, path, null);
        return cursor.RequireName() is { } alias && IsFree(alias, Words.IsOperand(alias.Text))
            ? new ConstantImport(at.Location, first, path, alias)
            : null;
    }

    private ExportDefinition? Export(Token at)
    {
        if (cursor.RequireAnyName() is not { } name) return null;
        if (!cursor.TakeIfWord("as")) return new ExportDefinition(at.Location, name, null);
        return cursor.Current.Kind == TokenKind.String
            ? new ExportDefinition(at.Location, name, cursor.Take())
            : cursor.Fail<ExportDefinition>("the 'name' in quotes");
    }

    private SectionDefinition? Section(Token at)
    {
        if (cursor.Current.Kind is not (TokenKind.Name or TokenKind.String))
            return cursor.Fail<SectionDefinition>("text, rodata, data, bss, default or a 'name'");
        var name = cursor.Take();
        if (name.Kind == TokenKind.Name || !cursor.TakeIfMark(","))
            return new SectionDefinition(at.Location, name, null, false);
        if (cursor.Current.Kind != TokenKind.String) return cursor.Fail<SectionDefinition>("the 'flags' in quotes");
        return NamedSection(at, name, cursor.Take());
    }

    private SectionDefinition? NamedSection(Token at, Token name, Token flags)
    {
        if (!cursor.TakeIfMark(",")) return new SectionDefinition(at.Location, name, flags, false);
        return cursor.TakeIfWord("nobits")
            ? new SectionDefinition(at.Location, name, flags, true)
            : cursor.Fail<SectionDefinition>("nobits");
    }
}
