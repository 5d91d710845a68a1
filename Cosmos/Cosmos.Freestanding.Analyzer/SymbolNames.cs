using System.Linq;
using Microsoft.CodeAnalysis;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Names types and members: in messages the way C# code does, for the list of what is allowed the way metadata do.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes |
            SymbolDisplayMiscellaneousOptions.ExpandNullable | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    /// <summary>The name of a type as C# writes it, without namespaces.</summary>
    public static string Of(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol pointer => Of(pointer.PointedAtType) + "*",
        IFunctionPointerTypeSymbol => "delegate*",
        _ => type.ToDisplayString(Format),
    };

    /// <summary>The name of a method: its type's, its own and its parameters', or <c>new Type(...)</c>.</summary>
    public static string Of(IMethodSymbol method)
    {
        string parameters = string.Join(", ", method.Parameters.Select(Of));
        string type = Of(method.ContainingType);
        return method.MethodKind == MethodKind.Constructor ? $"new {type}({parameters})" : $"{type}.{method.Name}({parameters})";
    }

    /// <summary>The name of a field: its type's and its own.</summary>
    public static string Of(IFieldSymbol field) => $"{Of(field.ContainingType)}.{field.Name}";

    /// <summary>The name of an event: its type's and its own.</summary>
    public static string Of(IEventSymbol member) => $"{Of(member.ContainingType)}.{member.Name}";

    /// <summary>The full name of a type's definition in the metadata, a nested one after a slash.</summary>
    public static string InMetadata(INamedTypeSymbol type) => type switch
    {
        { ContainingType: { } outer } => $"{InMetadata(outer)}/{type.MetadataName}",
        { ContainingNamespace: { IsGlobalNamespace: false } space } => $"{space.ToDisplayString()}.{type.MetadataName}",
        _ => type.MetadataName,
    };

    /// <summary>What tells the overloads of one name apart: the number of type parameters, the types of the parameters and, of a
    /// conversion, that of its result.</summary>
    public static string Signature(IMethodSymbol method)
    {
        IMethodSymbol open = method.OriginalDefinition;
        string arity = open.Arity > 0 ? $"`{open.Arity}" : "";
        string parameters = string.Join(",", open.Parameters.Select(InSignature));
        string result = open.MethodKind == MethodKind.Conversion ? InSignature(open.ReturnType) : "";
        return $"{open.MetadataName}{arity}({parameters}){result}";
    }

    private static string Of(IParameterSymbol parameter) => (parameter.RefKind == RefKind.None ? "" : "ref ") + Of(parameter.Type);

    private static string InSignature(IParameterSymbol parameter) =>
        InSignature(parameter.Type) + (parameter.RefKind == RefKind.None ? "" : "&");

    /// <summary>A type by its full name; a type parameter is <c>!</c> or, of a method, <c>!!</c>, with its position.</summary>
    private static string InSignature(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => (parameter.TypeParameterKind == TypeParameterKind.Method ? "!!" : "!") + parameter.Ordinal,
        IPointerTypeSymbol pointer => InSignature(pointer.PointedAtType) + "*",
        IArrayTypeSymbol array => $"{InSignature(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        INamedTypeSymbol { IsGenericType: true } generic =>
            $"{InMetadata(generic)}<{string.Join(",", generic.TypeArguments.Select(InSignature))}>",
        INamedTypeSymbol named => InMetadata(named),
        _ => type.ToDisplayString(),
    };
}
