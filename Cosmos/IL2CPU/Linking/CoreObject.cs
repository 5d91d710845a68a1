using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Tools;

namespace IL2CPU.Linking;

/// <summary>The core as one object that can share an image with the .NET runtime.</summary>
/// <remarks>Both are output of ILC, which gives each a table of modules, its settings, and its own copies of methods of the
/// class library. The core keeps its copies to itself, and its table out of the runtime's sight.</remarks>
public static class CoreObject
{
    /// <summary>Symbols that stay inside, as patterns: settings, the class library, helpers of compiled code.</summary>
    private static readonly string[] Private =
    [
        "g_requiredCpuFeatures",
        "__readonlydata_g_requiredCpuFeatures",
        "g_compilerEmbedded*",
        "__security_cookie",
        "S_P_CoreLib_*",
        "_lsda*S_P_CoreLib_*",
        "Rhp*",
    ];

    /// <summary>Sections by whose names the runtime finds its own.</summary>
    private static readonly string[] Renamed = ["__modules", "__managedcode", "__unbox"];

    /// <summary>Unwinding records: no exception passes through the core, and its functions keep frame pointers, by which a
    /// debugger finds its way.</summary>
    private static readonly string[] Dropped = [".eh_frame", ".rela.eh_frame"];

    /// <summary>Joins the core's objects.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="folder">Where to put the joined object.</param>
    /// <returns>Its path.</returns>
    public static string Make(IEnumerable<string> objects, string folder)
    {
        string joined = Path.Combine(folder, "joined.o");
        string result = Path.Combine(folder, "core.o");
        Linker.Join(objects, joined);
        ToolProcess.Run(Tool.ObjCopy,
            [
                "--wildcard",
                .. Dropped.Select(name => "--remove-section=" + name),
                .. Renamed.SelectMany(name => new[] { "--rename-section", $"{name}=.core{name}" }),
                .. Private.Select(pattern => "--localize-symbol=" + pattern),
                joined,
                result,
            ]);
        return result;
    }
}
