using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Elf;
using IL2CPU.Tools;

namespace IL2CPU.Linking;

/// <summary>Links objects into a kernel image.</summary>
public static class Linker
{
    /// <summary>The largest page that the image's segments are aligned to in the file: none, as both loaders copy.</summary>
    private const string NoFilePadding = "max-page-size=16";

    /// <summary>By the name of this folder a linker script tells the core's objects from others.</summary>
    private const string CoreFolder = "core";

    /// <summary>A missing symbol is no error.</summary>
    private const string Unresolved = "--unresolved-symbols=ignore-all";

    /// <summary>An unwinder asks for the table of unwinding records; equal functions of the runtime whose addresses nobody compares
    /// become one, and so do ends of strings; archives refer to each other.</summary>
    private static readonly string[] RuntimeOptions = ["--eh-frame-hdr", "--icf=safe", "-O2", "--start-group"];

    /// <summary>Links with <c>ld.lld</c>, dropping what nothing refers to and packing the core's rest (see
    /// <see cref="SectionPacker"/>), and writes the map.</summary>
    /// <param name="parts">What to link.</param>
    /// <param name="scriptPath">The text of the linker script, for both layouts (<see cref="LinkerScript"/>).</param>
    /// <param name="imagePath">The ELF to write, with symbols and line information.</param>
    /// <param name="mapPath">The map to write.</param>
    public static void Link(ImageParts parts, string scriptPath, string imagePath, string mapPath) =>
        ToolOutput.Write(mapPath, map => Link(parts, scriptPath, imagePath, ["-Map=" + map]));

    /// <summary>Links what lacks symbols, each of which is at address 0 in the image, and leaves its relocations in it.</summary>
    public static void LinkUnresolved(ImageParts parts, string scriptPath, string imagePath) =>
        Link(parts, scriptPath, imagePath, [Unresolved, "--emit-relocs"]);

    /// <summary>Links one object with all that is in it, as far as it goes, to learn about addresses.</summary>
    public static void LinkAlone(string objectPath, string imagePath) => ToolOutput.Write(
        imagePath,
        image => ToolProcess.Run(Tool.Linker, ["-m", "elf_x86_64", "-static", Unresolved, "--noinhibit-exec", "-o", image, objectPath]));

    /// <summary>The folder in which the core's objects lie when they are linked.</summary>
    public static string CoreIn(string folder) => Directory.CreateDirectory(Path.Combine(folder, CoreFolder)).FullName;

    /// <summary>Writes the arguments that kernels of many programs have in common into <c>kernel.rsp</c>; a program's object and its image
    /// are added to them. The core is not packed, as nobody knows yet which of its functions a program takes the address of.</summary>
    /// <param name="parts">The core, in its folder, and the libraries.</param>
    /// <param name="scriptPath">The text of the linker script.</param>
    /// <param name="folder">Where to write.</param>
    public static void WriteKit(ImageParts parts, string scriptPath, string folder) => File.WriteAllLines(
        Path.Combine(folder, "kernel.rsp"),
        Arguments(parts, LinkerScript.Write(scriptPath, parts, folder), parts.Core).Select(word => $"\"{word}\""));

    private static void Link(ImageParts parts, string scriptPath, string imagePath, string[] options)
    {
        using var work = new WorkFolder();
        IEnumerable<string> core = SectionPacker.Pack(parts.Core, CoreIn(work.Path), parts.Runtime);
        string script = LinkerScript.Write(scriptPath, parts, work.Path);
        ToolOutput.Write(imagePath, image => ToolProcess.Run(Tool.Linker, [.. options, "-o", image, .. Arguments(parts, script, core)]));
    }

    private static string[] Arguments(ImageParts parts, string script, IEnumerable<string> core) =>
    [
        "-m", "elf_x86_64",
        "-static",
        "--gc-sections",
        "--build-id=none",
        "-z", NoFilePadding,
        "-z", "nostart-stop-gc",
        "--error-limit=0",
        "--defsym=__is_optimized=" + (parts.IsOptimized ? "1" : "0"),
        "-T", script,
        .. core,
        .. parts.HasRuntime ? RuntimeOptions : [],
        .. parts.Runtime,
    ];

    /// <summary>Joins objects into one relocatable object; every section stays as it is.</summary>
    public static void Join(IEnumerable<string> objects, string objectPath) => ToolOutput.Write(
        objectPath,
        written => ToolProcess.Run(Tool.Linker, ["-m", "elf_x86_64", "-r", "--unique", "-o", written, .. objects]));

    /// <summary>Makes the hidden symbols of an object local ones, so that those of another object may have the same names.</summary>
    public static void KeepHidden(string objectPath) => ToolOutput.Write(
        objectPath,
        written => ToolProcess.Run(Tool.ObjCopy, ["--localize-hidden", objectPath, written]));

    /// <summary>Writes a copy of an image without symbols, line information and section headers.</summary>
    public static void Strip(string imagePath, string strippedPath) => ToolOutput.Write(
        strippedPath,
        written => ToolProcess.Run(Tool.ObjCopy, ["--strip-all", "--strip-sections", imagePath, written]));
}
