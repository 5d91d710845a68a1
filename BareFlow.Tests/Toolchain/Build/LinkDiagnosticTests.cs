using System;
using System.IO;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>What a person sees of a kernel that cannot be linked: the lines of its sources, and no word of the linker's.</summary>
[Collection(BuildCollection.Name)]
public class LinkDiagnosticTests(BuildFixture build)
{
    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public void An_import_that_is_nowhere_is_told_by_its_declaration(string configuration)
    {
        using var kernel = new ExternalKernel(build);
        kernel.Write("Kernel.cs", """
            using System.Runtime;
            using System.Runtime.CompilerServices;

            namespace Hello;

            public static class Kernel
            {
                [RuntimeImport("*", "Ports_ReedByte")]
                [MethodImpl(MethodImplOptions.InternalCall)]
                private static extern byte ReedByte(ushort port);

                [RuntimeExport("main")]
                public static int Main() => ReedByte(0x60);
            }
            """);
        AssertErrors(
            kernel.Build("-c", configuration),
            $"{kernel.At("Kernel.cs")}(10,32): error LINK0003: 'Kernel.ReedByte(ushort)' imports the symbol 'Ports_ReedByte', which nothing in "
            + "the image defines (nearest: Ports_ReadByte, ");
    }

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public void A_function_of_the_core_that_is_not_there_is_told_by_its_declaration(string configuration)
    {
        using var kernel = new ExternalKernel(build, "Hello.csproj", "Kernel");
        kernel.Write("Program.cs", """
            System.Console.WriteLine(Machine.Reset(1));

            internal static class Machine
            {
                [System.Runtime.InteropServices.DllImport("cosmos-core", EntryPoint = "bareflow_no_such_function")]
                public static extern int Reset(int kind);
            }
            """);
        AssertErrors(
            kernel.Build("-c", configuration, "-p:CosmosIso=false"),
            $"{kernel.At("Program.cs")}(6,30): error LINK0003: 'Machine.Reset(int)' imports the symbol 'bareflow_no_such_function'");
    }

    [Theory]
    [InlineData("FreestandingKernel", "Library")]
    [InlineData("Kernel", "Library")]
    [InlineData("Kernel", "ProgramLibrary")]
    public void A_symbol_of_two_libraries_is_told_by_both_lines(string kind, string libraryKind)
    {
        using var kernel = new ExternalKernel(
            build, "App/App.csproj", kind, "<ItemGroup><ProjectReference Include=\"../Red/Red.csproj\" /><ProjectReference Include=\"../Blue/Blue.csproj\" /></ItemGroup>");
        kernel.Write("Program.cs", kind == "Kernel"
            ? "System.Console.WriteLine(RedAdder.Sum(1, 2) + BlueAdder.Sum(3, 4));"
            : """
            public static class Program
            {
                [System.Runtime.RuntimeExport("main")]
                public static int Main() => RedAdder.Sum(1, 2) + BlueAdder.Sum(3, 4);
            }
            """);
        AdderLibrary.Write(build, kernel, "Red", libraryKind, "Adder");
        AdderLibrary.Write(build, kernel, "Blue", libraryKind, "Adder");

        CommandResult result = kernel.Build("-p:CosmosIso=false");
        AssertErrors(result, "(4,1): error LINK0005: ");
        string[] files = [Path.GetFullPath(kernel.At("../Red/Adder.xs")), Path.GetFullPath(kernel.At("../Blue/Adder.xs"))];
        Assert.All(files, file => Assert.Contains($"{file}(4", result.Errors[0]));
        Assert.Contains("the symbol Adder_Sum", result.Errors[0]);
        Assert.EndsWith("; name the namespace of each X# file after its assembly", Message(result.Errors[0]));
    }

    private static void AssertErrors(CommandResult result, string first)
    {
        Assert.NotEqual(0, result.ExitCode);
        Assert.DoesNotContain("ld.lld: error", result.Output);
        Assert.True(result.Errors.Length > 0, result.Output);
        Assert.Contains(first, result.Errors[0]);
        Assert.All(result.Errors[1..], error => Assert.Contains("error BUILD0005: ", error));
    }

    /// <summary>An error without the project that MSBuild writes behind it.</summary>
    private static string Message(string error) => error[..error.LastIndexOf(" [", StringComparison.Ordinal)];
}
