using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ClassLibrary;

/// <summary>Strings.</summary>
internal static class Texts
{
    private const string Mixed = "Straße ÄÖÜ İı ﬁ 𝔘 é e\u0301 Ω";

    public static void Write(Report report)
    {
        report.Add("upper", () => Mixed.ToUpperInvariant());
        report.Add("lower", () => Mixed.ToLowerInvariant());
        report.Add("compare", () => new[] { "a", "B", "ä", "Z", "_", "10", "9", "A" }.Order(StringComparer.InvariantCulture));
        report.Add("compare-ordinal", () => new[] { "a", "B", "ä", "Z", "_", "10", "9", "A" }.Order(StringComparer.Ordinal));
        report.Add("compare-case", () => string.Compare("STRASSE", "straße", StringComparison.OrdinalIgnoreCase) > 0);
        report.Add("numeric-order", () => new[] { "a10", "a9", "a010" }.Order(StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering)));
        report.Add("index", () => $"{Mixed.IndexOf("Ö", StringComparison.Ordinal)} {Mixed.IndexOf("öü", StringComparison.OrdinalIgnoreCase)} {Mixed.LastIndexOf(' ')}");
        report.Add("normalize-c", () => "e\u0301".Normalize(NormalizationForm.FormC));
        report.Add("normalize-kd", () => "ﬁ".Normalize(NormalizationForm.FormKD));
        report.Add("is-normalized", () => "e\u0301".IsNormalized());
        report.Add("split", () => " a, b ,,c ".Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        report.Add("join", () => string.Join('-', 1, 'x', null, 2.5));
        report.Add("pad", () => "ab".PadLeft(5, '.') + "cd".PadRight(4) + "|");
        report.Add("trim", () => "xxaxx".Trim('x') + "  b ".TrimStart() + "|");
        report.Add("replace", () => "aAbB".Replace("a", "*", StringComparison.OrdinalIgnoreCase));
        report.Add("insert-remove", () => "abc".Insert(1, "--").Remove(0, 2));
        report.Add("runes", () => "a𝔘é".EnumerateRunes().Select(rune => rune.Value));
        report.Add("elements", () => new StringInfo("e\u0301👨‍👩‍👧x").LengthInTextElements);
        report.Add("builder", () => new StringBuilder("abc").Append(1.5).Insert(0, true).Replace('b', 'B').AppendFormat("{0:X}", 255).ToString());
        report.Add("lines", () => "a\r\nb\nc".ReplaceLineEndings("|"));
        report.Add("substring-bad", () => "abc".Substring(5));
        report.Add("index-bad", () => "abc"[10]);
        report.Add("intern", () => ReferenceEquals(string.Intern(new string(['a', 'b'])), "ab"));
        report.Add("concat", () => string.Concat("a", null, 5, 'c'));
        report.Add("interpolate", () => string.Create(CultureInfo.InvariantCulture, $"{1.5,6}|{-1,-4}|{"x"}"));
        report.Add("search", () => "hello world".AsSpan().IndexOfAny("ow") + "hello".AsSpan().Count('l'));
        report.Add("title", () => CultureInfo.InvariantCulture.TextInfo.ToTitleCase("war and peace"));
        report.Add("categories", () => "aA1 _-$\u0301\u200d".Select(char.GetUnicodeCategory));
        report.Add("digits", () => $"{char.IsDigit('٣')} {char.GetNumericValue('½')} {char.IsLetter('ß')} {char.IsSurrogate("𝔘"[0])}");
        report.Add("contains", () => "ab".Contains("", StringComparison.Ordinal) && "ab".StartsWith("a", StringComparison.InvariantCulture));
    }
}
