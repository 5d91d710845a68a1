using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Applies the rules on code to one method after another.</summary>
internal sealed class MethodCheck(SourceMap sources, Findings findings)
{
    private const string UnmanagedCallersOnly = "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute";
    private const string ModuleInitializer = "System.Runtime.CompilerServices.ModuleInitializerAttribute";

    private readonly HashSet<MethodDefinition> _declaredPInvokes = [];
    private readonly HashSet<MethodDefinition> _calledPInvokes = [];

    /// <summary>Checks a method's attributes and code.</summary>
    public void Check(MethodDefinition method)
    {
        if (method.IsPInvokeImpl)
            _declaredPInvokes.Add(method);
        if (method.HasAttribute(UnmanagedCallersOnly))
            findings.Add(
                FreestandingRules.UnmanagedCallersOnly, sources.Of(method),
                $"'{MemberNames.Of(method)}' is UnmanagedCallersOnly");
        if (method.HasAttribute(ModuleInitializer))
            findings.Add(
                FreestandingRules.StaticInitialiser, sources.Of(method),
                $"'{MemberNames.Of(method)}' is a module initialiser, which nothing calls");
        if (method.IsSynchronized)
            findings.Add(FreestandingRules.Try, sources.Of(method), $"'{MemberNames.Of(method)}' is Synchronized, which is a lock");
        if (CompilerTypes.StateMachineOf(method) is { } machine)
            ReportStateMachine(method, machine);
        else if (method is { RVA: not 0, HasBody: true })
            CheckBody(method);
    }

    /// <summary>Reports the P/Invokes that nothing here calls; the others were reported at their calls.</summary>
    public void ReportUncalledPInvokes()
    {
        foreach (MethodDefinition method in _declaredPInvokes.Except(_calledPInvokes))
            findings.Add(FreestandingRules.PInvoke, sources.Of(method), $"'{MemberNames.Of(method)}' is a P/Invoke");
    }

    private void ReportStateMachine(MethodDefinition method, TypeDefinition machine)
    {
        MethodDefinition code = machine.Methods.First(m => m.Name == "MoveNext");
        findings.Add(
            FreestandingRules.StateMachine, sources.Of(code),
            $"'{MemberNames.Of(method)}' is an async method or an iterator, which becomes a state machine");
    }

    private void CheckBody(MethodDefinition method)
    {
        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
            Report(FreestandingRules.Try, method, handler.TryStart, $"{Words(handler)} needs exception handling");
        if (method.IsConstructor && method.IsStatic)
            CheckStaticConstructor(method);
        foreach (Instruction instruction in method.Body.Instructions)
            CheckInstruction(method, instruction);
    }

    private static string Words(ExceptionHandler handler) =>
        handler.HandlerType is ExceptionHandlerType.Finally
            ? "a finally (also that of using, lock and foreach)"
            : "a catch";

    private void CheckStaticConstructor(MethodDefinition constructor)
    {
        Instruction[] stores = [.. constructor.Body.Instructions.Where(i => StoresField(i, constructor.DeclaringType))];
        foreach (Instruction store in stores.Where(s => !IdleConstructors.IsIdleStore(s)))
            Report(
                FreestandingRules.StaticInitialiser, constructor, store,
                $"the static field '{MemberNames.Of((FieldReference)store.Operand)}' is set before start-up");
        if (stores.Length == 0)
            findings.Add(
                FreestandingRules.StaticInitialiser, sources.Of(constructor),
                $"'{constructor.DeclaringType.Name}' has a static constructor");
    }

    private static bool StoresField(Instruction instruction, TypeDefinition type) =>
        instruction.OpCode.Code == Code.Stsfld && ((FieldReference)instruction.Operand).DeclaringType.Resolve() == type;

    private void CheckInstruction(MethodDefinition method, Instruction instruction)
    {
        if (InstructionCheck.Find(instruction, method) is not { } found)
            return;
        Report(found.Rule, method, instruction, found.Finding);
        if (found.Rule == FreestandingRules.PInvoke && instruction.Operand is MethodReference callee)
            _calledPInvokes.Add(callee.Resolve());
    }

    private void Report(DiagnosticRule rule, MethodDefinition method, Instruction instruction, string finding) =>
        findings.Add(rule, sources.Of(method, instruction), finding);
}
