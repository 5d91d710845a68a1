using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BareFlow.Tests.Boot;
using BareFlow.Tests.Support;
using Cosmos.Core.Faults;
using Xunit;

namespace BareFlow.Tests.Toolchain.Docs;

/// <summary>The documents say what the code does.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents =>
        new(Repository.Files.Where(file => file.EndsWith(".md", System.StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Documents))]
    public void LinksLeadSomewhere(string document)
    {
        string folder = Path.GetDirectoryName(Repository.At(document))!;

        Assert.All(LinksIn(document), link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{document}: {link}"));
    }

    [Fact]
    public void TheReadmeNamesEveryTopFolder()
    {
        string readme = Read("README.md");
        IEnumerable<string> folders = Repository.Files
            .Where(file => file.Contains('/') && !file.StartsWith('.'))
            .Select(file => file.Split('/')[0])
            .Distinct();

        Assert.All(folders, folder => Assert.Contains($"`{folder}", readme));
    }

    [Fact]
    public void WhereToBeginIsThere()
    {
        string[] rows = [.. DocumentSection.Rows("docs/architecture.md", "begin").Skip(1)];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(Path.Exists(Repository.At(row.Split('|')[2].Trim(' ', '`'))), row));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("test")]
    [InlineData(".ci/run")]
    [InlineData(".ci/install")]
    public void CommandsCanBeRun(string command) =>
        Assert.True(
            OperatingSystem.IsWindows()
            || File.GetUnixFileMode(Repository.At(command)).HasFlag(UnixFileMode.UserExecute));

    [Fact]
    public void TheWordTableHasEveryWordThatTheKernelKnows()
    {
        string table = DocumentSection.Text("docs/architecture.md", "words");
        string source = Read("Cosmos/Cosmos.Core/Start/CommandLine.cs");
        string[] literals = [.. U8Literal().Matches(source).Select(match => Joint().Replace(match.Groups[1].Value, ""))];
        string names = literals.Single(text => text.StartsWith("heap ", System.StringComparison.Ordinal));
        string words = literals.Single(text => text.StartsWith("exit ", System.StringComparison.Ordinal));

        Assert.All(names.Split(' '), name => Assert.Contains($"`{name}=", table));
        Assert.All(words.Split(' ', System.StringSplitOptions.RemoveEmptyEntries), word => Assert.Contains($"`{word}`", table));
    }

    [Fact]
    public void TheFaultTableHasEveryFault()
    {
        string table = DocumentSection.Text("docs/faults.md", "faults");
        string[] faults = Encoding.ASCII.GetString(FaultInjection.Names).Split(' ');

        Assert.All(faults, fault => Assert.Contains($"`{fault}`", table));
    }

    [Fact]
    public void EveryLaunchProfileIsDescribed()
    {
        string building = Read("docs/building.md");
        using JsonDocument settings = JsonDocument.Parse(Read("BareFlow.Kernel/Properties/launchSettings.json"));
        string[] profiles =
            [.. settings.RootElement.GetProperty("profiles").EnumerateObject().Select(profile => profile.Name)];

        Assert.Equal(["full", "core", "ISO", "UEFI", "Bochs", "self-tests", "debug"], profiles);
        Assert.All(profiles, profile => Assert.Contains($"| `{profile}` |", building));
    }

    [Fact]
    public void EverySuiteIsDescribed()
    {
        string[] rows = [.. SuiteRow().Matches(DocumentSection.Text("docs/self-tests.md", "suites")).Select(row => row.Groups[1].Value)];
        Assert.Equal(KernelSuites.All, rows);
    }

    [Theory]
    [InlineData("docs/sizes.md", "images")]
    [InlineData("docs/sizes.md", "sections")]
    [InlineData("docs/benchmarks.md", "boot")]
    [InlineData("docs/benchmarks.md", "dotnet")]
    [InlineData("docs/benchmarks.md", "build")]
    [InlineData("docs/benchmarks.md", "malloc")]
    [InlineData("docs/benchmarks.md", "malloc-worst-case")]
    [InlineData("docs/benchmarks.md", "micro")]
    public void EveryMeasuredTableIsFilled(string document, string name) =>
        Assert.Null(MeasuredTable.FaultOf(DocumentSection.Text(document, name)));

    [Theory]
    [InlineData("")]
    [InlineData("no table\n")]
    [InlineData("| a | b |\n|---|---|\n")]
    [InlineData("| a | b |\n|---|---|\n| row | |\n")]
    [InlineData("| a | b |\n|---|---|\n| row | - |\n")]
    [InlineData("| a | b |\n|---|---|\n| row | 1 |\n| 2 | ? |\n")]
    [InlineData("| a | b | c |\n|---|---|---|\n| row | 1 |\n")]
    public void AMeasuredTableThatIsNotFilledIsFound(string section) => Assert.NotNull(MeasuredTable.FaultOf(section));

    private static string Read(string file) => File.ReadAllText(Repository.At(file));

    private static IEnumerable<string> LinksIn(string document) => Link()
        .Matches(Read(document))
        .Select(match => match.Groups[1].Value)
        .Where(link => !link.Contains("://"))
        .Select(link => link.Split('#')[0])
        .Where(link => link.Length > 0);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("\"((?:[^\"]|\"u8\\s*\\+\\s*\")*)\"u8")]
    private static partial Regex U8Literal();

    /// <summary>What stands between the parts of a literal that does not fit on a line.</summary>
    [GeneratedRegex("\"u8\\s*\\+\\s*\"")]
    private static partial Regex Joint();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex SuiteRow();
}
