using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Tools;

namespace IL2CPU.Linking;

/// <summary>Links objects into a shared library for Linux that shows exactly its exports and takes exactly its imports.</summary>
/// <remarks>The imports come from a stub of the other library, made on the spot: so the reference carries no version,
/// which any release of that library satisfies, and the build needs no Linux. What is neither defined nor named as an
/// import fails here, and not in the program that loads the library.</remarks>
public static class SharedLibraryLinker
{
    /// <summary>Links with <c>ld.lld</c>, dropping what no export refers to, and writes the map.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="interface">What the library shows and takes.</param>
    /// <param name="libraryPath">The library to write, with symbols and line information.</param>
    /// <param name="mapPath">The map to write.</param>
    public static void Link(
        IEnumerable<string> objects, SharedLibraryInterface @interface, string libraryPath, string mapPath)
    {
        using var work = new WorkFolder();
        string script = Path.Combine(work.Path, "exports.ver");
        File.WriteAllText(script, VersionScript(@interface.Exports));
        string stub = MakeStub(@interface, work.Path);
        ToolOutput.Write(libraryPath, library => ToolOutput.Write(mapPath, map => ToolProcess.Run(Tool.Linker, [
            .. Options(Path.GetFileName(libraryPath), @interface),
            "--version-script=" + script,
            "-Map=" + map,
            "-o", library,
            .. objects,
            stub,
        ])));
    }

    /// <summary>Every address is bound and every table read-only before the first call (<c>now</c>, <c>relro</c>); the
    /// library cannot be unloaded, as threads that end still call it.</summary>
    private static IEnumerable<string> Options(string name, SharedLibraryInterface @interface) =>
    [
        "-m", "elf_x86_64",
        "-shared",
        "-soname", name,
        "--gc-sections",
        "--build-id=none",
        "--hash-style=gnu",
        "--eh-frame-hdr",
        "--no-undefined",
        "-Bsymbolic",
        "-z", "now",
        "-z", "relro",
        "-z", "text",
        "-z", "nodelete",
        "-z", "noexecstack",
        "-z", "nostart-stop-gc",
        .. @interface.Initializer is { } initializer ? new[] { "-init=" + initializer } : [],
    ];

    private static string VersionScript(IEnumerable<string> exports) =>
        $"{{ global: {string.Concat(exports.Select(name => name + "; "))}local: *; }};\n";

    /// <summary>A shared library with the name and the functions of the real one, and nothing in them.</summary>
    private static string MakeStub(SharedLibraryInterface @interface, string folder)
    {
        string source = Path.Combine(folder, "imports.s");
        string compiled = Path.ChangeExtension(source, ".o");
        string stub = Path.ChangeExtension(source, ".so");
        File.WriteAllLines(source, @interface.Imports.SelectMany(StubOf).Prepend("\t.text"));
        Assembler.Assemble(source, compiled);
        ToolProcess.Run(Tool.Linker, [
            "-m", "elf_x86_64", "-shared", "-soname", @interface.Library, "-o", stub, compiled,
        ]);
        return stub;
    }

    private static IEnumerable<string> StubOf(string function) =>
        [$"\t.globl {function}", $"\t.type {function}, @function", $"{function}:", "\tud2"];
}
