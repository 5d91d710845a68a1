using XSharp.Binding;
using XSharp.Diagnostics;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>Emits calls and jumps, and finds where they go.</summary>
internal sealed class JumpEmitter(CodeContext code, OperandRules rules)
{
    public void Emit(CallStatement statement)
    {
        if (Target(statement.Target) is { } target) code.Instruction(statement.Location, $"call {target}");
    }

    public void Emit(JumpStatement statement)
    {
        var target = statement.Target is { } operand ? Target(operand) : Place(statement);
        if (target is not null) code.Instruction(statement.Location, $"jmp {target}");
    }

    public void Emit(FarJumpStatement statement)
    {
        if (code.Resolver.Constant(statement.Selector) is not { } selector) return;
        if (!rules.InRange(selector, 0, ushort.MaxValue)) return;
        if (code.Resolver.Code(statement.Target.Name) is not { } symbol) return;
        var target = AssemblyWriter.Quote(symbol.Name);
        if (code.Mode == 64)
            code.Diagnostics.Report(XRules.NeedsBits32, selector.Location, $"goto {selector.Text}:",
                "+ selector, + address and //! retfq");
        else
            code.Instruction(statement.Location, AssemblyWriter.Att($"ljmp ${selector.Value}, ${target}"));
    }

    /// <summary>Where a conditional jump goes: to a label, since it takes no other operand.</summary>
    public string? Label(JumpStatement statement)
    {
        if (statement.Target is not { } operand) return Place(statement);
        if (operand is NameOperand name && code.Resolver.Parameter(name.Name) is null) return Symbol(name);
        code.Reject(operand, "the name of a label or function after if");
        return null;
    }

    private string? Target(Operand operand)
    {
        if (operand is NameOperand name && code.Resolver.Parameter(name.Name) is null) return Symbol(name);
        return code.Resolver.Resolve(operand) is { } resolved ? Indirect(resolved) : null;
    }

    private string? Symbol(NameOperand name) =>
        code.Resolver.Code(name.Name) is { } symbol && IsOfThisMode(name, symbol) ? AssemblyWriter.Quote(symbol.Name) : null;

    /// <summary>Code of the other mode would run as garbage; only a far jump changes the mode.</summary>
    private bool IsOfThisMode(NameOperand name, Symbol symbol)
    {
        if (symbol.Mode == 0 || symbol.Mode == code.Mode) return true;
        code.Diagnostics.Report(XRules.OtherMode, name.Location, name.Text, symbol.Mode, code.Mode);
        return false;
    }

    private string? Indirect(Operand operand)
    {
        if (operand is not (MemoryOperand or RegisterOperand { Register.IsGeneral: true }))
            code.Reject(operand, "a name, a general register or sized memory");
        else if (rules.Own(operand) is not { } bits) return null;
        else if (bits != code.Mode) code.Reject(operand, $"an operand of {code.Mode} bits");
        else return code.Text(operand, bits);
        return null;
    }

    private string? Place(JumpStatement statement) => statement.Kind switch
    {
        JumpKind.Return when code.Resolver.Scope.Function is not null =>
            AssemblyWriter.Quote(code.Resolver.Scope.QualifyLabel(Scope.Exit)),
        JumpKind.Return => Misplaced(XRules.OnlyInsideFunction, statement),
        _ when code.Loops.Count == 0 => Misplaced(XRules.OnlyInsideLoop, statement),
        JumpKind.Break => code.Loops.Peek().Break,
        _ => code.Loops.Peek().Continue,
    };

    private string? Misplaced(XRule rule, JumpStatement statement)
    {
        code.Diagnostics.Report(rule, statement.Location, statement.Kind.ToString().ToLowerInvariant());
        return null;
    }
}
