using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IL2CPU.Tools;
using Xunit;

namespace BareFlow.Tests.Support;

/// <summary>Builds a project of this repository, as a person would.</summary>
internal static class RepositoryBuild
{
    /// <summary>Variables that the MSBuild of <c>dotnet test</c> passes on would lead the inner one astray.</summary>
    private static readonly Dictionary<string, string?> NoOuterBuild = Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(variable => (string)variable.Key)
        .Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(name => name, _ => (string?)null);

    /// <summary>Builds <paramref name="project"/>; the test fails when that fails.</summary>
    public static void Run(string project, string configuration)
    {
        ToolResult build = ToolProcess.Try("dotnet", ["build", project, "-c", configuration], Repository.Root, NoOuterBuild);
        Assert.True(build.ExitCode == 0, build.Describe());
    }
}
