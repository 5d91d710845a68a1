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

    private const string Importing = """
        using System.Runtime;
        using Cosmos.Core.Console;
        using IL2CPU.API;

        [Plug("Own.xs")]
        internal static class Own
        {
            private const int Twenty = 20;

            [PlugMethod] public static extern int Sum();

            [RuntimeExport("main")]
            private static int Main()
            {
                Terminal.Print("sum %x\n"u8, (ulong)Sum());
                return 0;
            }

            private struct Pair { public ulong First; public ulong Second; }
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

    [Fact]
    public void X_sharp_imports_constants_and_a_build_notices_a_changed_one()
    {
        using var kernel = new ExternalKernel(
            build, "App/App.csproj", "FreestandingKernel", "<ItemGroup><ProjectReference Include=\"../Free/Free.csproj\" /></ItemGroup>");
        AdderLibrary.Write(build, kernel, "Free", "Library", "FreeAdder");
        AdderLibrary.Write(build, kernel, "Net", "ProgramLibrary", "NetAdder");
        WriteLimits("Free", 5);
        kernel.Write("Program.cs", Importing);
        kernel.Write("Own.xs", """
            namespace Own
            import const Own
            import const Limits
            import const BareFlow.Memory.Registers.Msr.Efer
            import layout Own.Pair
            function Sum() {
                EAX = #Twenty
                EAX + #Limits_Most
                EAX + #Pair_Second
                EAX + #Msr_Efer
                EAX - $C0000080
            }
            """);
        BuildFixture.Require(kernel.Build("-c", "Release", "-p:CosmosIso=false"));
        Assert.Contains("sum 0x0000000000000021", BuildFixture.Require(kernel.Run("Release", "exit")).Output);

        WriteLimits("Free", 6);
        BuildFixture.Require(kernel.Build("-c", "Release", "-p:CosmosIso=false"));
        Assert.Contains("sum 0x0000000000000022", BuildFixture.Require(kernel.Run("Release", "exit")).Output);

        WriteLimits("Net", 7);
        kernel.Write("../Net/NetAdder.xs", "namespace NetAdder\nimport const Limits\nimport const Msr\nconst Both = #Limits_Most\n" + AdderLibrary.Sum);
        BuildFixture.Require(Command.Dotnet(kernel.At("../Net"), "build"));
        kernel.Write("../Net/NetAdder.xs", "namespace NetAdder\nimport const Limits.Least\n" + AdderLibrary.Sum);
        CommandResult result = Command.Dotnet(kernel.At("../Net"), "build");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("NetAdder.xs(2,14): error XS0071: 'Limits.Least' is no class, enum or constant of Net", result.Output);

        void WriteLimits(string library, int most) => kernel.Write(
            $"../{library}/Limits.cs", $"public static class Limits {{ public const byte Most = {most}; }}");
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
