using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cosmos.SelfTest.Generator;

/// <summary>Where something is in the source, without holding on to the source.</summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>The place of a symbol; null when it comes from another assembly.</summary>
    public static Place? Of(ISymbol symbol) => Of(symbol.Locations[0]);

    /// <summary>The place of an attribute; null when it comes from another assembly.</summary>
    public static Place? Of(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference
            ? Of(Location.Create(reference.SyntaxTree, reference.Span))
            : null;

    /// <summary>The place as the compiler wants it.</summary>
    public Location ToLocation() => Location.Create(Path, Span, Lines);

    private static Place? Of(Location location) => location.IsInSource
        ? new Place(location.SourceTree!.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;
}
