using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Applies the rules on code to one method after another.</summary>
internal sealed class MethodCheck(SourceMap sources, Findings findings)
{
    /// <summary>Checks a method's attributes and code.</summary>
    public void Check(MethodDefinition method)
    {
        if (method.IsPInvokeImpl)
            findings.Add(sources.Of(method), FreestandingFindings.DeclaredPInvoke(MemberNames.Of(method)));
        if (method.HasAttribute(FreestandingAttributes.UnmanagedCallersOnly))
            findings.Add(sources.Of(method), FreestandingFindings.UnmanagedCallersOnly(MemberNames.Of(method)));
        if (method.HasAttribute(FreestandingAttributes.ModuleInitializer))
            findings.Add(sources.Of(method), FreestandingFindings.ModuleInitialiser(MemberNames.Of(method)));
        if (method.IsSynchronized)
            findings.Add(sources.Of(method), FreestandingFindings.Synchronized(MemberNames.Of(method)));
        if (CompilerTypes.StateMachineOf(method) is { } machine)
            ReportStateMachine(method, machine);
        else if (method is { RVA: not 0, HasBody: true })
            CheckBody(method);
    }

    private void ReportStateMachine(MethodDefinition method, TypeDefinition machine)
    {
        MethodDefinition code = machine.Methods.First(m => m.Name == "MoveNext");
        findings.Add(sources.Of(code), FreestandingFindings.StateMachine(MemberNames.Of(method)));
    }

    private void CheckBody(MethodDefinition method)
    {
        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
            Report(method, handler.TryStart, Of(handler));
        if (method.IsConstructor && method.IsStatic)
            CheckStaticConstructor(method);
        foreach (Instruction instruction in method.Body.Instructions)
            CheckInstruction(method, instruction);
        foreach ((Instruction call, Finding finding) in DroppedValues.Find(method.Body))
            Report(method, call, finding);
    }

    private static Finding Of(ExceptionHandler handler) =>
        handler.HandlerType is ExceptionHandlerType.Finally ? FreestandingFindings.Finally() : FreestandingFindings.Catch();

    private void CheckStaticConstructor(MethodDefinition constructor)
    {
        Instruction[] stores = [.. constructor.Body.Instructions.Where(i => StoresField(i, constructor.DeclaringType))];
        foreach (Instruction store in stores.Where(s => !IdleConstructors.IsIdleStore(s)))
            Report(constructor, store, FreestandingFindings.StaticStore(MemberNames.Of((FieldReference)store.Operand)));
        if (stores.Length == 0)
            findings.Add(sources.Of(constructor), FreestandingFindings.StaticConstructor(constructor.DeclaringType.Name));
    }

    private static bool StoresField(Instruction instruction, TypeDefinition type) =>
        instruction.OpCode.Code == Code.Stsfld && ((FieldReference)instruction.Operand).DeclaringType.Resolve() == type;

    private void CheckInstruction(MethodDefinition method, Instruction instruction)
    {
        if (InstructionCheck.Find(instruction, method) is { } found)
            Report(method, instruction, found);
    }

    private void Report(MethodDefinition method, Instruction instruction, Finding finding) =>
        findings.Add(sources.Of(method, instruction), finding);
}
