using System.Collections.Generic;
using XSharp.Binding;
using XSharp.Diagnostics;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>Emits the statements of a function, or those that stand in the namespace.</summary>
internal sealed class StatementEmitter
{
    /// <summary>How many statements all repetitions of a file may lay out.</summary>
    private const int MostRepeated = 65536;

    private readonly CodeContext _code;
    private readonly AssignEmitter _assign;
    private readonly OperationEmitter _operations;
    private readonly AtomicEmitter _atomics;
    private readonly JumpEmitter _jumps;
    private readonly ConditionEmitter _conditions;
    private int _repeatDepth;
    private int _repeated;

    public StatementEmitter(CodeContext code)
    {
        var rules = new OperandRules(code.Diagnostics);
        _code = code;
        _assign = new AssignEmitter(code, rules);
        _operations = new OperationEmitter(code, rules);
        _atomics = new AtomicEmitter(code, rules, _operations);
        _jumps = new JumpEmitter(code, rules);
        _conditions = new ConditionEmitter(code, rules, _operations);
        Stack = new StackEmitter(code, rules);
    }

    public StackEmitter Stack { get; }

    public void Emit(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements) Emit(statement);
    }

    public void Emit(Statement statement)
    {
        if (_repeatDepth > 0 && ++_repeated > MostRepeated) return;
        switch (statement)
        {
            case LiteralStatement literal: Literal(literal); break;
            case InstructionStatement instruction: _code.Instruction(instruction.Location, instruction.Mnemonic); break;
            case LabelStatement label: Label(label); break;
            case AssignStatement assign: _assign.Emit(assign); break;
            case OperationStatement operation: _operations.Emit(operation); break;
            case StepStatement step: _operations.Emit(step); break;
            case LockStatement locked: _atomics.Emit(locked); break;
            case AtomicExchangeStatement exchange: _atomics.Emit(exchange); break;
            case StackStatement stack: Stack.Emit(stack); break;
            case StackGroupStatement group: Stack.Emit(group); break;
            case CallStatement call: _jumps.Emit(call); break;
            case JumpStatement jump: _jumps.Emit(jump); break;
            case FarJumpStatement jump: _jumps.Emit(jump); break;
            case LeaveStatement leave: Leave(leave); break;
            case SoftwareInterruptStatement interrupt: Interrupt(interrupt); break;
            case IfJumpStatement choice: IfJump(choice); break;
            case IfStatement choice: If(choice); break;
            case WhileStatement loop: While(loop); break;
            case LoopStatement loop: Loop(loop); break;
            case RepeatStatement repeat: Repeat(repeat); break;
            case BitsStatement bits: Bits(bits); break;
            case AlignStatement align: Align(align); break;
        }
    }

    public void ReturnFromInterrupt(XLocation at) => _code.Instruction(at, _code.Mode == 64 ? "iretq" : "iretd");

    private void Label(LabelStatement label) =>
        _code.Writer.Label(AssemblyWriter.Quote(_code.Resolver.Scope.LabelSymbol(label.Name)));

    private void Literal(LiteralStatement literal)
    {
        if (LiteralRules.Leaves(literal.Text)) CheckHandler(literal.Location, literal.Text);
        if (LiteralRules.Check(_code, literal)) _code.Instruction(literal.Location, literal.Text);
    }

    private void CheckHandler(XLocation at, string shown)
    {
        if (_code.Resolver.Scope.Function is { Kind: FunctionKind.Handler })
            _code.Diagnostics.Report(XRules.LeavesHandler, at, shown);
    }

    private void Leave(LeaveStatement leave)
    {
        CheckHandler(leave.Location, leave.FromInterrupt ? "iret" : "ret");
        if (leave.FromInterrupt) ReturnFromInterrupt(leave.Location);
        else _code.Instruction(leave.Location, "ret");
    }

    private void Interrupt(SoftwareInterruptStatement interrupt)
    {
        if (_code.Resolver.Constant(interrupt.Vector) is not { } vector) return;
        if (vector.Value >= 0 && vector.Value <= byte.MaxValue) _code.Instruction(interrupt.Location, "int", 8, vector);
        else _code.Diagnostics.Report(XRules.ConstantRange, vector.Location, vector.Text, 0, byte.MaxValue);
    }

    private void IfJump(IfJumpStatement choice)
    {
        if (_jumps.Label(choice.Jump) is { } target) _conditions.JumpIf(choice.Location, choice.Condition, target);
    }

    private void If(IfStatement choice)
    {
        var last = choice.Branches[^1];
        var end = choice is { Else: null, Branches.Count: 1 } ? null : _code.Writer.NewLabel();
        foreach (var branch in choice.Branches) Branch(branch, ReferenceEquals(branch, last) && choice.Else is null ? null : end);
        if (choice.Else is { } other) Emit(other);
        if (end is not null) _code.Writer.Label(end);
    }

    /// <summary>One block and its condition; all but the last jump to the end of the whole chain.</summary>
    private void Branch(IfBranch branch, string? end)
    {
        var next = _code.Writer.NewLabel();
        _conditions.JumpUnless(branch.Location, branch.Condition, next);
        Emit(branch.Body);
        if (end is not null) _code.Instruction(branch.Location, $"jmp {end}");
        _code.Writer.Label(next);
    }

    private void While(WhileStatement loop)
    {
        var (start, end) = (_code.Writer.NewLabel(), _code.Writer.NewLabel());
        _code.Writer.Label(start);
        _conditions.JumpUnless(loop.Location, loop.Condition, end);
        Around(loop.Location, start, end, loop.Body);
    }

    private void Loop(LoopStatement loop)
    {
        var (start, end) = (_code.Writer.NewLabel(), _code.Writer.NewLabel());
        _code.Writer.Label(start);
        Around(loop.Location, start, end, loop.Body);
    }

    private void Around(XLocation at, string start, string end, IReadOnlyList<Statement> body)
    {
        _code.Loops.Push((start, end));
        Emit(body);
        _code.Loops.Pop();
        _code.Instruction(at, $"jmp {start}");
        _code.Writer.Label(end);
    }

    /// <summary>
    /// Lays the body out again for each repetition rather than with .rept, so that each instruction keeps its line
    /// and blocks inside get labels of their own.
    /// </summary>
    private void Repeat(RepeatStatement repeat)
    {
        if (_code.Resolver.Constant(repeat.Count) is not { } count) return;
        _repeatDepth++;
        for (var i = 0; i < count.Value && _repeated <= MostRepeated; i++, _repeated++) Emit(repeat.Body);
        _repeatDepth--;
        if (count.Value < 0 || _repeated > MostRepeated)
            _code.Diagnostics.Report(XRules.RepeatCount, repeat.Count.Location, repeat.Count.Text, MostRepeated);
    }

    private void Bits(BitsStatement statement)
    {
        _code.Resolver.Bits = statement.Bits;
        _code.Writer.Directive($".code{statement.Bits}");
    }

    private void Align(AlignStatement align)
    {
        if (Alignment.Read(_code, align) is { } power) _code.Writer.Directive($".p2align {power}");
    }
}
