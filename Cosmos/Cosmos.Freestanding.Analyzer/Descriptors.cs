using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>The rules as the compiler knows them.</summary>
internal static class Descriptors
{
    private const string Category = "Freestanding";

    private static readonly Dictionary<DiagnosticRule, DiagnosticDescriptor> ByRule =
        FreestandingRules.All.ToDictionary(rule => rule, Describe);

    /// <summary>All of them, by code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. FreestandingRules.All.Select(rule => ByRule[rule])];

    /// <summary>A finding as the compiler wants it.</summary>
    public static Diagnostic At(this Finding finding, Location location) =>
        Diagnostic.Create(ByRule[finding.Rule], location, finding.Message);

    private static DiagnosticDescriptor Describe(DiagnosticRule rule) =>
        new(rule.Code, rule.Title, "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, rule.Advice);
}
