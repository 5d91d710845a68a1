using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Cosmos.SelfTest.Generator;

/// <summary>Reads the attributes: from what the compiler knows to what the table needs.</summary>
internal static class Declarations
{
    public const string SuiteAttribute = "Cosmos.Core.SelfTestSuiteAttribute";
    public const string OrderAttribute = "Cosmos.Core.SelfTestOrderAttribute";
    public const string CaseAttribute = "BareFlow.Memory.Cases.SelfTestAttribute";

    private const string SharedCasesAttribute = "Cosmos.Core.SharedCasesAttribute";
    private const string HeapType = "Cosmos.Core.HeapCalls";
    private const string VerdictType = "BareFlow.Memory.Cases.Verdict";

    /// <summary>The suite that a class with its attribute declares.</summary>
    public static SelfTestSuite Suite(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = context.Attributes[0];
        int heap = Named(attribute, "Heap", 0);
        var findings = new List<Finding>();
        List<CaseGroup> groups = [.. SharedBy(type, heap, findings)];
        CaseGroup own = Group(type, heap, Place.Of(type), findings);
        if (own.Cases.Count > 0)
            groups.Add(own);

        return new SelfTestSuite(
            FirstArgument(attribute),
            Named(attribute, "OnlyByName", false),
            Named(attribute, "Finding", ""),
            Place.Of(type),
            new EquatableArray<CaseGroup>(groups),
            new EquatableArray<Finding>(findings));
    }

    /// <summary>The order of the suites, if the assembly states one.</summary>
    public static SuiteOrder Order(Compilation compilation, CancellationToken cancellation)
    {
        AttributeData? attribute = AttributesOf(compilation.Assembly, OrderAttribute).FirstOrDefault();
        TypedConstant list = attribute?.ConstructorArguments.FirstOrDefault() ?? default;
        IEnumerable<string> names = list.Kind == TypedConstantKind.Array && !list.IsNull
            ? list.Values.Select(name => name.Value as string ?? "")
            : [];
        return new SuiteOrder(compilation.AssemblyName ?? "", new EquatableArray<string>(names), attribute is null ? null : Place.Of(attribute));
    }

    /// <summary>The class of a method with the attribute of a case, and where the method is.</summary>
    public static (string Class, string Method, Place? Place) Owner(
        GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        (FullName(context.TargetSymbol.ContainingType), context.TargetSymbol.Name, Place.Of(context.TargetSymbol));

    private static IEnumerable<CaseGroup> SharedBy(INamedTypeSymbol suite, int heap, List<Finding> findings) =>
        from attribute in AttributesOf(suite, SharedCasesAttribute)
        let type = attribute.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol
        where type is not null
        select Group(type, Named(attribute, "Heap", heap), Place.Of(attribute), findings);

    private static CaseGroup Group(INamedTypeSymbol type, int heap, Place? place, List<Finding> findings)
    {
        if (!type.IsStatic || type.IsGenericType || !IsVisible(type.DeclaredAccessibility))
            findings.Add(new Finding(SelfTestRule.SuiteClass, Place.Of(type) ?? place, type.Name));

        IEnumerable<SelfTestCase> cases =
            from method in type.GetMembers().OfType<IMethodSymbol>()
            from attribute in AttributesOf(method, CaseAttribute)
            select Case(method, attribute, findings);
        return new CaseGroup(FullName(type), heap, place, new EquatableArray<SelfTestCase>(cases));
    }

    private static SelfTestCase Case(IMethodSymbol method, AttributeData attribute, List<Finding> findings)
    {
        bool hasHeap = method.Parameters.Length == 2 && TakesHeap(method);
        if (!IsCallable(method))
            findings.Add(new Finding(SelfTestRule.Signature, Place.Of(method), method.Name));

        string call = $"{FullName(method.ContainingType)}.{method.Name}";
        return new SelfTestCase(FirstArgument(attribute), call, hasHeap, Place.Of(method));
    }

    private static bool IsCallable(IMethodSymbol method) =>
        method is { IsStatic: true, ReturnsVoid: true, IsAsync: false, Parameters.Length: 1 or 2 }
        && IsVisible(method.DeclaredAccessibility)
        && IsReferenceTo(method.Parameters[0], VerdictType)
        && (method.Parameters.Length == 1 ? !method.IsGenericMethod : TakesHeap(method));

    private static bool TakesHeap(IMethodSymbol method)
    {
        IParameterSymbol heap = method.Parameters[1];
        return method.TypeParameters.Length switch
        {
            0 => IsReferenceTo(heap, HeapType),
            1 => heap.RefKind == RefKind.Ref && SymbolEqualityComparer.Default.Equals(heap.Type, method.TypeParameters[0]),
            _ => false,
        };
    }

    private static bool IsReferenceTo(IParameterSymbol parameter, string type) =>
        parameter.RefKind == RefKind.Ref && parameter.Type.ToDisplayString() == type;

    /// <summary>Whether what is generated beside it can name it.</summary>
    public static bool IsVisible(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>The attributes of one kind.</summary>
    public static IEnumerable<AttributeData> AttributesOf(ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    /// <summary>The text that an attribute's constructor is given first; empty when there is none.</summary>
    public static string FirstArgument(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";

    /// <summary>What an attribute sets a property to.</summary>
    public static T Named<T>(AttributeData attribute, string name, T otherwise) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is T value ? value : otherwise;

    /// <summary>A type as C# names it from anywhere.</summary>
    public static string FullName(INamedTypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
