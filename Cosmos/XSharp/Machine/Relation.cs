using System;
using System.Collections.Generic;
using System.Linq;

namespace XSharp.Machine;

/// <summary>A relation of a condition, with the condition codes that decide it.</summary>
internal sealed record Relation(string Mark, string UnsignedCode, string SignedCode)
{
    private static readonly Relation[] All =
    [
        new("<", "b", "l"),
        new(">", "a", "g"),
        new("=", "e", "e"),
        new("!=", "ne", "ne"),
        new("<=", "be", "le"),
        new(">=", "ae", "ge"),
        new("0", "e", "e"),
        new("!0", "ne", "ne"),
        new("carry", "b", "b"),
        new("!carry", "ae", "ae"),
        new("overflow", "o", "o"),
        new("!overflow", "no", "no"),
        new("sign", "s", "s"),
        new("!sign", "ns", "ns"),
        new("parity", "p", "p"),
        new("!parity", "np", "np"),
    ];

    private static readonly Dictionary<string, string> Inverses = new()
    {
        ["b"] = "ae", ["ae"] = "b", ["a"] = "be", ["be"] = "a", ["e"] = "ne", ["ne"] = "e",
        ["l"] = "ge", ["ge"] = "l", ["g"] = "le", ["le"] = "g",
        ["o"] = "no", ["no"] = "o", ["s"] = "ns", ["ns"] = "s", ["p"] = "np", ["np"] = "p",
    };

    public static Relation? Find(string mark) => All.FirstOrDefault(relation => relation.Mark == mark);

    public string Code(bool signed) => signed ? SignedCode : UnsignedCode;

    /// <summary>Whether the relation is true of two numbers.</summary>
    public bool Holds(Int128 left, Int128 right) => Mark switch
    {
        "<" => left < right,
        ">" => left > right,
        "=" => left == right,
        "<=" => left <= right,
        ">=" => left >= right,
        _ => left != right,
    };

    /// <summary>The code that holds exactly when <paramref name="code"/> does not.</summary>
    public static string Inverse(string code) => Inverses[code];
}
