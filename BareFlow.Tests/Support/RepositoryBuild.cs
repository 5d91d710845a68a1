using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Xunit;

namespace BareFlow.Tests.Support;

/// <summary>Builds a project of this repository, as a person would.</summary>
internal static class RepositoryBuild
{
    /// <summary>Builds <paramref name="project"/>; the test fails when that fails.</summary>
    public static void Run(string project, string configuration)
    {
        var start = new ProcessStartInfo("dotnet", ["build", project, "-c", configuration])
        {
            WorkingDirectory = Repository.Root, RedirectStandardOutput = true,
        };
        ForgetOuterBuild(start.Environment);
        using Process build = Process.Start(start)!;
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        Assert.True(build.ExitCode == 0, output);
    }

    /// <summary>Variables that the MSBuild of <c>dotnet test</c> passes on would lead the inner one astray.</summary>
    private static void ForgetOuterBuild(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(IsOfMSBuild).ToArray())
            environment.Remove(name);
    }

    private static bool IsOfMSBuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase);
}
