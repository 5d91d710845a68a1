using System.Collections.Generic;

namespace XSharp.Syntax;

/// <summary>The words that mean something where an operand may stand.</summary>
internal static class Words
{
    public static readonly IReadOnlyDictionary<string, int> Sizes = new Dictionary<string, int>
    {
        ["byte"] = 8, ["word"] = 16, ["dword"] = 32, ["qword"] = 64,
    };

    private static readonly HashSet<string> Reserved =
        ["byte", "word", "dword", "qword", "signed", "unsigned", "Port", "MSR", "All", "flags"];

    public static bool IsReserved(string name) => Reserved.Contains(name) || Machine.Registers.Find(name) is not null;
}
