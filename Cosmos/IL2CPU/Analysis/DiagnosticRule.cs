namespace IL2CPU.Analysis;

/// <summary>A numbered rule of the toolchain: what a diagnostic's code stands for.</summary>
/// <param name="Code">The code that messages and the documentation carry.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Advice">What to write instead.</param>
internal sealed record DiagnosticRule(string Code, string Title, string Advice)
{
    /// <summary>The message of a finding against this rule.</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="advice">What to write there, where that is known better than the rule's own advice says.</param>
    public string Message(string finding, string? advice = null) => $"{finding}; {advice ?? Advice}";
}
