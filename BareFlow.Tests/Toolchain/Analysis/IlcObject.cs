using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.Build;
using IL2CPU.Elf;
using IL2CPU.IlPasses;
using IL2CPU.Ilc;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>An assembly compiled to an object by ILC, as a freestanding kernel is, and what it leaves to the linker.</summary>
internal sealed class IlcObject
{
    private const string CompilerPackage = "runtime.linux-x64.microsoft.dotnet.ilcompiler";
    private const string RuntimeFolder = "microsoft.netcore.app.runtime.nativeaot.linux-x64";
    private const char Quote = '`';

    private readonly ElfFile _object;
    private readonly ILookup<uint, ElfSymbol> _references;
    private readonly Dictionary<string, ushort> _sections;

    private IlcObject(string path)
    {
        _object = ElfFile.Read(path);
        _references = _object.References();
        _sections = _object.Symbols.Where(s => s.IsGlobal && s.Section != 0)
            .GroupBy(_object.NameOf).ToDictionary(s => s.Key, s => s.First().Section);
    }

    /// <summary>The class library that ILC compiles against.</summary>
    public static string CoreLibrary => Path.Combine(
        Package(RuntimeFolder), "runtimes", "linux-x64", "native", "System.Private.CoreLib.dll");

    /// <summary>The symbols that docs/freestanding.md says every kernel supplies.</summary>
    public static IReadOnlySet<string> Supplied { get; } = File.ReadLines(Repository.At("docs/freestanding.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .SelectMany(line => line.Split('|')[1].Split(Quote).Where((_, part) => part % 2 == 1))
        .SelectMany(name => name == "_0" ? ["S_P_CoreLib_System_ThrowHelper__ThrowArgumentOutOfRangeException_0"] : new[] { name })
        .ToHashSet();

    /// <summary>Compiles an assembly the way <c>compile</c> does.</summary>
    public static IlcObject Of(string assembly, Optimization optimize)
    {
        using var folder = new TemporaryFolder();
        string path = folder.At("object.o");
        Compile(assembly, optimize, path);
        return new IlcObject(path);
    }

    /// <summary>Compiles an assembly the way <c>compile</c> does, into a file.</summary>
    public static void Compile(string assembly, Optimization optimize, string path)
    {
        using var folder = new TemporaryFolder();
        IReadOnlyList<string> flagged = optimize switch
        {
            Optimization.Size => SmallCode.Apply([assembly], folder.Path),
            Optimization.Speed => [assembly],
            _ => DebugCode.Apply([assembly], folder.Path),
        };
        new IlcCompiler(new IlcExecutable(Package(CompilerPackage)), new RuntimePackage(Package(RuntimeFolder)))
            .Compile(flagged, optimize, path);
    }

    /// <summary>The symbols that an export's code leads to, and that neither the object nor a kernel has.</summary>
    public IReadOnlyList<string> MissingFor(string export)
    {
        HashSet<uint> reached = [_sections[export]];
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<uint>(reached);
        while (open.TryPop(out uint section))
        {
            foreach (ElfSymbol symbol in _references[section])
            {
                if (symbol.Section == 0)
                    missing.Add(_object.NameOf(symbol));
                else if (reached.Add(symbol.Section))
                    open.Push(symbol.Section);
            }
        }
        return [.. missing.Except(Supplied)];
    }

    private static string Package(string name) => Path.Combine(
        BuildFixture.PackageCache(), name,
        Regex.Match(File.ReadAllText(Repository.At("Cosmos.props")), "<CosmosRuntimeVersion>(.*)</CosmosRuntimeVersion>").Groups[1].Value);
}
