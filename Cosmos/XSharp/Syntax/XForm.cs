namespace XSharp.Syntax;

/// <summary>One form of statement, as the reference documents it and a golden test shows it.</summary>
/// <param name="Name">The name of the form and of its golden test.</param>
/// <param name="Pattern">An example in the form's shape.</param>
/// <param name="Meaning">What it emits.</param>
/// <param name="IsCosmos">Whether Cosmos's X# has the form.</param>
public sealed record XForm(string Name, string Pattern, string Meaning, bool IsCosmos);
