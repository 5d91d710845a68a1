using System.Globalization;
using XSharp.Lexing;

namespace XSharp.Diagnostics;

/// <summary>One entry of the diagnostic catalogue.</summary>
/// <param name="Code">The number, <c>XS0001</c> and up; a number is never given to another rule.</param>
/// <param name="Title">What the rule is about, as the reference lists it.</param>
/// <param name="Format">The message, with the offending token as <c>{0}</c>.</param>
public sealed record XRule(string Code, string Title, string Format)
{
    internal XDiagnostic At(XLocation location, params object[] arguments) =>
        new(Code, XSeverity.Error, SourceText.Printable(string.Format(CultureInfo.InvariantCulture, Format, arguments)), location);
}
