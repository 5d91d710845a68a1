using System.Collections.Immutable;
using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Applies the rules to the methods that code calls.</summary>
internal sealed class CallRules(RuntimeLibrary library)
{
    /// <summary>What is wrong with a <c>new</c>.</summary>
    public Finding? FindInCreation(IMethodSymbol constructor)
    {
        if (constructor.ContainingType.IsManagedReference())
            return FreestandingFindings.NewClass(SymbolNames.Of(constructor));
        return constructor is { IsImplicitlyDeclared: true, Parameters.IsEmpty: true } ? null : FindInTarget(constructor);
    }

    /// <summary>What is wrong with a call.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="receiver">The type of what it is called on, or the type that a static call is constrained to; null for none.</param>
    /// <param name="isVirtual">Whether an object's class decides on a call that may be overridden.</param>
    public Finding? FindInCall(IMethodSymbol method, ITypeSymbol? receiver, bool isVirtual = true)
    {
        if (receiver is null || method.ContainingType is null or { TypeKind: TypeKind.Extension })
            return FindInTarget(method);
        if (receiver is ITypeParameterSymbol)
            return FindInConstrained(receiver, method.Root());
        if (receiver.IsManagedReference())
            return FindInTarget(method) ?? (isVirtual ? FindInVirtual(method) : null);
        return IsInherited(method, receiver) ? FindInConstrained(receiver, method.Root()) : FindInTarget(method);
    }

    /// <summary>What is wrong with a method that is called, or whose address is taken.</summary>
    public Finding? FindInTarget(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type)
            return null;
        if (library.Has(type) && !library.Allows(method))
            return FreestandingFindings.RuntimeMember(SymbolNames.Of(method));
        if (!library.IsUser(type) && method.GetDllImportData() is not null)
            return FreestandingFindings.CalledPInvoke(SymbolNames.Of(method));
        return (FirstReference(method.TypeArguments) ?? FirstReference(type.TypeArguments)) is { } reference
            ? FreestandingFindings.ReferenceGeneric(SymbolNames.Of(method), SymbolNames.Of(reference))
            : null;
    }

    /// <summary>What is wrong with the use of a field.</summary>
    public Finding? FindInField(IFieldSymbol field) =>
        field.ContainingType is { } type && library.Has(type) && !library.Allows(field)
            ? FreestandingFindings.RuntimeMember(SymbolNames.Of(field))
            : null;

    private static ITypeSymbol? FirstReference(ImmutableArray<ITypeSymbol> arguments) =>
        arguments.FirstOrDefault(argument => argument.IsManagedReference());

    private Finding? FindInConstrained(ITypeSymbol receiver, IMethodSymbol callee)
    {
        if (!receiver.IsCertainlyValue())
            return FreestandingFindings.MayBeClass(SymbolNames.Of(callee), SymbolNames.Of(receiver));
        if (callee is { ContainingType.TypeKind: TypeKind.Interface, IsAbstract: false, IsStatic: false } && !Overrides(receiver, callee))
            return FreestandingFindings.DefaultMethod(SymbolNames.Of(callee), SymbolNames.Of(receiver));
        if (library.Has(receiver) && !RuntimeLibrary.Allows(receiver, callee))
            return FreestandingFindings.RuntimeMemberOf(SymbolNames.Of(callee), SymbolNames.Of(receiver));
        if (library.IsOutOfReach(callee))
            return FreestandingFindings.RuntimeMember(SymbolNames.Of(callee));
        return IsMemberOfObject(callee) && !Overrides(receiver, callee)
            ? FreestandingFindings.BoxedReceiver(SymbolNames.Of(callee), SymbolNames.Of(receiver))
            : null;
    }

    private static Finding? FindInVirtual(IMethodSymbol method) =>
        MayBeOverridden(method) ? FreestandingFindings.VirtualCall(SymbolNames.Of(method)) : null;

    /// <summary>Whether a struct has a method from a class or an interface, or in place of such a one; the numbers' own are as good as
    /// theirs alone.</summary>
    private static bool IsInherited(IMethodSymbol method, ITypeSymbol receiver) =>
        method.ContainingType.IsManagedReference()
            ? MayBeOverridden(method)
            : method.IsOverride && receiver.SpecialType == SpecialType.None;

    private static bool MayBeOverridden(IMethodSymbol method) =>
        method.IsVirtual || method.IsAbstract || method.IsOverride || method.MethodKind == MethodKind.DelegateInvoke;

    private static bool IsMemberOfObject(IMethodSymbol method) =>
        method.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum;

    private static bool Overrides(ITypeSymbol receiver, IMethodSymbol method) => receiver.GetMembers(method.Name)
        .OfType<IMethodSymbol>()
        .Any(m => m.IsOverride && m.Parameters.Length == method.Parameters.Length);
}
