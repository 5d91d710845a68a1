using System.Collections.Generic;
using System.IO;
using System.Linq;
using XSharp;

namespace IL2CPU.Plugs;

/// <summary>An X# file of the project, as far as the binder looks at it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Functions">The functions that it defines.</param>
public sealed record PlugFile(string Path, IReadOnlyList<XFunction> Functions)
{
    /// <summary>The file's name without its folders.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The functions that C# methods can be bound to.</summary>
    public IEnumerable<XFunction> Bodies => Functions.Where(f => f.IsPlugBody);

    /// <summary>Whether a name in <c>[Plug]</c> means this file: its name, or a suffix of whole folders.</summary>
    internal bool IsNamed(string name)
    {
        string[] wanted = Segments(name);
        string[] own = Segments(Path);
        return wanted.Length <= own.Length && own[^wanted.Length..].SequenceEqual(wanted);
    }

    private static string[] Segments(string path) => path.Replace('\\', '/').Split('/');
}
