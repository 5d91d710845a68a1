namespace IL2CPU.Analysis;

/// <summary>What code or a declaration does that a rule forbids.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Text">What was found, in the words of the message.</param>
internal readonly record struct Finding(DiagnosticRule Rule, string Text)
{
    /// <summary>The whole message.</summary>
    public string Message => Rule.Message(Text);
}
