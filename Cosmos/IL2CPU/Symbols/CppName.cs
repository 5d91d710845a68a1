using System;
using System.Collections.Generic;

namespace IL2CPU.Symbols;

/// <summary>Names of C++ functions as a person writes them, from what compilers make of them (Itanium C++ ABI, 5.1 "External
/// names"). Parameters are left out; a name with template arguments stays as it is.</summary>
public static class CppName
{
    private const string Mark = "_Z";

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["nw"] = "operator new", ["na"] = "operator new[]", ["dl"] = "operator delete", ["da"] = "operator delete[]",
    };

    /// <summary>The name of a symbol: <c>_ZN2GC4MarkEv</c> is <c>GC::Mark</c>; the symbol itself where it is no C++ name.</summary>
    public static string Readable(string symbol)
    {
        if (!symbol.StartsWith(Mark, StringComparison.Ordinal))
            return symbol;

        // L marks what one file keeps to itself.
        ReadOnlySpan<char> rest = symbol.AsSpan(Mark.Length).TrimStart('L');
        if (rest.Length >= 2 && Operators.TryGetValue(rest[..2].ToString(), out string? operation))
            return operation;

        bool isNested = rest.StartsWith("N");
        List<string> names = Names(isNested ? rest[1..].TrimStart("rVK") : rest, isNested, out bool isWhole);
        return isWhole && names.Count > 0 ? string.Join("::", names) : symbol;
    }

    /// <summary>Reads names, each with its length before it, up to the E that ends a nested one.</summary>
    private static List<string> Names(ReadOnlySpan<char> text, bool isNested, out bool isWhole)
    {
        List<string> names = [];
        while (TryName(ref text, names) && isNested)
        {
        }

        isWhole = isNested ? text.StartsWith("E") : !text.StartsWith("I");
        return names;
    }

    private static bool TryName(ref ReadOnlySpan<char> text, List<string> names)
    {
        if (text.Length >= 2 && text[0] is 'C' or 'D' && char.IsAsciiDigit(text[1]) && names.Count > 0)
        {
            names.Add((text[0] == 'D' ? "~" : "") + names[^1]);
            text = text[2..];
            return true;
        }

        int digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || !int.TryParse(text[..digits], out int length) || length > text.Length - digits)
            return false;

        names.Add(text.Slice(digits, length).ToString());
        text = text[(digits + length)..];
        return true;
    }
}
