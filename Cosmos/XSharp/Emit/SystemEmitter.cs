using XSharp.Diagnostics;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>Emits moves to and from ports, model-specific registers, and system registers.</summary>
internal sealed class SystemEmitter(CodeContext code)
{
    public void PortOut(XLocation at, PortOperand port, Operand source)
    {
        if (PortText(port) is { } number && Accumulator(source) is { } register)
            code.Instruction(at, $"out {number}, {register.Name}");
    }

    public void PortIn(XLocation at, Operand target, PortOperand port)
    {
        if (PortText(port) is { } number && Accumulator(target) is { } register)
            code.Instruction(at, $"in {register.Name}, {number}");
    }

    public void Msr(XLocation at, string mnemonic, MsrOperand msr, Operand value)
    {
        if (msr.Number is not RegisterOperand number || !number.Register.Is("ecx"))
            code.Diagnostics.Report(XRules.MsrOperands, msr.Number.Location, msr.Number.Text);
        else if (value is not PairOperand pair || !pair.High.Is("edx") || !pair.Low.Is("eax"))
            code.Diagnostics.Report(XRules.MsrOperands, value.Location, value.Text);
        else
            code.Instruction(at, mnemonic);
    }

    /// <summary>A system register on the left of the equals sign.</summary>
    public void Load(XLocation at, RegisterOperand target, Operand source)
    {
        var register = target.Register;
        if (register.Kind == RegisterKind.Table) Table(at, 'l', target, source);
        else if (register.Is("cs")) Refuse(source, target, "another segment register; iret or a far jump sets CS");
        else if (GeneralOf(source, target, register) is not { } general) return;
        else if (register.Kind == RegisterKind.Selector)
            code.Instruction(at, $"{(register.Is("tr") ? "ltr" : "lldt")} {general.Name}");
        else code.Instruction(at, $"mov {register.Name}, {general.Name}");
    }

    /// <summary>A system register on the right of the equals sign.</summary>
    public void Store(XLocation at, Operand target, RegisterOperand source)
    {
        var register = source.Register;
        if (register.Kind == RegisterKind.Table) Table(at, 's', source, target);
        else if (GeneralOf(target, source, register) is not { } general) return;
        else if (register.Kind == RegisterKind.Selector)
            code.Instruction(at, $"{(register.Is("tr") ? "str" : "sldt")} {general.Name}");
        else if (register.Kind == RegisterKind.Segment) StoreSegment(at, general, register);
        else code.Instruction(at, $"mov {general.Name}, {register.Name}");
    }

    /// <summary>Without the prefix, the assembler picks the 32-bit form, which clears the bits above.</summary>
    private void StoreSegment(XLocation at, Register general, Register segment) =>
        code.Instruction(at, $"data16 mov {general.Name}, {segment.Name}");

    private void Table(XLocation at, char direction, RegisterOperand table, Operand other)
    {
        if (other is MemoryOperand { IsAligned: false } memory)
            code.Instruction(at, $"{direction}{table.Register.Name[..3]} {OperandText.Address(memory, code.Mode)}");
        else Refuse(other, table, "a memory operand");
    }

    /// <summary>The general register that goes with a system register: as wide as the mode, or as a selector.</summary>
    private Register? GeneralOf(Operand operand, RegisterOperand system, Register register)
    {
        var bits = register.Kind is RegisterKind.Control or RegisterKind.Debug ? code.Mode : 16;
        if (operand is RegisterOperand { Register.IsGeneral: true } general && general.Register.Bits == bits)
            return general.Register;
        Refuse(operand, system, $"a general register of {bits} bits");
        return null;
    }

    private void Refuse(Operand operand, RegisterOperand system, string advice) =>
        code.Diagnostics.Report(XRules.SystemRegister, operand.Location, operand.Text, system.Text, advice);

    private string? PortText(PortOperand port)
    {
        if (port.Number is RegisterOperand register && register.Register.Is("dx")) return "dx";
        if (port.Number is ImmediateOperand number && number.Value >= 0 && number.Value <= byte.MaxValue)
            return OperandText.Immediate(number.Value, 8);
        code.Diagnostics.Report(XRules.PortOperands, port.Number.Location, port.Number.Text);
        return null;
    }

    private Register? Accumulator(Operand operand)
    {
        if (operand is RegisterOperand { Register: { IsAccumulator: true, Bits: < 64 } register }) return register;
        code.Diagnostics.Report(XRules.PortOperands, operand.Location, operand.Text);
        return null;
    }
}
