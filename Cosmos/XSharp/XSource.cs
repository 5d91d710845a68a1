using XSharp.Lexing;

namespace XSharp;

/// <summary>One X# file to compile.</summary>
/// <param name="Path">The path that diagnostics and line information show; it is not opened.</param>
/// <param name="Text">The whole text of the file.</param>
public sealed record XSource(string Path, string Text)
{
    /// <summary>
    /// A source from the bytes of its file: UTF-8, or UTF-16 with its mark. Bytes that are neither are found by the compiler.
    /// </summary>
    /// <param name="path">The path that diagnostics and line information show.</param>
    /// <param name="bytes">The whole file.</param>
    public static XSource Decode(string path, byte[] bytes) => new(path, SourceText.Decode(bytes));
}
