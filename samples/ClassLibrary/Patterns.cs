using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace ClassLibrary;

/// <summary>Regular expressions, interpreted and generated.</summary>
internal static partial class Patterns
{
    private const string Text = "Ada Lovelace <ada@example.org>, 1815-12-10; Grace Hopper <grace@navy.mil>, 1906-12-09.";

    public static void Write(Report report)
    {
        foreach (RegexOptions options in (RegexOptions[])[RegexOptions.None, RegexOptions.Compiled, RegexOptions.NonBacktracking, RegexOptions.IgnoreCase, RegexOptions.RightToLeft])
        {
            report.Add($"matches-{options}", () => Regex.Matches(Text, @"\w+@\w+\.\w+", options).Select(match => match.Value));
            report.Add($"replace-{options}", () => Regex.Replace(Text, @"(\d{4})-(\d\d)-(\d\d)", "$3.$2.$1", options));
            report.Add($"words-{options}", () => Regex.Count(Text, @"\b[A-Z][a-z]+\b", options));
        }

        report.Add("groups", () => Regex.Match(Text, @"(?<first>\w+) (?<last>\w+) <(?<mail>[^>]+)>").Groups.Values.Select(group => $"{group.Name}:{group.Value}@{group.Index}"));
        report.Add("split", () => Regex.Split("a1b22c", @"(\d+)"));
        report.Add("evaluator", () => Regex.Replace("abc", "[ac]", match => match.Value.ToUpperInvariant() + match.Index));
        report.Add("lookaround", () => Regex.Matches("foobar barfoo", @"(?<=foo)bar|bar(?=foo)").Select(match => match.Index));
        report.Add("backreference", () => Regex.Match("abcabcab", @"(abc)\1").Length);
        report.Add("lazy", () => Regex.Match("<a><b>", "<.+?>").Value + Regex.Match("<a><b>", "<.+>").Value);
        report.Add("balancing", () => Regex.IsMatch("(a(b)c)", @"^(?:[^()]|(?<open>\()|(?<-open>\)))*(?(open)(?!))$"));
        report.Add("unicode", () => Regex.Matches("Straße Ωμ 12", @"\p{L}+").Select(match => match.Value));
        report.Add("ignorecase", () => Regex.IsMatch("ÄÖ", "äö", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        report.Add("multiline", () => Regex.Count("a\nb\nc", "^.$", RegexOptions.Multiline));
        report.Add("escape", () => Regex.Escape("a.b*c[d]") + Regex.Unescape(@"\x41\u0042"));
        report.Add("bad", () => new Regex("(a"));
        report.Add("timeout", () => Regex.IsMatch(new string('a', 40), "^(a+)+$b", RegexOptions.None, TimeSpan.FromMilliseconds(200)));
        report.Add("generated", () => Mail().Matches(Text).Select(match => match.Groups[1].Value));
        report.Add("enumerate", () => string.Concat(Text.Where(char.IsUpper)));
    }

    [GeneratedRegex(@"<(\w+)@", RegexOptions.IgnoreCase)]
    private static partial Regex Mail();
}
