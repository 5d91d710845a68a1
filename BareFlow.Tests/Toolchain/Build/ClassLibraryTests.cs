using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>One .NET program, as a kernel and as a Linux program that .NET publishes ahead of time: what it says of the class
/// library is the same, but for what <c>docs/runtime.md</c> lists.</summary>
[Collection(BuildCollection.Name)]
public sealed partial class ClassLibraryTests(BuildFixture build) : IDisposable
{
    private const string Sources = "samples/ClassLibrary";
    private const int LeastValues = 700;

    private const string LinuxProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <AssemblyName>Hello</AssemblyName>
            <PublishAot>true</PublishAot>
            <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
            <InvariantGlobalization>true</InvariantGlobalization>
            <Nullable>enable</Nullable>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
          </PropertyGroup>
        </Project>
        """;

    private readonly TemporaryFolder _linux = new();

    public void Dispose() => _linux.Dispose();

    [Fact]
    public void A_kernel_says_what_a_Linux_program_says()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The other program is for Linux.");
        using var kernel = ExternalKernel.Of(build, Sources);
        BuildFixture.Require(kernel.Build("-c", "Release", "-p:CosmosIso=false", "-p:SuppressTrimAnalysisWarnings=true"));
        PublishForLinux();
        Assert.Equal(Options(_linux.At("obj/Release/net10.0/linux-x64/native/Hello.ilc.rsp")), Options(kernel.At("obj/Release/net10.0/cosmos.compile.rsp")));

        string[] expected = Values(BuildFixture.Require(RunOnLinux()));
        string[] found = Values(BuildFixture.Require(kernel.Run("Release", "exit")));
        Assert.True(expected.Length > LeastValues, $"{expected.Length} values");
        Assert.Equal(expected.Select(Name), found.Select(Name));
        string[] differing = [.. expected.Zip(found).Where(pair => pair.First != pair.Second).Select(pair => pair.First + "\n" + pair.Second)];
        string[] listed = Listed();
        Assert.DoesNotContain(differing, pair => !listed.Contains(Name(pair)));
        Assert.Empty(listed.Except(differing.Select(Name)));
    }

    private void PublishForLinux()
    {
        foreach (string source in Directory.GetFiles(Repository.At(Sources), "*.cs"))
            File.Copy(source, _linux.At(Path.GetFileName(source)));

        _linux.Write("Hello.csproj", LinuxProject);
        BuildFixture.Require(Command.Dotnet(_linux.Path, "publish", "-p:SuppressTrimAnalysisWarnings=true", "-p:SuppressAotAnalysisWarnings=true"));
    }

    /// <summary>Runs it with the environment that a kernel has.</summary>
    private CommandResult RunOnLinux() => Command.Program(
        _linux.At("bin/Release/net10.0/linux-x64/publish/Hello"),
        _linux.Path,
        new Dictionary<string, string?>
        {
            ["HOME"] = "/root", ["PATH"] = "/bin", ["TMPDIR"] = "/tmp", ["LANG"] = "C.UTF-8", ["TZ"] = "UTC",
        });

    /// <summary>The switches and options that ILC was given.</summary>
    private static string[] Options(string arguments) => [.. File.ReadLines(arguments)
        .Select(line => line.Replace("--pass=", "", StringComparison.Ordinal))
        .Where(line => line.StartsWith("--feature:", StringComparison.Ordinal) || line.StartsWith("--runtimeknob:", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    private static string[] Values(CommandResult result)
    {
        Assert.Contains("That is all.", result.Lines);
        return [.. result.Lines.Where(line => Value().IsMatch(line))];
    }

    private static string Name(string line) => line[..line.IndexOf(' ')];

    /// <summary>The values that may differ, each with its reason, in the document.</summary>
    private static string[] Listed() =>
    [
        .. DocumentSection.Rows("docs/runtime.md", "differences")
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Quoted().Matches(DocumentSection.Cells(line)[0]))
            .Select(match => match.Groups[1].Value),
    ];

    [GeneratedRegex("^[a-z]+\\.[^ ]+ = ")]
    private static partial Regex Value();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
