using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>Makes bad sources out of the fixtures; the same seed makes the same sources.</summary>
internal sealed partial class Mangler
{
    private readonly Random _random;
    private readonly string[] _fixtures;
    private readonly string[] _tokens;
    private readonly string[] _lines;

    public Mangler(int seed)
    {
        _random = new Random(seed);
        _fixtures = [.. GoldenTests.Names().Select(GoldenTests.Source).Select(WithoutLiterals)];
        _tokens = [.. _fixtures.SelectMany(Tokens).Distinct().Order(StringComparer.Ordinal)];
        _lines = [.. _fixtures.SelectMany(text => text.Split('\n')).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Characters of any kind.</summary>
    public string Noise()
    {
        var text = new StringBuilder();
        for (var length = _random.Next(400); length > 0; length--) text.Append(NoiseCharacter());
        return text.ToString();
    }

    /// <summary>A fixture with a few deletions, swaps, cuts or strange tokens.</summary>
    public string Mangled()
    {
        var text = Pick(_fixtures);
        for (var count = _random.Next(1, 6); count > 0; count--) text = Mangle(text);
        return text;
    }

    /// <summary>A fixture in which some tokens gave way to others of their kind, so that it often compiles.</summary>
    public string Varied()
    {
        var share = _random.Next(3, 12);
        return TokenPattern().Replace(
            Pick(_fixtures), match => _random.Next(share) == 0 ? Alike(match.Value) : match.Value);
    }

    private string Mangle(string text) => _random.Next(6) switch
    {
        0 => text[.._random.Next(text.Length + 1)],
        1 => Delete(text),
        2 => SwapLines(text),
        3 => text.Insert(_random.Next(text.Length + 1), Pick(_tokens)),
        4 => text.Insert(_random.Next(text.Length + 1), NoiseCharacter().ToString()),
        _ => string.Join('\n', text.Split('\n').Append(Pick(_lines))),
    };

    private string Delete(string text)
    {
        var start = _random.Next(text.Length + 1);
        return text.Remove(start, Math.Min(_random.Next(12), text.Length - start));
    }

    private string SwapLines(string text)
    {
        var lines = text.Split('\n');
        var (a, b) = (_random.Next(lines.Length), _random.Next(lines.Length));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        return string.Join('\n', lines);
    }

    private string Alike(string token)
    {
        var kind = Kind(token);
        return Pick([.. _tokens.Where(other => Kind(other) == kind)]);
    }

    private static int Kind(string token) => token[0] switch
    {
        '$' or >= '0' and <= '9' => 1,
        '\'' => 2,
        '.' or '@' or '#' => token[0],
        _ when RegisterPattern().IsMatch(token) => 3,
        _ when token is "byte" or "word" or "dword" or "qword" => 4,
        _ when char.IsLetter(token[0]) => 5,
        '{' or '}' or '(' or ')' or '[' or ']' => token[0],
        _ => 6,
    };

    private char NoiseCharacter() => _random.Next(4) switch
    {
        0 => (char)_random.Next(char.MaxValue),
        1 => '\n',
        _ => (char)_random.Next(32, 127),
    };

    private string Pick(IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];

    private static IEnumerable<string> Tokens(string text) => TokenPattern().Matches(text).Select(match => match.Value);

    /// <summary>Literal assembly is the author's own; the compiler answers for everything else.</summary>
    private static string WithoutLiterals(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.Trim().StartsWith('!') && !line.Contains("//")));

    [GeneratedRegex(@"[.#]?[A-Za-z_]\w*|\$?\w+|'[^'\n]*'|[^\w\s']{1,3}|\S")]
    private static partial Regex TokenPattern();

    [GeneratedRegex("^([re]?[abcd]x|[re]?[sd]i|[re]?[sb]p|[abcd][lh]|r[0-9]+[bwd]?|sil|dil|[cdefgs]s|[cd]r[0-8])$",
        RegexOptions.IgnoreCase)]
    private static partial Regex RegisterPattern();
}
