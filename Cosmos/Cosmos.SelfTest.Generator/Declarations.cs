using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Cosmos.SelfTest.Generator;

/// <summary>Reads the attributes: from what the compiler knows to what the table needs.</summary>
internal static class Declarations
{
    // What only the core has beside the attributes of both sides: on which empty heap cases run, and cases of other classes.
    private const string SharedCasesAttribute = "Cosmos.Core.SelfTest.SharedCasesAttribute";
    private const string OnHeapAttribute = "Cosmos.Core.SelfTest.OnHeapAttribute";
    private const string Heap = "Heap";

    /// <summary>The suite that a class with its attribute declares.</summary>
    public static SelfTestSuite Suite(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = context.Attributes[0];
        int heap = AttributesOf(type, OnHeapAttribute).Select(on => on.ConstructorArguments.FirstOrDefault().Value as int? ?? 0).FirstOrDefault();
        var reader = new CaseReader(context.SemanticModel.Compilation);
        List<CaseGroup> groups = [.. SharedBy(type, heap, reader)];
        CaseGroup own = reader.Group(type, heap, Place.Of(type));
        if (own.Cases.Count > 0)
            groups.Add(own);

        return new SelfTestSuite(
            FirstArgument(attribute) ?? "",
            Named(attribute, "OnlyByName", false),
            Named(attribute, "Finding", ""),
            Place.Of(type),
            new EquatableArray<CaseGroup>(groups),
            new EquatableArray<Finding>(reader.Findings));
    }

    private static IEnumerable<CaseGroup> SharedBy(INamedTypeSymbol suite, int heap, CaseReader reader) =>
        from attribute in AttributesOf(suite, SharedCasesAttribute)
        let type = attribute.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol
        where type is not null
        select reader.Group(type, Named(attribute, Heap, heap), Place.Of(attribute));

    /// <summary>Whether what is generated beside it can name it.</summary>
    public static bool IsVisible(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>The attributes of one kind.</summary>
    public static IEnumerable<AttributeData> AttributesOf(ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    /// <summary>The text that an attribute's constructor is given first; null when there is none.</summary>
    public static string? FirstArgument(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>What an attribute sets a property to.</summary>
    public static T Named<T>(AttributeData attribute, string name, T otherwise) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is T value ? value : otherwise;

    /// <summary>A type as C# names it from anywhere.</summary>
    public static string FullName(INamedTypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
