using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Applies the rules to operators, conversions and stores.</summary>
internal sealed class OperatorRules(CallRules calls)
{
    private const string Concatenation = "string.Concat(string, string)";

    /// <summary>What is wrong with a string that is compared.</summary>
    public static Finding ComparedStrings() => FreestandingFindings.RuntimeMember("string.op_Equality(string, string)");

    /// <summary>What is wrong with an operation of these.</summary>
    public Finding? Find(IOperation operation) => operation switch
    {
        IBinaryOperation binary => FindInBinary(binary),
        IUnaryOperation { OperatorMethod: { } method } unary => calls.FindInCall(method, unary.ConstrainedToType),
        IIncrementOrDecrementOperation { OperatorMethod: { } method } step => calls.FindInCall(method, step.ConstrainedToType),
        ICompoundAssignmentOperation compound => FindInCompound(compound),
        IConversionOperation conversion => FindInConversion(conversion),
        ISimpleAssignmentOperation { IsRef: false } assignment => FindInStore(assignment.Target),
        ICoalesceAssignmentOperation assignment => FindInStore(assignment.Target),
        IDeconstructionAssignmentOperation { Target: ITupleOperation targets } =>
            targets.Elements.Select(FindInStore).FirstOrDefault(finding => finding is not null),
        _ => null,
    };

    private Finding? FindInBinary(IBinaryOperation binary)
    {
        if (OmittedCode.IsOfTypes(binary))
            return null;
        if (binary.OperatorMethod is { } method && !IsOfStrings(binary))
            return calls.FindInCall(method, binary.ConstrainedToType);
        return binary switch
        {
            { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } =>
                FreestandingFindings.RuntimeMember(Concatenation),
            { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } when IsOfStrings(binary) && !HasNull(binary) =>
                ComparedStrings(),
            _ => null,
        };
    }

    private static bool IsOfStrings(IBinaryOperation binary) =>
        binary is { LeftOperand.Type.SpecialType: SpecialType.System_String, RightOperand.Type.SpecialType: SpecialType.System_String };

    /// <summary>A comparison with null is one of addresses.</summary>
    private static bool HasNull(IBinaryOperation binary) =>
        binary.LeftOperand.ConstantValue is { HasValue: true, Value: null } ||
        binary.RightOperand.ConstantValue is { HasValue: true, Value: null };

    private Finding? FindInCompound(ICompoundAssignmentOperation compound)
    {
        if (compound.OperatorMethod is { } method)
            return calls.FindInCall(method, compound.ConstrainedToType);
        return compound is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }
            ? FreestandingFindings.RuntimeMember(Concatenation)
            : null;
    }

    private Finding? FindInConversion(IConversionOperation operation)
    {
        if (operation is not { Operand.Type: { } from, Type: { } to } || ConstantSpans.IsMadeBy(operation))
            return null;
        if (operation.OperatorMethod is { } method)
            return calls.FindInCall(method, operation.ConstrainedToType);
        Conversion conversion = operation.GetConversion();
        if (conversion.IsBoxing)
            return FreestandingFindings.Boxing(SymbolNames.Of(from));
        if (conversion.IsUnboxing || conversion is { IsReference: true, IsExplicit: true })
            return FreestandingFindings.Cast(SymbolNames.Of(to));
        if (conversion is { IsNullable: true, IsExplicit: true } && from.IsNullable() && !to.IsNullable() && !IsCertain(operation.Operand))
            return FreestandingFindings.RuntimeMember($"{SymbolNames.Of(from)}.get_Value()");
        if (conversion.IsSpan && !from.IsSpan())
            return FreestandingFindings.RuntimeMember($"{SymbolNames.Of(to)}.op_Implicit({SymbolNames.Of(from)})");
        return operation.IsChecked && from.IsFloat() && IsOfIntegers(conversion, to) ? FreestandingFindings.CheckedFloat() : null;
    }

    /// <summary>Whether a nullable was made of a value on the spot.</summary>
    private static bool IsCertain(IOperation nullable) =>
        nullable is IConversionOperation { Operand.Type: { } inner } && !inner.IsNullable();

    private static bool IsOfIntegers(Conversion conversion, ITypeSymbol to) =>
        conversion.IsEnumeration || (conversion.IsNumeric && !to.IsFloat() && to.SpecialType != SpecialType.System_Decimal);

    /// <summary>What is wrong with a store: through a reference, or into an array, a collector is told of it.</summary>
    private static Finding? FindInStore(IOperation target) =>
        target.Type.IsManagedReference() && IsByReference(target) ? FreestandingFindings.ReferenceStore() : null;

    private static bool IsByReference(IOperation target) => target switch
    {
        IArrayElementReferenceOperation { ArrayReference.Type: IArrayTypeSymbol { Rank: 1 } } => true,
        IParameterReferenceOperation reference => reference.Parameter.RefKind != RefKind.None,
        ILocalReferenceOperation reference => reference.Local.IsRef,
        IPropertyReferenceOperation reference => reference.Property.RefKind != RefKind.None,
        IInvocationOperation call => call.TargetMethod.RefKind != RefKind.None,
        _ => false,
    };
}
