using System;
using System.Linq;
using System.Text;
using XSharp.Diagnostics;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>Emits a variable's contents; the caller has entered its section.</summary>
internal sealed class VariableEmitter(CodeContext code)
{
    private const int MostBytes = 256 * 1024 * 1024;
    private readonly OperandRules _rules = new(code.Diagnostics);

    public void Emit(VariableDefinition variable, string symbol)
    {
        var quoted = AssemblyWriter.Quote(symbol);
        code.Writer.Directive($".type {quoted}, @object");
        code.Writer.Label(quoted);
        if (variable.Items is null) Zero(variable);
        foreach (var item in variable.Items ?? []) Item(item);
        code.Writer.Directive($".size {quoted}, . - {quoted}");
    }

    private void Zero(VariableDefinition variable)
    {
        var element = variable.Bits / 8;
        if (Count(variable, MostBytes / element) is { } count)
            code.Instruction(variable.Location, $".zero {count * element}");
    }

    private long? Count(VariableDefinition variable, int most)
    {
        if (variable.Count is null) return 1;
        if (code.Resolver.Constant(variable.Count) is not { } count) return null;
        if (count.Value > 0 && count.Value <= most) return (long)count.Value;
        code.Diagnostics.Report(XRules.ArraySize, count.Location, count.Text, most);
        return null;
    }

    private void Item(InitialItem item)
    {
        if (item.Text is { } text) Text(item, text);
        else if (code.Resolver.Resolve(item.Value!) is { } value) Value(item, value);
    }

    private void Text(InitialItem item, string text)
    {
        var bytes = string.Concat(Encoding.UTF8.GetBytes(text).Select(Escape));
        code.Instruction(item.Location, $"{(item.IsTerminated ? ".asciz" : ".ascii")} \"{bytes}\"");
    }

    private static string Escape(byte value) => value is >= 32 and < 127 and not (byte)'"' and not (byte)'\\'
        ? ((char)value).ToString()
        : "\\" + Convert.ToString(value, 8).PadLeft(3, '0');

    private void Value(InitialItem item, Operand value)
    {
        if (value is AddressOperand address) Address(item, address);
        else if (value is ImmediateOperand constant && _rules.Fits(constant, item.Bits))
            code.Instruction(
                item.Location, $"{Directive(item.Bits)} {OperandText.Immediate(constant.Value, item.Bits)}");
    }

    private void Address(InitialItem item, AddressOperand address)
    {
        if (item.Bits != 64 && !(item.Bits == 32 && code.Mode == 32))
            code.Diagnostics.Report(XRules.AddressInitial, address.Location, address.Text);
        else if (address.Target is not MemoryOperand { Symbol: { } symbol, Base: null, Index: null } memory)
            code.Reject(address, "the address of a name");
        else if (memory.IsThread)
            code.Diagnostics.Report(
                XRules.ThreadVariable, address.Location, address.Text, "its address differs from thread to thread");
        else
            code.Instruction(item.Location, $"{Directive(item.Bits)} " +
                OperandText.WithDisplacement(AssemblyWriter.Quote(symbol), memory.Displacement));
    }

    private static string Directive(int bits) => bits switch
    {
        8 => ".byte",
        16 => ".short",
        32 => ".long",
        _ => ".quad",
    };
}
