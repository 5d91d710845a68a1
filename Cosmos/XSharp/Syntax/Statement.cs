using XSharp.Lexing;

namespace XSharp.Syntax;

/// <summary>A statement of a function or of the namespace; <c>Location</c> is its first token.</summary>
internal abstract record Statement(XLocation Location);

/// <summary>A line of assembly that passes through.</summary>
internal sealed record LiteralStatement(XLocation Location, string Text) : Statement(Location);

/// <summary>An instruction without operands.</summary>
internal sealed record InstructionStatement(XLocation Location, string Mnemonic) : Statement(Location);

internal sealed record LabelStatement(XLocation Location, Token Name) : Statement(Location);

internal sealed record CallStatement(XLocation Location, Operand Target) : Statement(Location);

/// <summary>The words that jump.</summary>
internal enum JumpKind
{
    Goto,
    Return,
    Break,
    Continue,
}

/// <summary>Where control goes: a target after <c>goto</c>, else what the word says.</summary>
internal sealed record JumpStatement(XLocation Location, JumpKind Kind, Operand? Target) : Statement(Location);

/// <summary><c>goto</c> with a code selector: the far jump that 32-bit code enters 64-bit code by.</summary>
internal sealed record FarJumpStatement(XLocation Location, ConstantOperand Selector, NameOperand Target)
    : Statement(Location);

/// <summary><c>ret</c> or <c>iret</c>: the bare instruction.</summary>
internal sealed record LeaveStatement(XLocation Location, bool FromInterrupt) : Statement(Location);

/// <summary><c>int</c>: what takes an interrupt vector.</summary>
internal sealed record SoftwareInterruptStatement(XLocation Location, ConstantOperand Vector) : Statement(Location);

internal sealed record AssignStatement(XLocation Location, Operand Target, Operand Source) : Statement(Location);

internal sealed record OperationStatement(XLocation Location, Operation Operation, Operand Target, Operand Source)
    : Statement(Location);

/// <summary><c>++</c> and <c>--</c>.</summary>
internal sealed record StepStatement(XLocation Location, string Mnemonic, Operand Target) : Statement(Location);

/// <summary>A push or pop of one operand; <c>Bits</c> is what <c>as</c> says, or 0.</summary>
internal sealed record StackStatement(XLocation Location, bool IsPush, Operand Value, int Bits) : Statement(Location);

/// <summary>A push or pop of all registers or of the flags.</summary>
internal sealed record StackGroupStatement(XLocation Location, bool IsPush, bool IsFlags) : Statement(Location);

/// <summary><c>lock</c> before an operation or step on memory.</summary>
internal sealed record LockStatement(XLocation Location, Statement Inner) : Statement(Location);

/// <summary>The atomic exchanges that exist only with <c>lock</c>: xadd and cmpxchg.</summary>
internal sealed record AtomicExchangeStatement(XLocation Location, string Mnemonic, Operand Target, Operand Source)
    : Statement(Location);
