using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>Which folder of an assembly refers to which: what the compiler knows of each name in its sources.</summary>
internal static class FolderGraph
{
    /// <summary>Attributes of freestanding code, which are compiled into each assembly.</summary>
    private const string CommonSource = "Cosmos/Cosmos.Build/Sdk/Freestanding.cs";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.None);

    /// <summary>The references between folders of a project of this repository.</summary>
    public static IReadOnlyList<FolderReference> Of(string project)
    {
        string root = Path.GetDirectoryName(ProjectFile.Paths.Single(path => Path.GetFileNameWithoutExtension(path) == project))!;
        IEnumerable<(string Path, string Text)> sources = Repository.Files
            .Where(file => file.StartsWith(root + "/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Append(CommonSource)
            .Select(file => (Path.GetRelativePath(root, file), File.ReadAllText(Repository.At(file))));
        return Of(project, sources);
    }

    /// <summary>The references between folders of sources.</summary>
    /// <param name="assembly">What the assembly is called, so that others let it see what is internal.</param>
    /// <param name="sources">Paths from the assembly's folder, and texts.</param>
    public static IReadOnlyList<FolderReference> Of(string assembly, IEnumerable<(string Path, string Text)> sources)
    {
        SyntaxTree[] trees = [.. sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            assembly, trees, References(assembly), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        return [.. trees.SelectMany(tree => References(tree, compilation)).Distinct()];
    }

    /// <summary>The references that point up, or to a folder that is in no order.</summary>
    /// <param name="references">All references.</param>
    /// <param name="order">The folders, bottom to top.</param>
    public static IEnumerable<FolderReference> Upward(IEnumerable<FolderReference> references, IReadOnlyList<string> order)
    {
        List<string> places = [.. order];
        return references.Where(reference =>
            places.IndexOf(reference.From) < 0 || places.IndexOf(reference.To) < 0 || places.IndexOf(reference.From) < places.IndexOf(reference.To));
    }

    private static IEnumerable<FolderReference> References(SyntaxTree tree, CSharpCompilation compilation)
    {
        string own = FolderOf(tree.FilePath);
        SemanticModel model = compilation.GetSemanticModel(tree);
        return from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
               let symbol = model.GetSymbolInfo(name).Symbol
               where symbol is not null and not INamespaceSymbol && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly)
               let type = symbol as INamedTypeSymbol ?? symbol.ContainingType
               where type is not null
               let to = type.DeclaringSyntaxReferences.Select(place => FolderOf(place.SyntaxTree.FilePath)).ToArray()
               where to.Length > 0 && !to.Contains(own) && to[0].Length > 0 && own.Length > 0
               select new FolderReference(own, to[0], tree.FilePath, type.Name);
    }

    /// <summary>The first folder of a path; none for a file beside the project, or above it.</summary>
    private static string FolderOf(string path)
    {
        string[] parts = path.Split('/', '\\');
        return parts.Length == 1 || parts[0] == ".." ? "" : parts[0];
    }

    private static IEnumerable<MetadataReference> References(string assembly) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != assembly)
            .Select(path => MetadataReference.CreateFromFile(path));
}

/// <summary>A reference from a folder to another one.</summary>
/// <param name="From">The folder that refers.</param>
/// <param name="To">The folder that is referred to.</param>
/// <param name="File">The file that refers.</param>
/// <param name="Type">The type that it names.</param>
internal sealed record FolderReference(string From, string To, string File, string Type);
