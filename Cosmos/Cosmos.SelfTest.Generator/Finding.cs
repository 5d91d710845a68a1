using Microsoft.CodeAnalysis;

namespace Cosmos.SelfTest.Generator;

/// <summary>Something wrong with a declaration.</summary>
/// <param name="Rule">The place of its rule in <see cref="SelfTestRules.All"/>.</param>
/// <param name="Place">Where; null where the source is not at hand.</param>
/// <param name="What">The name that the message is about.</param>
internal sealed record Finding(SelfTestRule Rule, Place? Place, string What)
{
    /// <summary>The finding as the compiler wants it.</summary>
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(SelfTestRules.Describe(Rule), Place?.ToLocation() ?? Location.None, What);
}
