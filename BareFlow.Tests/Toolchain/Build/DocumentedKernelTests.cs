using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>The kernels that the documents show can be typed, built and booted as they stand there.</summary>
[Collection(BuildCollection.Name)]
public partial class DocumentedKernelTests(BuildFixture build)
{
    private const string Building = "docs/building.md";

    [Fact]
    public async Task The_kernel_of_the_building_page_answers()
    {
        using var kernel = new ExternalKernel(build, "MyKernel.csproj", "Kernel");
        kernel.Write("Kernel.cs", Sample(Building, "class Kernel"));
        BuildFixture.Require(kernel.Build());
        string elf = kernel.At("artifacts/Debug/MyKernel.elf");
        using QemuSession session = Qemu.Kernel(new KernelImage(elf, elf), "").Start();
        await session.WaitFor("Hello from my kernel.");
        await session.WaitFor("> ");
        await session.Send("said\r");
        await session.WaitFor("\nsaid");
    }

    [Fact]
    public void The_readme_shows_the_same_kernel() => Assert.Equal(Sample(Building, "class Kernel"), Sample("README.md", "class Kernel"));

    [Fact]
    public void The_freestanding_kernel_of_the_building_page_boots()
    {
        using var kernel = new ExternalKernel(build, "Free.csproj", "FreestandingKernel");
        kernel.Write("Program.cs", Sample(Building, "RuntimeExport"));
        BuildFixture.Require(kernel.Build());
        Assert.Contains("Hello from C# alone.", kernel.Run("Debug", "exit").Output);
    }

    /// <summary>The core boots an image whether or not its program names any type of it.</summary>
    [Fact]
    public void A_freestanding_kernel_may_use_nothing_of_the_core()
    {
        using var kernel = new ExternalKernel(build, "Free.csproj", "FreestandingKernel");
        kernel.Write("Program.cs", "static class Program { [System.Runtime.RuntimeExport(\"main\")] static int Main() => 0; }");
        BuildFixture.Require(kernel.Build("-p:CosmosIso=false", "-p:CosmosCoreAssembly="));
        BuildFixture.Require(kernel.Run("Debug", "exit"));
    }

    /// <summary>The block of C# that has a text in it.</summary>
    private static string Sample(string document, string text) => CSharp()
        .Matches(File.ReadAllText(Repository.At(document)))
        .Select(match => match.Groups[1].Value)
        .First(block => block.Contains(text));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
