using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.Ilc;
using IL2CPU.Plugs.Managed;
using Xunit;

namespace BareFlow.Tests.Toolchain.Plugs.Managed;

/// <summary>Plugs of the class library that kernels are compiled with.</summary>
public sealed class ClassLibraryPlugTests : IDisposable
{
    private const string Program = """
        using System;
        using IL2CPU.API.Attribs;

        Console.WriteLine(Environment.MachineName + DateTime.UtcNow + Math.Sqrt(2));

        [Plug(typeof(Environment))] static class EnvironmentPlugs
        {
            public static string get_MachineName() => "plug";
        }

        [Plug(typeof(string))] static class StringPlugs
        {
            public static string Trim(string aThis) => aThis + "!";
            public static bool IsNullOrEmpty(string? value) => false;
        }

        [Plug(typeof(Math))] static class MathPlugs
        {
            public static double Sqrt(double d) => d;
        }

        [Plug(typeof(Console))] static class ConsolePlugs
        {
            public static void set_Title(string value) { }
        }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly CSharpSnippet _program =
        new(Program, name: "Program", sdk: false, references: [ManagedPlugSnippet.Attributes], isProgram: true);

    /// <summary>The class library's assemblies, as IL.</summary>
    private static string[] ClassLibrary =>
    [
        .. new RuntimePackage(PackageFolder).ClassLibrary
            .SelectMany(pattern => Directory.GetFiles(Path.GetDirectoryName(pattern)!, Path.GetFileName(pattern))),
    ];

    private static string PackageFolder
    {
        get
        {
            string version = Regex.Match(
                File.ReadAllText(Repository.At("Cosmos.props")), "<CosmosRuntimeVersion>(.*)</CosmosRuntimeVersion>").Groups[1].Value;
            string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            return Path.Combine(packages, "microsoft.netcore.app.runtime.nativeaot.linux-x64", version);
        }
    }

    [Fact]
    public void Copies_of_the_class_library_keep_all_that_is_not_plugged()
    {
        PlugWeaving woven = PlugWeaver.Weave(_program.AssemblyPath, [ManagedPlugSnippet.Attributes, .. ClassLibrary], _folder.Path);
        Assert.Empty(woven.Diagnostics);
        Assert.Equal(7, woven.Members.Count);
        Assert.Equal(
            ["Cosmos.System2.dll", "Program.dll", "System.Console.dll", "System.Private.CoreLib.dll"], woven.Written.Select(Path.GetFileName));
        foreach (string copy in woven.Written.Where(path => Changes.ContainsKey(Path.GetFileName(path))))
        {
            string original = ClassLibrary.Single(path => Path.GetFileName(path) == Path.GetFileName(copy));
            using var before = new PEReader(File.OpenRead(original));
            using var after = new PEReader(File.OpenRead(copy));
            Assert.Equal(Changes[Path.GetFileName(copy)], DifferentBodies(before, after));
        }
    }

    /// <summary>The members whose code is not as it was, in each copy.</summary>
    private static Dictionary<string, string[]> Changes => new()
    {
        ["System.Console.dll"] = ["Console.set_Title", "ConsolePal.Beep", "ConsolePal.SetWindowSize"],
        ["System.Private.CoreLib.dll"] =
            ["Environment.get_MachineName", "Math.Sqrt", "String.IsNullOrEmpty", "String.Trim"],
    };

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    /// <summary>Goes through all types and methods of both, which must be the same, and compares the lengths of their code:
    /// tokens in it are numbered anew.</summary>
    private static string[] DifferentBodies(PEReader before, PEReader after)
    {
        ILookup<string, int> old = Bodies(before).ToLookup(body => body.Name, body => body.Length);
        ILookup<string, int> now = Bodies(after).ToLookup(body => body.Name, body => body.Length);
        Assert.Equal(old.Select(body => body.Key).Order(), now.Select(body => body.Key).Order());
        return
        [
            .. old.Where(body => !body.Order().SequenceEqual(now[body.Key].Order()))
                .Select(body => body.Key).Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<(string Name, int Length)> Bodies(PEReader file)
    {
        MetadataReader metadata = file.GetMetadataReader();
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            foreach (MethodDefinition method in type.GetMethods().Select(metadata.GetMethodDefinition))
            {
                int length = method.RelativeVirtualAddress == 0
                    ? 0 : file.GetMethodBody(method.RelativeVirtualAddress).GetILReader().Length;
                yield return ($"{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}", length);
            }
        }
    }
}
