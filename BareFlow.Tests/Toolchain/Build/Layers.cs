using System;
using System.Collections.Generic;
using System.Linq;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>Which project may refer to which, as the table of floors in <c>docs/architecture.md</c> says.</summary>
/// <remarks>Projects of one side are listed highest first: each may refer to those after it, and to none of another side.</remarks>
internal static class Layers
{
    /// <summary>The side of what runs inside the compiler: any project may have it there, and it refers to none.</summary>
    private const string Compiler = "compiler";

    /// <summary>The rows of the table, in their order.</summary>
    public static IReadOnlyList<Floor> Floors { get; } =
    [
        .. DocumentSection.Rows("docs/architecture.md", "floors")
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(Read),
    ];

    /// <summary>Every reference that points up, or across, or to a project outside its side.</summary>
    /// <remarks>A project of no side, such as the tests, may refer to anything; nothing refers to it.</remarks>
    public static IEnumerable<string> Violations(IEnumerable<ProjectFile> projects) =>
        from project in projects
        let below = Below(project.Name)
        where below is not null
        from reference in project.References.Except(Of(Compiler))
        where !below.Contains(reference)
        select $"{project.Name} refers to {reference}";

    /// <summary>Projects of the table that are not there.</summary>
    public static IEnumerable<string> Missing(IEnumerable<ProjectFile> projects) =>
        Floors.Select(floor => floor.Name).Except(projects.Select(project => project.Name));

    private static Floor Read(string row)
    {
        string[] cells = DocumentSection.Cells(row);
        return new Floor(cells[0].Trim('`'), cells[1].Split(", "), cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What a project may refer to; null for a project of no side.</summary>
    private static HashSet<string>? Below(string project)
    {
        Floor? floor = Floors.FirstOrDefault(floor => floor.Name == project);
        return floor is null ? null : [.. floor.Sides.SelectMany(side => Of(side).SkipWhile(name => name != project).Skip(1))];
    }

    private static IEnumerable<string> Of(string side) => Floors.Where(floor => floor.Sides.Contains(side)).Select(floor => floor.Name);
}

/// <summary>A project of the table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sides">The sides that it is on.</param>
/// <param name="Folders">Its folders, bottom to top; none where they are in no order.</param>
internal sealed record Floor(string Name, IReadOnlyList<string> Sides, IReadOnlyList<string> Folders);
