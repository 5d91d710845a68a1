namespace XSharp;

/// <summary>How bad a diagnostic is.</summary>
public enum XSeverity
{
    Warning,
    Error,
}

/// <summary>One finding of the compiler.</summary>
/// <param name="Code">The number in the catalogue, <c>XS0001</c> and up.</param>
/// <param name="Severity">An error leaves the compilation without assembly.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
/// <param name="Location">The offending token.</param>
public sealed record XDiagnostic(string Code, XSeverity Severity, string Message, XLocation Location)
{
    /// <summary>MSBuild's canonical form: <c>path(line,column): error XS0001: message</c>.</summary>
    public override string ToString() => $"{Location}: {Word} {Code}: {Message}";

    private string Word => Severity == XSeverity.Error ? "error" : "warning";
}
