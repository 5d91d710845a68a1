using System.IO;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>X# plugs in every kind of project outside the repository: a .NET kernel, and libraries of both kinds, as projects and as
/// packages.</summary>
[Collection(BuildCollection.Name)]
public class XSharpProjectTests(BuildFixture build)
{
    private const string Kernel = """
        System.Console.WriteLine($"kernel {KernelAdder.Sum(1, 2)} net {NetAdder.Sum(3, 4)} free {FreeAdder.Sum(5, 6)}");

        [IL2CPU.API.Attribs.Plug("KernelAdder.xs")]
        internal static class KernelAdder
        {
            [IL2CPU.API.Attribs.PlugMethod] public static extern int Sum(int left, int right);
        }
        """;

    [Fact]
    public void Kernels_and_libraries_of_both_kinds_have_X_sharp()
    {
        using ExternalKernel kernel = Project(
            "<ProjectReference Include=\"../Net/Net.csproj\" /><ProjectReference Include=\"../Free/Free.csproj\" />");
        BuildFixture.Require(kernel.Build("-c", "Release", "-p:CosmosIso=false"));
        Assert.Contains("kernel 3 net 7 free 11", BuildFixture.Require(kernel.Run("Release", "exit")).Output);

        File.Delete(kernel.At("../Net/NetAdder.xs"));
        kernel.Write("../Net/NetAdder.cs", "public static class NetAdder { public static int Sum(int left, int right) => 70; }");
        BuildFixture.Require(kernel.Build("-c", "Release", "-p:CosmosIso=false"));
        Assert.Contains("kernel 3 net 70 free 11", BuildFixture.Require(kernel.Run("Release", "exit")).Output);
    }

    [Fact]
    public void Packages_of_libraries_bring_their_X_sharp()
    {
        string version = build.PackageVersion;
        using ExternalKernel kernel = Project(
            $"<PackageReference Include=\"Net\" Version=\"{version}\" /><PackageReference Include=\"Free\" Version=\"{version}\" />");
        foreach (string library in new[] { "Net", "Free" })
            BuildFixture.Require(Command.Dotnet(
                kernel.At($"../{library}"), "pack", "-c", "Release", "-o", build.Feed, $"-p:PackageVersion={version}"));
        BuildFixture.Require(kernel.Build("-c", "Debug", "-p:CosmosIso=false"));
        Assert.Contains("kernel 3 net 7 free 11", BuildFixture.Require(kernel.Run("Debug", "exit")).Output);
    }

    [Fact]
    public void A_namespace_that_the_core_has_is_named()
    {
        using ExternalKernel kernel = Project("");
        kernel.Write("Program.cs", """
            [IL2CPU.API.Attribs.Plug("KernelAdder.xs")]
            internal static class Ports
            {
                [IL2CPU.API.Attribs.PlugMethod] public static extern byte ReadByte(ushort port);
                private static void Main() => System.Console.WriteLine(ReadByte(0x60));
            }
            """);
        kernel.Write("KernelAdder.xs", "namespace Ports\nfunction ReadByte(DI port) {\n    EDX = EDI\n    AL = Port[DX]\n}\n");
        CommandResult result = kernel.Build("-p:CosmosIso=false");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(
            "error PLUG0010: 'ReadByte' has the symbol Ports_ReadByte, which Cosmos.Core defines in the same image", result.Output);
        Assert.Contains("namespace MyPorts", result.Output);
    }

    /// <summary>A kernel with X#, and two libraries with X# beside it.</summary>
    private ExternalKernel Project(string references)
    {
        var kernel = new ExternalKernel(build, "App/App.csproj", "Kernel", $"<ItemGroup>{references}</ItemGroup>");
        kernel.Write("Program.cs", Kernel);
        kernel.Write("KernelAdder.xs", "namespace KernelAdder\n" + AdderLibrary.Sum);
        AdderLibrary.Write(build, kernel, "Net", "ProgramLibrary", "NetAdder");
        AdderLibrary.Write(build, kernel, "Free", "Library", "FreeAdder");
        return kernel;
    }
}
