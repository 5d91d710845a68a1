using XSharp.Diagnostics;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>Emits <c>target = source</c>; the kinds of the two operands decide the instruction.</summary>
internal sealed class AssignEmitter(CodeContext code, OperandRules rules)
{
    private readonly SystemEmitter _system = new(code);
    private readonly VectorEmitter _vectors = new(code);

    public void Emit(AssignStatement statement)
    {
        var target = code.Resolver.Resolve(statement.Target);
        var source = code.Resolver.Resolve(statement.Source);
        if (target is not null && source is not null) Assign(statement.Location, target, source);
    }

    private void Assign(XLocation at, Operand target, Operand source)
    {
        switch (target, source)
        {
            case (PortOperand port, _): _system.PortOut(at, port, source); break;
            case (_, PortOperand port): _system.PortIn(at, target, port); break;
            case (MsrOperand msr, _): _system.Msr(at, "wrmsr", msr, source); break;
            case (_, MsrOperand msr): _system.Msr(at, "rdmsr", msr, target); break;
            case (RegisterOperand { Register.Kind: RegisterKind.Vector } vector, _): _vectors.Load(at, vector, source); break;
            case (_, RegisterOperand { Register.Kind: RegisterKind.Vector } vector): _vectors.Store(at, target, vector); break;
            case (PairOperand pair, WidenOperand widen): Extend(at, pair, widen); break;
            case (RegisterOperand { Register.IsGeneral: false } system, _): _system.Load(at, system, source); break;
            case (_, RegisterOperand { Register.IsGeneral: false } system): _system.Store(at, target, system); break;
            case (RegisterOperand register, WidenOperand widen): Widen(at, register, widen); break;
            case (RegisterOperand register, UnaryOperand unary): Unary(at, register, unary); break;
            case (RegisterOperand register, AddressOperand address): Address(at, register, address); break;
            case (RegisterOperand register, ImmediateOperand constant): Constant(at, register, constant); break;
            case (MemoryOperand memory, ImmediateOperand constant): StoreConstant(at, memory, constant); break;
            default: Move(at, target, source); break;
        }
    }

    private void Move(XLocation at, Operand target, Operand source)
    {
        if (target is not (RegisterOperand or MemoryOperand))
            code.Reject(target, "a register or memory operand on the left of =");
        else if (source is not (RegisterOperand or MemoryOperand))
            code.Reject(source, "a register or constant, or assign to a register first");
        else if (target is MemoryOperand && source is MemoryOperand)
            code.Diagnostics.Report(XRules.TwoMemoryOperands, source.Location, target.Text, source.Text);
        else if (rules.Agree(target, source) is { } bits)
            code.Instruction(at, "mov", bits, target, source);
    }

    /// <summary>The shortest mov that leaves the same 64 bits; flags stay as they are, so zero is no xor.</summary>
    private void Constant(XLocation at, RegisterOperand target, ImmediateOperand constant)
    {
        var register = target.Register;
        if (!rules.Fits(constant, register.Bits)) return;
        var isLow = register.Bits == 64 && constant.Value >= 0 && constant.Value <= uint.MaxValue;
        var name = isLow ? Registers.General(register.Number, 32).Name : register.Name;
        var mnemonic = register.Bits < 64 || isLow || OperandRules.IsSigned32(constant.Value) ? "mov" : "movabs";
        code.Instruction(at, $"{mnemonic} {name}, {OperandText.Immediate(constant.Value, register.Bits)}");
    }

    private void StoreConstant(XLocation at, MemoryOperand target, ImmediateOperand constant)
    {
        if (rules.Own(OperandRules.WithDefaultSize(target, constant)) is { } bits && rules.FitsInstruction(constant, bits))
            code.Instruction(at, "mov", bits, target, constant);
    }

    private void Address(XLocation at, RegisterOperand target, AddressOperand address)
    {
        var memory = (MemoryOperand)address.Target;
        if (target.Register.Bits != code.Mode)
            code.Diagnostics.Report(
                XRules.WidthMismatch, target.Location, target.Text, target.Register.Bits, address.Text, code.Mode);
        else if (memory.IsThread) ThreadAddress(at, target.Register, memory);
        else if (code.Mode == 32 && memory is { Symbol: not null, Base: null, Index: null })
            code.Instruction(at, $"mov {target.Register.Name}, {OperandText.Offset(memory)}");
        else code.Instruction(at, $"lea {target.Register.Name}, {OperandText.Address(memory, code.Mode)}");
    }

    /// <summary>
    /// Initial-exec, which also works in a shared library: the thread's base plus an offset the linker fills in.
    /// </summary>
    private void ThreadAddress(XLocation at, Register target, MemoryOperand memory)
    {
        code.Instruction(at, $"mov {target.Name}, qword ptr fs:[0]");
        code.Instruction(at, $"add {target.Name}, qword ptr [rip + {AssemblyWriter.Quote(memory.Symbol!)}@gottpoff]");
        var element = OperandText.WithDisplacement(target.Name, memory.Displacement);
        if (memory.Displacement != 0) code.Instruction(at, $"lea {target.Name}, [{element}]");
    }

    private void Widen(XLocation at, RegisterOperand target, WidenOperand widen)
    {
        if (widen.Source is not (MemoryOperand or RegisterOperand { Register.IsGeneral: true }))
            code.Reject(widen.Source, "a general register or sized memory after signed or unsigned");
        else if (rules.Own(widen.Source) is not { } bits) return;
        else if (bits >= target.Register.Bits)
            code.Diagnostics.Report(
                XRules.WidenDown, widen.Location, widen.Source.Text, bits, target.Register.Bits);
        else Widen(at, target, widen, bits);
    }

    private void Widen(XLocation at, RegisterOperand target, WidenOperand widen, int bits)
    {
        if (bits == 32 && !widen.IsSigned)
            target = target with { Register = Registers.General(target.Register.Number, 32) };
        var mnemonic = (bits, widen.IsSigned) switch
        {
            (32, true) => "movsxd",
            (32, false) => "mov",
            (_, true) => "movsx",
            (_, false) => "movzx",
        };
        code.Instruction(at, mnemonic, bits, target, widen.Source);
    }

    /// <summary>The sign of the accumulator in all bits of the register above it, before a signed division.</summary>
    private void Extend(XLocation at, PairOperand target, WidenOperand widen)
    {
        if (!widen.IsSigned || widen.Source is not RegisterOperand source || source.Register != target.Low ||
            SignExtension(target) is not { } mnemonic)
            code.Reject(widen, "RDX:RAX = signed RAX, EDX:EAX = signed EAX or DX:AX = signed AX");
        else if (code.Mode == 32 && source.Register.NeedsBits64)
            code.Diagnostics.Report(XRules.NeedsBits64, source.Location, source.Text, "EDX:EAX = signed EAX, or bits 64 above");
        else code.Instruction(at, mnemonic);
    }

    private static string? SignExtension(PairOperand pair) => (pair.High.Name, pair.Low.Name) switch
    {
        ("rdx", "rax") => "cqo",
        ("edx", "eax") => "cdq",
        ("dx", "ax") => "cwd",
        _ => null,
    };

    private void Unary(XLocation at, RegisterOperand target, UnaryOperand unary)
    {
        if (unary.Source is not RegisterOperand { Register.IsGeneral: true } source)
            code.Reject(unary.Source, "a general register after ~ or -");
        else if (rules.Agree(target, source) is { } bits)
        {
            if (target.Register != source.Register) code.Instruction(at, "mov", bits, target, source);
            code.Instruction(at, unary.Mnemonic, bits, target);
        }
    }
}
