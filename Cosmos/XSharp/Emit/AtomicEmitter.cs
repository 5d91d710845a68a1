using XSharp.Diagnostics;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>Emits <c>lock</c> statements.</summary>
internal sealed class AtomicEmitter(CodeContext code, OperandRules rules, OperationEmitter operations)
{
    private const string Prefix = "lock ";

    public void Emit(LockStatement statement)
    {
        if (statement.Inner is StepStatement step) operations.Emit(step, Prefix);
        if (statement.Inner is OperationStatement operation) operations.Emit(operation, Prefix);
    }

    public void Emit(AtomicExchangeStatement statement)
    {
        var target = code.Resolver.Resolve(statement.Target);
        var source = code.Resolver.Resolve(statement.Source);
        if (target is null || source is null) return;
        if (target is not MemoryOperand)
            code.Diagnostics.Report(XRules.LockTarget, target.Location, target.Text);
        else if (source is not RegisterOperand { Register.IsGeneral: true } register)
            code.Reject(source, "a general register");
        else if (statement.Mnemonic == "cmpxchg" && register.Register.IsAccumulator)
            code.Diagnostics.Report(XRules.Accumulator, source.Location, source.Text);
        else if (rules.Agree(target, source) is { } bits)
            code.Instruction(statement.Location, Prefix + statement.Mnemonic, bits, target, source);
    }
}
