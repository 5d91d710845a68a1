using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Applies the rules to a single operation of C#.</summary>
internal sealed class OperationRules
{
    private readonly StructConstructors _constructors;
    private readonly CallRules _calls;
    private readonly MemberRules _members;
    private readonly OperatorRules _operators;
    private readonly PatternRules _patterns;
    private readonly LoopRules _loops;

    public OperationRules(RuntimeLibrary library, StructConstructors constructors)
    {
        _constructors = constructors;
        _calls = new CallRules(library);
        _members = new MemberRules(_calls);
        _operators = new OperatorRules(_calls);
        _patterns = new PatternRules(_calls);
        _loops = new LoopRules(_calls);
    }

    /// <summary>The rule that an operation itself breaks, whatever its parts do, and how; or null.</summary>
    public Finding? Find(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: var value }
        ? value is string text ? FindInText(operation, text) : null
        : FindInCode(operation);

    private Finding? FindInCode(IOperation operation) => operation.Kind switch
    {
        OperationKind.Throw or OperationKind.Try or OperationKind.Using or OperationKind.UsingDeclaration or OperationKind.Lock or
        OperationKind.Loop or OperationKind.SwitchExpression or OperationKind.LocalFunction => FindInStatement(operation),
        OperationKind.DelegateCreation or OperationKind.ObjectCreation or OperationKind.AnonymousObjectCreation or
        OperationKind.TypeParameterObjectCreation or OperationKind.ArrayCreation or OperationKind.CollectionExpression or
        OperationKind.Tuple => FindInCreation(operation),
        OperationKind.Invocation or OperationKind.FunctionPointerInvocation or OperationKind.AddressOf or
        OperationKind.PropertyReference or OperationKind.FieldReference or OperationKind.EventAssignment or
        OperationKind.ImplicitIndexerReference or OperationKind.ArrayElementReference or
        OperationKind.InterpolatedString => _members.Find(operation),
        OperationKind.Binary or OperationKind.Unary or OperationKind.Increment or OperationKind.Decrement or
        OperationKind.CompoundAssignment or OperationKind.Conversion or OperationKind.SimpleAssignment or
        OperationKind.CoalesceAssignment or OperationKind.DeconstructionAssignment => _operators.Find(operation),
        OperationKind.IsType or OperationKind.DeclarationPattern or OperationKind.TypePattern or OperationKind.RecursivePattern or
        OperationKind.ListPattern or OperationKind.SlicePattern or OperationKind.ConstantPattern => _patterns.Find(operation),
        OperationKind.TypeOf or OperationKind.None => FindInHandle(operation),
        _ => null,
    };

    /// <summary>A string that a value is compared with is an argument; that of a constant's declaration is no code.</summary>
    private static Finding? FindInText(IOperation operation, string text) => operation.Parent switch
    {
        IAttributeOperation => null,
        IConstantPatternOperation or ISingleValueCaseClauseOperation => OperatorRules.ComparedStrings(),
        _ => FreestandingFindings.StringLiteral(text),
    };

    private Finding? FindInStatement(IOperation operation) => operation switch
    {
        IThrowOperation => FreestandingFindings.Throw(),
        ITryOperation { Catches.IsEmpty: false } => FreestandingFindings.Catch(),
        ITryOperation or IUsingOperation or IUsingDeclarationOperation or ILockOperation => FreestandingFindings.Finally(),
        IForEachLoopOperation loop => _loops.Find(loop),
        ISwitchExpressionOperation { IsExhaustive: false } => FreestandingFindings.OpenSwitch(),
        ILocalFunctionOperation local => MethodCheck.Find(local.Symbol),
        _ => null,
    };

    private Finding? FindInCreation(IOperation operation) => operation switch
    {
        IDelegateCreationOperation { Type: { } type } => FreestandingFindings.Delegate(SymbolNames.Of(type)),
        IObjectCreationOperation { Constructor: { } constructor } => _calls.FindInCreation(constructor),
        IAnonymousObjectCreationOperation { Type: INamedTypeSymbol { InstanceConstructors: { IsEmpty: false } constructors } } =>
            FreestandingFindings.NewAnonymous(constructors[0].Parameters.Select(parameter => parameter.Name)),
        ITypeParameterObjectCreationOperation { Type: { } type } when !type.IsCertainlyValue() || _constructors.Any =>
            FreestandingFindings.RuntimeMember("Activator.CreateInstance()"),
        IArrayCreationOperation { Type: IArrayTypeSymbol array } creation => FindInArray(creation, array),
        ICollectionExpressionOperation collection => FindInCollection(collection),
        ITupleOperation { Type: INamedTypeSymbol type } tuple => IsTakenApart(tuple) ? null : FindInTuple(type),
        _ => null,
    };

    private static Finding? FindInArray(IArrayCreationOperation creation, IArrayTypeSymbol array)
    {
        if (creation.IsImplicit && ConstantSpans.IsEmpty(creation))
            return FreestandingFindings.RuntimeMember("Array.Empty()");
        return array.Rank == 1
            ? FreestandingFindings.ArrayOf(SymbolNames.Of(array.ElementType))
            : FreestandingFindings.ArrayOfDimensions(SymbolNames.Of(array));
    }

    /// <summary>A span's elements are on the stack or in the image.</summary>
    private Finding? FindInCollection(ICollectionExpressionOperation collection)
    {
        if (collection.Type is IArrayTypeSymbol array)
            return collection.Elements.IsEmpty
                ? FreestandingFindings.RuntimeMember("Array.Empty()")
                : FreestandingFindings.ArrayOf(SymbolNames.Of(array.ElementType));
        if (collection.Type.IsSpan() || collection.Type is not INamedTypeSymbol type)
            return null;
        return type.TypeKind is TypeKind.Interface
            ? FreestandingFindings.NewClass($"a collection for {SymbolNames.Of(type)}")
            : collection.ConstructMethod switch
            {
                { MethodKind: MethodKind.Constructor } constructor => _calls.FindInCreation(constructor),
                { } builder => _calls.FindInTarget(builder),
                _ => null,
            };
    }

    /// <summary>Such a tuple is never made.</summary>
    private static bool IsTakenApart(ITupleOperation tuple) =>
        tuple.Parent is IDeconstructionAssignmentOperation or ITupleBinaryOperation or ITupleOperation;

    private Finding? FindInTuple(INamedTypeSymbol tuple) =>
        (tuple.TupleUnderlyingType ?? tuple).InstanceConstructors.FirstOrDefault(c => !c.Parameters.IsEmpty) is { } constructor
            ? _calls.FindInTarget(constructor)
            : null;

    private static Finding? FindInHandle(IOperation operation) => operation switch
    {
        ITypeOfOperation type => FreestandingFindings.TypeHandle(SymbolNames.Of(type.TypeOperand)),
        { Kind: OperationKind.None } other => other.Syntax.Kind() switch
        {
            SyntaxKind.MakeRefExpression or SyntaxKind.RefValueExpression or SyntaxKind.RefTypeExpression =>
                FreestandingFindings.TypedReference(),
            SyntaxKind.ArgListExpression => FreestandingFindings.RuntimeMember("__arglist"),
            _ => null,
        },
        _ => null,
    };
}
