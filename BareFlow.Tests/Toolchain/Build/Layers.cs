using System;
using System.Collections.Generic;
using System.Linq;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>Which project may refer to which.</summary>
internal static class Layers
{
    /// <summary>.NET programs and their libraries, highest first: each may refer to those after it, and none to freestanding
    /// code, which shares an image with it: compiled into both, its statics would be there twice.</summary>
    private static readonly string[] Managed = ["BareFlow.Kernel", "Cosmos.System2"];

    /// <summary>What runs without a runtime, highest first.</summary>
    private static readonly string[] Freestanding = ["Cosmos.Core", "BareFlow.Memory"];

    /// <summary>What ends up in the host library, highest first.</summary>
    private static readonly string[] Host = ["BareFlow.Malloc", "BareFlow.Memory"];

    /// <summary>What builds kernels, highest first. The SDK brings the order of building with it, so no project file of
    /// the other side names a tool.</summary>
    private static readonly string[] Tools = ["Cosmos.Build", "IL2CPU", "XSharp"];

    /// <summary>What runs inside the compiler: any project may have it there, and it refers to none.</summary>
    private static readonly string[] Compiler = ["Cosmos.Freestanding.Analyzer", "Cosmos.SelfTest.Generator"];

    /// <summary>Every reference that points up, or across, or to a project outside its side.</summary>
    /// <remarks>A project of no side, such as the tests, may refer to anything; nothing refers to it.</remarks>
    public static IEnumerable<string> Violations(IEnumerable<ProjectFile> projects) =>
        from project in projects
        let side = SideOf(project.Name)
        where side.Length > 0
        from reference in project.References.Except(Compiler)
        where Array.IndexOf(side, reference) <= Array.IndexOf(side, project.Name)
        select $"{project.Name} refers to {reference}";

    /// <summary>Projects of the layers that are not there.</summary>
    public static IEnumerable<string> Missing(IEnumerable<ProjectFile> projects) =>
        Managed.Concat(Freestanding).Concat(Host).Concat(Tools).Concat(Compiler).Except(projects.Select(project => project.Name));

    private static string[] SideOf(string project) =>
        new[] { Managed, Freestanding, Host, Tools, Compiler }.FirstOrDefault(side => side.Contains(project)) ?? [];
}
