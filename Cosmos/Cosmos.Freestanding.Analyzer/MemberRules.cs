using System.Reflection.Metadata;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Applies the rules to calls, and to the uses of properties, fields, events and elements.</summary>
internal sealed class MemberRules(CallRules calls)
{
    /// <summary>What is wrong with an operation of these.</summary>
    public Finding? Find(IOperation operation) => operation switch
    {
        IInvocationOperation call => OmittedCode.IsOmitted(call) ? null : FindInCall(call),
        IFunctionPointerInvocationOperation call => FindInPointerCall(call),
        IAddressOfOperation { Reference: IMethodReferenceOperation target } => calls.FindInTarget(target.Method),
        IPropertyReferenceOperation reference => FindInProperty(reference),
        IFieldReferenceOperation reference => calls.FindInField(reference.Field),
        IEventAssignmentOperation { EventReference: IEventReferenceOperation reference } assignment =>
            FindInEvent(reference, assignment.Adds),
        IImplicitIndexerReferenceOperation reference => FindInIndexer(reference),
        IArrayElementReferenceOperation { ArrayReference.Type: IArrayTypeSymbol { Rank: > 1 } array } =>
            FreestandingFindings.ArrayElement(SymbolNames.Of(array)),
        IArrayElementReferenceOperation { Indices: { Length: 1 } indices } when indices[0].Type is { Name: "Range" } =>
            FreestandingFindings.RuntimeMember("RuntimeHelpers.GetSubArray()"),
        IInterpolatedStringOperation { Parent: not IInterpolatedStringHandlerCreationOperation } =>
            FreestandingFindings.InterpolatedString(),
        _ => null,
    };

    private Finding? FindInCall(IInvocationOperation call) => call.Instance is { } instance
        ? calls.FindInCall(call.TargetMethod, instance.Type, call.TargetMethod.MethodKind == MethodKind.DelegateInvoke || call.IsVirtual)
        : calls.FindInCall(call.TargetMethod, call.ConstrainedToType);

    private static Finding? FindInPointerCall(IFunctionPointerInvocationOperation call) =>
        call.Target.Type is IFunctionPointerTypeSymbol { Signature.CallingConvention: not SignatureCallingConvention.Default }
            ? FreestandingFindings.UnmanagedPointer()
            : null;

    private Finding? FindInProperty(IPropertyReferenceOperation reference)
    {
        if (IsLengthOfArray(reference))
            return null;
        IPropertySymbol property = reference.Property;
        bool isStored = property.RefKind == RefKind.None && IsTarget(reference);
        bool isRead = !isStored || reference.Parent is not ISimpleAssignmentOperation;
        return (isStored ? FindInAccessor(reference, property.SetMethod) : null)
            ?? (isRead ? FindInAccessor(reference, property.GetMethod) : null);
    }

    private Finding? FindInAccessor(IMemberReferenceOperation reference, IMethodSymbol? accessor) => accessor is null
        ? null
        : calls.FindInCall(accessor, reference.Instance?.Type ?? reference.ConstrainedToType, !IsBase(reference.Instance));

    private static bool IsTarget(IPropertyReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        _ => false,
    };

    /// <summary>An instruction of its own.</summary>
    private static bool IsLengthOfArray(IPropertyReferenceOperation reference) =>
        reference.Property is { Name: "Length" or "LongLength", ContainingType.SpecialType: SpecialType.System_Array } &&
        reference.Instance?.Type is IArrayTypeSymbol { Rank: 1 };

    private Finding? FindInEvent(IEventReferenceOperation reference, bool adds) =>
        FindInAccessor(reference, adds ? reference.Event.AddMethod : reference.Event.RemoveMethod);

    /// <summary>An index from the end, or a range, of what has a length.</summary>
    private Finding? FindInIndexer(IImplicitIndexerReferenceOperation reference)
    {
        IMethodSymbol? member = reference.IndexerSymbol as IMethodSymbol ?? (reference.IndexerSymbol as IPropertySymbol)?.GetMethod;
        return member is null or { ContainingType: null } ? null : calls.FindInCall(member, reference.Instance.Type);
    }

    private static bool IsBase(IOperation? instance) => instance?.Syntax is BaseExpressionSyntax;
}
