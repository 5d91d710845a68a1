using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.Plugs;
using XSharp;

namespace BareFlow.Tests.Toolchain.Plugs;

/// <summary>A C# file and X# files, bound to each other.</summary>
internal sealed class PlugSnippet : IDisposable
{
    private readonly CSharpSnippet _code;

    /// <summary>Compiles and binds them.</summary>
    /// <param name="code">The C# file, whose usings are given.</param>
    /// <param name="files">The X# files.</param>
    public PlugSnippet(string code, params IReadOnlyList<PlugFile> files)
    {
        _code = new CSharpSnippet("using IL2CPU.API; " + code);
        Binding = PlugBinder.Bind(_code.AssemblyPath, files);
    }

    public PlugBinding Binding { get; }

    public string AssemblyPath => _code.AssemblyPath;

    /// <summary>An X# file given by the heads of its functions, each on a line of its own.</summary>
    /// <param name="path">Where it is said to be.</param>
    /// <param name="heads">Each a name, and after spaces the registers of its arguments.</param>
    public static PlugFile File(string path, params string[] heads) =>
        new(path, [.. heads.Select((head, index) => Function(path, head, index + 1))]);

    /// <summary>The diagnostics in the form of the tables: file, line, code.</summary>
    public IEnumerable<string> Places => Binding.Diagnostics
        .Select(d => $"{Path.GetFileName(d.Location.Path)}({d.Location.Line}) {d.Code}");

    public void Dispose() => _code.Dispose();

    private static XFunction Function(string path, string head, int line)
    {
        string[] words = head.Split(' ');
        string space = Path.GetFileNameWithoutExtension(path);
        XParameter[] parameters = [.. words[1..].Select((w, i) => Parameter(path, w, i, line))];
        bool isPlugBody = !words[0].StartsWith('.');
        string name = words[0].TrimStart('.');
        return new XFunction(name, space, $"{space}_{name}", isPlugBody, parameters, new XLocation(path, line, 1));
    }

    private static XParameter Parameter(string path, string register, int index, int line) =>
        new($"a{index}", register, BitsOf(register), new XLocation(path, line, 20 + index));

    private static int BitsOf(string register) => register switch
    {
        "R8" or "R9" => 64,
        ['R', .., 'D'] or ['E', ..] => 32,
        ['R', .., 'B'] or [.., 'L'] => 8,
        ['R', '8' or '9', 'W'] => 16,
        ['R', ..] => 64,
        _ => 16,
    };
}
