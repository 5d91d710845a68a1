using System;
using XSharp.Diagnostics;
using XSharp.Lexing;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>
/// Resolves a memory operand to symbol, base, index, scale and displacement, and checks that it encodes.
/// </summary>
internal sealed class AddressResolver(Resolver resolver, DiagnosticBag diagnostics)
{
    private readonly long _highest = resolver.Bits == 64 ? int.MaxValue : uint.MaxValue;
    private MemoryOperand _memory = null!;
    private Int128 _displacement;
    private bool _failed;

    public MemoryOperand? Resolve(MemorySyntax syntax)
    {
        _memory = new MemoryOperand(syntax.Text, syntax.Location, syntax.Bits) { IsAligned = syntax.IsAligned };
        if (syntax.Root is { } root) Root(root);
        foreach (var term in syntax.Terms) Term(term);
        if (!_failed) Check(syntax);
        return _failed ? null : _memory with { Displacement = (long)_displacement, Room = Room() };
    }

    /// <summary>What is left of a variable without a declared size, behind the displacement.</summary>
    private int Room() =>
        _memory.Base is null && _memory.Index is null && _displacement >= 0 && _displacement < _memory.Room
            ? _memory.Room - (int)_displacement
            : 0;

    private void Root(Token root)
    {
        if (AsRegister(root) is { } register) Base(register);
        else if (resolver.Data(root) is { } symbol) Symbol(symbol);
        else _failed = true;
    }

    private void Symbol(Symbol symbol) => _memory = _memory with
    {
        Symbol = symbol.Name,
        IsThread = symbol.Kind == SymbolKind.ThreadVariable,
        Bits = _memory.Bits == 0 ? symbol.Bits : _memory.Bits,
        Room = _memory.Bits == 0 ? symbol.Room : 0,
    };

    private void Term(AddressTerm term)
    {
        if (term.Value.Kind != TokenKind.Name) Displacement(term);
        else if (AsRegister(term.Value) is { } register) Register(term, register);
        else Fail(XRules.UndefinedName, term.Value.Location, term.Value.Text, term.Value.Text);
    }

    private void Register(AddressTerm term, RegisterOperand register)
    {
        if (term.Scale is { } scale) Index(register, scale);
        else if (_memory.Base is null) Base(register);
        else Index(register, null);
    }

    private RegisterOperand? AsRegister(Token token)
    {
        if (token.Kind != TokenKind.Name) return null;
        return Registers.Find(token.Text) is { } register
            ? new RegisterOperand(token.Text, token.Location, register)
            : resolver.Parameter(token);
    }

    private void Displacement(AddressTerm term)
    {
        if (resolver.Constant(term.Value) is not { } constant) _failed = true;
        else _displacement += term.IsNegative ? -constant.Value : constant.Value;
    }

    private void Base(RegisterOperand register)
    {
        if (CanAddress(register)) _memory = _memory with { Base = register.Register };
    }

    private void Index(RegisterOperand register, Token? scale)
    {
        if (!CanAddress(register)) return;
        if (_memory.Index is not null) Fail(XRules.AddressTooLong, register.Location, register.Text);
        else _memory = _memory with { Index = register.Register, Scale = scale is { } token ? Scale(token) : 1 };
        if (_memory.Index is { IsStackPointer: true }) MoveStackPointer(register);
    }

    /// <summary>The encoding has no RSP as index; unscaled, base and index may change places.</summary>
    private void MoveStackPointer(RegisterOperand register)
    {
        if (_memory.Scale != 1 || _memory.Base is { IsStackPointer: true })
            Refuse(register, "another register as index");
        else
            _memory = _memory with { Base = _memory.Index, Index = _memory.Base };
    }

    private int Scale(Token token)
    {
        if (resolver.Constant(token) is not { } scale) return Failed(1);
        if (scale.Value == 1 || scale.Value == 2 || scale.Value == 4 || scale.Value == 8) return (int)scale.Value;
        Fail(XRules.AddressScale, token.Location, token.Text);
        return 1;
    }

    private int Failed(int result)
    {
        _failed = true;
        return result;
    }

    private bool CanAddress(RegisterOperand register)
    {
        if (resolver.Register(register) is null) return Failed(0) != 0;
        if (!register.Register.IsGeneral || register.Register.Bits < 32)
            return Refuse(register, "a 64-bit register, or 32-bit in bits 32");
        if ((_memory.Base ?? _memory.Index) is { } other && other.Bits != register.Register.Bits)
            return Refuse(register, $"one of {other.Bits} bits like the other");
        return true;
    }

    private void Check(MemorySyntax syntax)
    {
        if (_displacement < int.MinValue || _displacement > _highest)
            Fail(XRules.ConstantRange, syntax.Location, syntax.Text, int.MinValue, _highest);
        var indexed = _memory.Symbol is not null && (_memory.Base ?? _memory.Index) is not null;
        if (indexed && resolver.Bits == 64)
            Fail(XRules.IndexedVariable, syntax.Location, syntax.Text);
    }

    private bool Refuse(RegisterOperand register, string advice) =>
        Fail(XRules.AddressRegister, register.Location, register.Text, advice);

    private bool Fail(XRule rule, XLocation location, params object[] arguments)
    {
        diagnostics.Report(rule, location, arguments);
        _failed = true;
        return false;
    }
}
