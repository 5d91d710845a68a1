using System;
using System.Collections.Generic;

namespace XSharp.Syntax;

/// <summary>The words that mean something where an operand may stand.</summary>
internal static class Words
{
    public static readonly IReadOnlyDictionary<string, int> Sizes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["byte"] = 8, ["word"] = 16, ["dword"] = 32, ["qword"] = 64,
    };

    /// <summary>In any case, as Cosmos reads its words.</summary>
    private static readonly HashSet<string> Reserved =
        new(StringComparer.OrdinalIgnoreCase) { "byte", "word", "dword", "qword", "signed", "unsigned", "aligned", "all", "flags" };

    /// <summary>In this case alone: parameters are called port.</summary>
    private static readonly HashSet<string> Exact = ["Port", "MSR"];

    /// <summary>Whether the name is another operand, where a variable could stand.</summary>
    public static bool IsReserved(string name) => IsOperand(name) || Exact.Contains(name);

    /// <summary>Whether the name is a register, or a word in any case.</summary>
    public static bool IsOperand(string name) => Reserved.Contains(name) || Machine.Registers.Find(name) is not null;
}
