using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>What a project file says about itself, as far as the layers go.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="References">The names of the projects that it refers to.</param>
internal sealed record ProjectFile(string Name, params IReadOnlyList<string> References)
{
    /// <summary>Paths of all project files of the repository, from its root.</summary>
    public static IEnumerable<string> Paths => Repository.Files.Where(path => Path.GetExtension(path) == ".csproj");

    /// <summary>Reads the file at a path from the root.</summary>
    public static ProjectFile Read(string path) => new(
        Path.GetFileNameWithoutExtension(path),
        [.. Items(path, "ProjectReference").Select(item => NameOf(item.Attribute("Include")!.Value))]);

    /// <summary>The items of a kind in the project file at a path from the root.</summary>
    public static IEnumerable<XElement> Items(string path, string kind) =>
        XDocument.Load(Repository.At(path)).Descendants(kind);

    private static string NameOf(string reference) => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'));
}
