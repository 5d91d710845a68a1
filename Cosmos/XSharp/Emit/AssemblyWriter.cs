using System;
using System.Globalization;
using System.Text;

namespace XSharp.Emit;

/// <summary>
/// Writes assembly text. Each instruction follows a marker, so that the assembler knows its source line.
/// </summary>
internal sealed class AssemblyWriter
{
    private readonly StringBuilder _text = new("\t.intel_syntax noprefix\n");
    private int _labels;

    /// <summary>A symbol as the assembler reads it: its own words must be quoted, and none of them has a _.</summary>
    public static string Quote(string symbol) =>
        symbol.Contains('_') && !symbol.AsSpan().ContainsAny('.', '$') ? symbol : $"\"{symbol}\"";

    /// <summary>An instruction that the assembler's Intel syntax cannot say.</summary>
    public static string Att(string text) => $".att_syntax; {text}; .intel_syntax noprefix";

    public void Line(XLocation location, string text)
    {
        var path = location.Path.Replace("\\", "\\\\").Replace("\"", "\\\"");
        _text.Append(CultureInfo.InvariantCulture, $"# {location.Line} \"{path}\"\n\t{text}\n");
    }

    public void Directive(string text) => _text.Append(CultureInfo.InvariantCulture, $"\t{text}\n");

    public void Label(string symbol) => _text.Append(CultureInfo.InvariantCulture, $"{symbol}:\n");

    /// <summary>A label that no source name can equal and that stays out of the object's symbols.</summary>
    public string NewLabel() => string.Create(CultureInfo.InvariantCulture, $".L{_labels++}");

    public override string ToString() => _text.ToString();
}
