using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Cosmos.SelfTest.Generator;

/// <summary>A class that a program may start with.</summary>
/// <param name="Name">Its name, with namespaces and <c>global::</c>.</param>
/// <param name="CanBeMade">Whether code elsewhere in the assembly can create one without arguments.</param>
/// <param name="Place">Where it is.</param>
internal sealed record KernelClass(string Name, bool CanBeMade, Place? Place)
{
    private const string BaseClass = "Cosmos.System.Kernel";

    /// <summary>Its name without namespaces and type parameters.</summary>
    public string SimpleName => Name.Split('<')[0].Split('.', ':').Last();

    /// <summary>What a declaration with a base says; null when it is of no kernel, or of one for others to derive from.</summary>
    public static KernelClass? Of(GeneratorSyntaxContext context, CancellationToken cancellation) =>
        context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is INamedTypeSymbol { IsAbstract: false } type
        && IsKernel(type.BaseType)
            ? new KernelClass(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), IsMakeable(type), Place.Of(type))
            : null;

    private static bool IsKernel(INamedTypeSymbol? type)
    {
        while (type is not null && type.ToDisplayString() != BaseClass)
            type = type.BaseType;

        return type is not null;
    }

    private static bool IsMakeable(INamedTypeSymbol type)
    {
        bool hasConstructor = type.InstanceConstructors.Any(
            constructor => constructor.Parameters.IsEmpty && IsVisible(constructor.DeclaredAccessibility));
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
            hasConstructor &= IsVisible(outer.DeclaredAccessibility) && !outer.IsGenericType && !outer.IsFileLocal;

        return hasConstructor;
    }

    private static bool IsVisible(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
}
