using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ClassLibrary;

/// <summary>Writes values, one a line: a name, and what .NET makes of the value as text.</summary>
internal sealed class Report(string section)
{
    /// <summary>Writes a value; for an exception what it is.</summary>
    public void Add(string name, Func<object?> value) => Console.WriteLine($"{section}.{name} = {Escape(Evaluate(value))}");

    private static string Evaluate(Func<object?> value)
    {
        try
        {
            return Text(value());
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        _ => value.ToString() ?? "null",
    };

    /// <summary>Only printable ASCII, so that no terminal changes a line.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char character in text)
        {
            if (character is >= ' ' and <= '~' and not '\\')
                escaped.Append(character);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        return escaped.ToString();
    }
}
