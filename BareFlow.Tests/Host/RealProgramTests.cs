using System;
using System.Collections.Concurrent;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;
using BuildTool = IL2CPU.Tools.Tool;

namespace BareFlow.Tests.Host;

/// <summary>Programs that people use, with work to do: they print what they print without the library, and end well.</summary>
public sealed class RealProgramTests
{
    private const string Workloads = "BareFlow.Tests/Host/Programs";

    private static readonly BuildTool[] Programs =
    [
        Program("python3", "python3"), Program("gcc", "gcc"), Program("git", "git"), Program("sqlite3", "sqlite3"),
        Program("dotnet", "dotnet-sdk-10.0"), Program("node", "nodejs"),
    ];

    private static readonly ConcurrentDictionary<string, Lazy<HostResult>> WithoutLibrary = new();

    public static MatrixTheoryData<string, string> Runs =>
        new(Array.ConvertAll(Programs, program => program.Name), HostLibrary.Levels);

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_program_does_what_it_does_without_the_library(string program, string level)
    {
        Requirement.Program(Array.Find(Programs, known => known.Name == program)!);
        HostResult expected = WithoutLibrary.GetOrAdd(program, _ => new(() => Run(program, level: null))).Value;
        Assert.Equal((0, ""), (expected.ExitCode, expected.Errors));
        Assert.NotEqual("", expected.Output);
        Assert.Equal(expected, Run(program, level));
    }

    private static HostResult Run(string program, string? level)
    {
        using var folder = new TemporaryFolder();
        HostProgram shell = new HostProgram(folder.Path).With("PROGRAMS", Repository.At(Workloads));
        if (level is not null)
            shell.On(BuildConfiguration.Release, level);

        return shell.Run("/bin/sh", "-eu", Repository.At($"{Workloads}/{program}.sh"));
    }

    private static BuildTool Program(string name, string package) =>
        new(name, package, "the library is for Linux");
}
