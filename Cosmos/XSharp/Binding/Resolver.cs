using XSharp.Diagnostics;
using XSharp.Lexing;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>
/// Turns operands as written into operands whose names are known; null means that it has reported why not.
/// </summary>
internal sealed class Resolver(SymbolTable symbols, DiagnosticBag diagnostics)
{
    private readonly ConstantReader _constants = new(symbols, diagnostics);

    /// <summary>Where names are looked up from.</summary>
    public Scope Scope { get; set; } = new("", null);

    /// <summary>The mode of the code, 32 or 64.</summary>
    public int Bits { get; set; } = 64;

    public Operand? Resolve(Operand operand) => operand switch
    {
        ConstantOperand constant => Constant(constant),
        NameOperand name => Name(name),
        MemorySyntax memory => Memory(memory),
        RegisterOperand register => Register(register),
        AddressOperand address => Address(address),
        WidenOperand widen => Resolve(widen.Source) is { } source ? widen with { Source = source } : null,
        UnaryOperand unary => Resolve(unary.Source) is { } source ? unary with { Source = source } : null,
        PortOperand port => Resolve(port.Number) is { } number ? port with { Number = number } : null,
        MsrOperand msr => Resolve(msr.Number) is { } number ? msr with { Number = number } : null,
        _ => operand,
    };

    /// <summary>The left side of a condition, where Cosmos writes a size before a register too.</summary>
    public Operand? Compared(Operand operand)
    {
        if (operand is not MemorySyntax memory || SizedRegister(memory) is not { } register) return Resolve(operand);
        if (register.Register.Bits == memory.Bits) return Register(register);
        diagnostics.Report(XRules.WidthMismatch, operand.Location, operand.Text, memory.Bits, register.Text, register.Register.Bits);
        return null;
    }

    private Operand? Memory(MemorySyntax memory)
    {
        if (PortOf(memory) is { } port) return Resolve(port);
        if (SizedRegister(memory) is not { } register) return new AddressResolver(this, diagnostics).Resolve(memory);
        diagnostics.Report(XRules.TwoMeanings, memory.Location, memory.Text, "the register", register.Text, "the memory at it",
            $"{memory.Text}[0]");
        return null;
    }

    /// <summary>The register of a size and a register without brackets.</summary>
    private RegisterOperand? SizedRegister(MemorySyntax memory)
    {
        if (memory is not { Root: { Kind: TokenKind.Name } root, Terms: [] }) return null;
        return Registers.Find(root.Text) is { } register
            ? new RegisterOperand(root.Text, root.Location, register)
            : Parameter(root);
    }

    /// <summary>Cosmos writes the word in any case; a name of the source comes before it.</summary>
    private PortOperand? PortOf(MemorySyntax memory)
    {
        if (memory is not { Root: { } root, Bits: 0, IsAligned: false, Terms: [{ IsNegative: false, Scale: null } term] }) return null;
        if (!root.IsWord("port") || Parameter(root) is not null || symbols.FindCode(root, Scope) is not null) return null;
        return new PortOperand(memory.Text, memory.Location, Registers.Find(term.Value.Text) is { } register
            ? new RegisterOperand(term.Value.Text, term.Value.Location, register)
            : new ConstantOperand(term.Value.Text, term.Value.Location, term.Value, false));
    }

    public ImmediateOperand? Constant(ConstantOperand constant) =>
        _constants.Read(constant, Scope) is { } value
            ? new ImmediateOperand(constant.Text, constant.Location, value)
            : null;

    public ImmediateOperand? Constant(Token token) =>
        _constants.Read(token, Scope) is { } value ? new ImmediateOperand(token.Text, token.Location, value) : null;

    public RegisterOperand? Register(RegisterOperand operand)
    {
        if (Bits == 64 || !operand.Register.NeedsBits64) return operand;
        diagnostics.Report(XRules.NeedsBits64, operand.Location, operand.Text, "a 32-bit register, or bits 64 above");
        return null;
    }

    /// <summary>A parameter that the name stands for.</summary>
    public RegisterOperand? Parameter(Token name) =>
        name.Kind == TokenKind.Name && Scope.Parameter(name.Text) is { } register
            ? new RegisterOperand(name.Text, name.Location, register)
            : null;

    /// <summary>A symbol that data may be read from.</summary>
    public Symbol? Data(Token name)
    {
        if (Known(name, symbols.FindCode(name, Scope)) is not { } symbol) return null;
        if (symbol.Kind != SymbolKind.Function) return Reachable(name, symbol);
        diagnostics.Report(XRules.NotData, name.Location, name.Shown);
        return null;
    }

    /// <summary>A symbol that control may go to.</summary>
    public Symbol? Code(Token name)
    {
        var symbol = Known(name, symbols.FindCode(name, Scope));
        if (symbol is not { IsData: true }) return symbol;
        diagnostics.Report(XRules.NotCode, name.Location, name.Shown);
        return null;
    }

    private Operand? Name(NameOperand operand)
    {
        if (Parameter(operand.Name) is { } parameter) return Register(parameter);
        return Data(operand.Name) is { } symbol ? Whole(operand, symbol) : null;
    }

    private AddressOperand? Address(AddressOperand address)
    {
        var target = address.Target is NameOperand name ? AnySymbol(name) : Resolve(address.Target);
        return target is null ? null : address with { Target = target };
    }

    private MemoryOperand? AnySymbol(NameOperand operand)
    {
        if (Known(operand.Name, symbols.FindCode(operand.Name, Scope)) is not { } found) return null;
        return Reachable(operand.Name, found) is { } symbol ? Whole(operand, symbol) : null;
    }

    private static MemoryOperand Whole(NameOperand operand, Symbol symbol) =>
        new(operand.Text, operand.Location, symbol.Bits)
        {
            Symbol = symbol.Name, IsThread = symbol.Kind == SymbolKind.ThreadVariable, Room = symbol.Room,
        };

    private Symbol? Known(Token name, Symbol? symbol)
    {
        if (symbol is null) diagnostics.Report(XRules.UndefinedName, name.Location, name.Shown, symbols.ImportOf(name, Scope));
        else if (symbols.IsAmbiguous(name, Scope))
            diagnostics.Report(XRules.TwoMeanings, name.Location, name.Shown, $"the symbol {name.Text}", $"..{name.Text}",
                $"{name.Text} of the namespace {Scope.Namespace}", Scope.Qualify(name.Text));
        return symbol;
    }

    private Symbol? Reachable(Token name, Symbol symbol)
    {
        if (Bits == 64 || symbol.Kind != SymbolKind.ThreadVariable) return symbol;
        diagnostics.Report(XRules.ThreadVariable, name.Location, name.Shown, "use it in 64-bit code");
        return null;
    }
}
