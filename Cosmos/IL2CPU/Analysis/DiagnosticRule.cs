using XSharp;

namespace IL2CPU.Analysis;

/// <summary>A numbered rule of the toolchain: what a diagnostic's code stands for.</summary>
/// <param name="Code">The code that messages and the documentation carry.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Advice">What to write instead.</param>
public sealed record DiagnosticRule(string Code, string Title, string Advice)
{
    /// <summary>An error against this rule.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="finding">What was found there.</param>
    /// <param name="advice">What to write there, where that is known better than the rule's own advice says.</param>
    public XDiagnostic At(XLocation location, string finding, string? advice = null) =>
        new(Code, XSeverity.Error, $"{finding}; {advice ?? Advice}", location);
}
