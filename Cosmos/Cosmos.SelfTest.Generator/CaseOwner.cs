using System.Threading;
using Microsoft.CodeAnalysis;

namespace Cosmos.SelfTest.Generator;

/// <summary>The class of a method with the attribute <c>SelfTest</c>.</summary>
/// <param name="Class">The full name of the class.</param>
/// <param name="Method">The method's name.</param>
/// <param name="IsPublic">Whether a suite of another assembly may have the cases of the class.</param>
/// <param name="Place">Where the method is.</param>
internal sealed record CaseOwner(string Class, string Method, bool IsPublic, Place? Place)
{
    /// <summary>The owner of a method with the attribute.</summary>
    public static CaseOwner Of(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        INamedTypeSymbol owner = context.TargetSymbol.ContainingType;
        return new CaseOwner(
            Declarations.FullName(owner),
            context.TargetSymbol.Name,
            owner.DeclaredAccessibility == Accessibility.Public,
            Place.Of(context.TargetSymbol));
    }
}
