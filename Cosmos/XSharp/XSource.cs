namespace XSharp;

/// <summary>One X# file to compile.</summary>
/// <param name="Path">The path that diagnostics and line information show; it is not opened.</param>
/// <param name="Text">The whole text of the file.</param>
public sealed record XSource(string Path, string Text);
