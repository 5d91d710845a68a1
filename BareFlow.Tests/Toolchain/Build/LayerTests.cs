using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

public class LayerTests
{
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
}
