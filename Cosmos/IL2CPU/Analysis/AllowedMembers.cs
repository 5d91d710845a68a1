using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace IL2CPU.Analysis;

/// <summary>
/// AllowedMembers.txt: the members of the base library that freestanding code may use, by their names. These are those of which ILC,
/// compiling for x86-64-v2, leaves no reference but to the few symbols that every kernel supplies; docs/freestanding.md lists these.
/// </summary>
internal static class AllowedMembers
{
    private const string Resource = "IL2CPU.Analysis.AllowedMembers.txt";
    private const string All = "*";
    private const char Comment = '#';
    private const char Indent = ' ';
    private const char Except = '-';
    private const string Tuple = "System.ValueTuple`";

    /// <summary>Types and what is said of them: names and signatures of members.</summary>
    private static readonly Dictionary<string, HashSet<string>> Members = Read();

    /// <summary>The types that the list has members of.</summary>
    public static IEnumerable<string> Types => Members.Keys;

    /// <summary>Whether an assembly of that name is the base library's; others have their own analysis.</summary>
    public static bool IsRuntime(string assembly) =>
        assembly is "System" or "mscorlib" or "netstandard" ||
        assembly.StartsWith("System.", StringComparison.Ordinal) ||
        assembly.StartsWith("Microsoft.", StringComparison.Ordinal);

    /// <summary>Whether the list has a member.</summary>
    /// <param name="type">The full name of its type in the metadata, nested ones after a slash.</param>
    /// <param name="name">Its name.</param>
    /// <param name="signature">Its name and what tells its overloads apart; of a field the name.</param>
    public static bool Has(string type, string name, string signature)
    {
        if (!Members.TryGetValue(type, out HashSet<string>? members))
            return type.StartsWith(Tuple, StringComparison.Ordinal) && IsTupleMember(name);
        return (members.Contains(All) || members.Contains(name) || members.Contains(signature)) &&
            !members.Contains(Except + name) && !members.Contains(Except + signature);
    }

    private static Dictionary<string, HashSet<string>> Read()
    {
        using var reader = new StreamReader(typeof(AllowedMembers).Assembly.GetManifestResourceStream(Resource)!);
        var types = new Dictionary<string, HashSet<string>>();
        HashSet<string> members = [];
        foreach (string line in reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != Comment))
        {
            if (line[0] == Indent)
                members.UnionWith(line.Split([Indent], StringSplitOptions.RemoveEmptyEntries));
            else
                types[line] = members = [];
        }
        return types;
    }

    private static bool IsTupleMember(string member) =>
        member is ".ctor" or "Rest" || member.StartsWith("Item", StringComparison.Ordinal);
}
