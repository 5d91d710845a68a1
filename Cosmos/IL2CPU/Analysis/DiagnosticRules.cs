using XSharp;

namespace IL2CPU.Analysis;

/// <summary>Makes errors of rules and places.</summary>
internal static class DiagnosticRules
{
    /// <summary>An error against a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="location">Where it is.</param>
    /// <param name="finding">What was found there.</param>
    /// <param name="advice">What to write there, where that is known better than the rule's own advice says.</param>
    public static XDiagnostic At(this DiagnosticRule rule, XLocation location, string finding, string? advice = null) =>
        new(rule.Code, XSeverity.Error, rule.Message(finding, advice), location);
}
