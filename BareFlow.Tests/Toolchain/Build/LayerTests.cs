using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

public class LayerTests(ITestOutputHelper output)
{
    private const int LongestLine = 140;

    [Fact]
    public void References_point_down()
    {
        ProjectFile[] projects = [.. ProjectFile.Paths.Select(ProjectFile.Read)];
        Assert.Empty(Layers.Missing(projects));
        Assert.Empty(Layers.Violations(projects));
    }

    [Theory]
    [InlineData("Cosmos.System2", "BareFlow.Kernel")]
    [InlineData("BareFlow.Memory", "Cosmos.Core")]
    [InlineData("Cosmos.Core", "Cosmos.Core")]
    [InlineData("IL2CPU", "Cosmos.Build")]
    [InlineData("Cosmos.Core", "XSharp")]
    [InlineData("Cosmos.Build", "BareFlow.Memory")]
    [InlineData("BareFlow.Kernel", "BareFlow.Tests")]
    [InlineData("BareFlow.Kernel", "Cosmos.Core")]
    [InlineData("Cosmos.System2", "BareFlow.Memory")]
    [InlineData("Cosmos.SelfTest.Generator", "Cosmos.Core")]
    [InlineData("Cosmos.Core", "Cosmos.Libc")]
    [InlineData("Cosmos.Storage", "Cosmos.Libc")]
    [InlineData("Cosmos.System2", "Cosmos.Libc")]
    [InlineData("BareFlow.Malloc", "Cosmos.Core")]
    public void A_reference_that_points_elsewhere_is_found(string from, string to)
    {
        ProjectFile[] madeUp = [new("Cosmos.Core", "BareFlow.Memory"), new(from, to), new("BareFlow.Tests", from)];
        Assert.Equal([$"{from} refers to {to}"], Layers.Violations(madeUp));
    }

    [Theory]
    [InlineData("BareFlow.Kernel", "Cosmos.System2")]
    [InlineData("Cosmos.Core", "BareFlow.Memory")]
    [InlineData("Cosmos.Build", "XSharp")]
    [InlineData("BareFlow.Tests", "Cosmos.Build")]
    [InlineData("Cosmos.Core", "Cosmos.SelfTest.Generator")]
    public void A_reference_that_points_down_is_not(string from, string to) =>
        Assert.Empty(Layers.Violations([new ProjectFile(from, to)]));

    /// <summary>Projects whose folders are in an order.</summary>
    public static TheoryData<string> Ordered => [.. Layers.Floors.Where(floor => floor.Folders.Count > 0).Select(floor => floor.Name)];

    [Theory]
    [MemberData(nameof(Ordered))]
    public void Folders_refer_to_those_below(string project)
    {
        IReadOnlyList<string> order = Layers.Floors.Single(floor => floor.Name == project).Folders;
        IReadOnlyList<FolderReference> references = FolderGraph.Of(project);
        foreach (IGrouping<string, FolderReference> from in references.GroupBy(reference => reference.From).OrderBy(group => order.ToList().IndexOf(group.Key)))
            output.WriteLine($"{project}/{from.Key} -> {string.Join(' ', from.Select(reference => reference.To).Distinct().Order())}");

        Assert.NotEmpty(references);
        Assert.Empty(FolderGraph.Upward(references, order));
    }

    [Theory]
    [InlineData("class A;", "class B : A;", "")]
    [InlineData("class A { B b; }", "class B;", "Low -> High in Low/A.cs: B")]
    [InlineData("class A { void M() => B.N(); }", "static class B { public static void N() { } }", "Low -> High in Low/A.cs: B")]
    [InlineData("class A { int m = B.Number; }", "enum E { One } static class B { public const int Number = 1; }", "Low -> High in Low/A.cs: B")]
    [InlineData("unsafe class A { delegate*<void> m = &B.N; }", "static class B { public static void N() { } }", "Low -> High in Low/A.cs: B")]
    [InlineData("class A { object m = typeof(B<>); }", "class B<T>;", "Low -> High in Low/A.cs: B")]
    [InlineData("/// <summary><see cref=\"B\"/></summary>\nclass A;", "class B;", "")]
    public void A_folder_that_refers_up_is_found(string low, string high, string found)
    {
        IReadOnlyList<FolderReference> references = FolderGraph.Of("MadeUp", [("Low/A.cs", low), ("High/B.cs", high)]);
        Assert.Equal(
            found.Length == 0 ? [] : [found],
            FolderGraph.Upward(references, ["Low", "High"]).Select(up => $"{up.From} -> {up.To} in {up.File}: {up.Type}"));
    }

    [Fact]
    public void A_folder_that_is_in_no_order_is_found() =>
        Assert.Single(FolderGraph.Upward(FolderGraph.Of("MadeUp", [("Low/A.cs", "class A;"), ("New/B.cs", "class B : A;")]), ["Low"]));

    [Fact]
    public void A_folder_of_the_core_is_a_namespace()
    {
        string[] sources =
        [
            .. Repository.Files.Where(file => file.StartsWith("Cosmos/Cosmos.Core/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(sources);
        Assert.All(sources, file => Assert.Contains(
            $"\nnamespace Cosmos.Core.{Path.GetFileName(Path.GetDirectoryName(file))};", "\n" + File.ReadAllText(Repository.At(file))));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Repository.At("BareFlow.sln"));
        Assert.NotEmpty(ProjectFile.Paths);
        Assert.All(ProjectFile.Paths, path => Assert.Contains($"\"{path.Replace('/', '\\')}\"", solution));
    }

    [Fact]
    public void Every_package_has_its_version_in_one_place()
    {
        HashSet<string> central =
            [.. ProjectFile.Items("Cosmos.props", "PackageVersion").Select(item => item.Attribute("Include")!.Value)];
        foreach (string path in ProjectFile.Paths)
        {
            Assert.All(ProjectFile.Items(path, "PackageReference"), package =>
            {
                Assert.Contains(package.Attribute("Include")!.Value, central);
                Assert.Null(package.Attribute("Version"));
                Assert.Null(package.Attribute("VersionOverride"));
            });
        }
    }

    [Fact]
    public void Every_project_has_the_common_settings()
    {
        string[] overrides = ["TargetFramework", "TargetFrameworks", "LangVersion", "Nullable", "Version"];
        foreach (string path in ProjectFile.Paths)
            Assert.All(overrides, name => Assert.Empty(ProjectFile.Items(path, name)));
    }

    [Fact]
    public void Lines_of_project_files_fit_a_window()
    {
        string[] kinds = [".csproj", ".props", ".targets", ".ld"];
        IEnumerable<string> longer =
            from file in Repository.Files.Where(file => kinds.Contains(Path.GetExtension(file)))
            from line in File.ReadLines(Repository.At(file)).Index()
            where line.Item.Length > LongestLine
            select $"{file}({line.Index + 1})";
        Assert.Empty(longer);
    }
}
