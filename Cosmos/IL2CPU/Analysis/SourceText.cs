using System;
using System.IO;
using System.Text.RegularExpressions;
using XSharp;

namespace IL2CPU.Analysis;

/// <summary>
/// A C# file in which declarations are looked up by name. It knows no grammar: it gives the line that a reader would
/// find by searching, and none where the file is not at hand.
/// </summary>
internal sealed class SourceText(string path, string text)
{
    private const int NotFound = -1;

    /// <summary>Reads the file, or makes an empty one where there is none.</summary>
    public static SourceText Read(string path) => new(path, File.Exists(path) ? File.ReadAllText(path) : "");

    /// <summary>The position of a type's name in its declaration.</summary>
    public int FindType(string name) =>
        Find($@"\b(?:class|struct|interface|record)\s+(?<name>{Regex.Escape(name)})\b", 0);

    /// <summary>The position of an extern method's name in its declaration, from a position on.</summary>
    public int FindMethod(string name, int start) =>
        Find($@"\bextern\b[^;]*?\b(?<name>{Regex.Escape(name)})\s*\(", start);

    /// <summary>The position of a field's name: a type stands before it, and it ends there.</summary>
    public int FindField(string name, int start) =>
        Find($@"(?<!\breturn)[\w>\]?*]\s+(?<name>{Regex.Escape(name)})\s*[;=,){{]", start);

    /// <summary>A position as line and column.</summary>
    public XLocation LocationOf(int position)
    {
        if (position == NotFound)
            return new XLocation(path, SourceMap.NoLine, 0);
        int lineStart = text.LastIndexOf('\n', Math.Max(position - 1, 0)) + 1;
        return new XLocation(path, text.AsSpan(0, position).Count('\n') + 1, position - lineStart + 1);
    }

    private int Find(string pattern, int start)
    {
        Match match = new Regex(pattern).Match(text, Math.Max(start, 0));
        return match.Success ? match.Groups["name"].Index : NotFound;
    }
}
