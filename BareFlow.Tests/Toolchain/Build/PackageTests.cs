using System.Linq;
using System.Text.RegularExpressions;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Host;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>The SDK's package works without the repository.</summary>
[Collection(BuildCollection.Name)]
public partial class PackageTests(BuildFixture build)
{
    [Fact]
    public void A_kernel_outside_the_repository_builds_boots_and_cleans()
    {
        using var kernel = new ExternalKernel(build);
        BuildFixture.Require(kernel.Build());
        Assert.All(["Hello.elf", "Hello.core.elf", "Hello.iso"], artifact => Assert.True(kernel.Has(artifact), artifact));

        CommandResult boot = BuildFixture.Require(Command.Dotnet(kernel.Folder, "run", "--no-build", "--", "exit"));
        Assert.Contains(ExternalKernel.Greeting, boot.Output);

        BuildFixture.Require(Command.Dotnet(kernel.Folder, "clean"));
        Assert.All(["Hello.elf", "Hello.core.elf", "Hello.iso"], artifact => Assert.False(kernel.Has(artifact), artifact));
    }

    /// <summary>The core's assembly is the package's, whatever the kernel is compiled as.</summary>
    [Theory]
    [InlineData("Debug", "off")]
    [InlineData("Release", "on")]
    public void The_report_of_the_self_tests_says_how_the_kernel_was_compiled(string configuration, string optimisation)
    {
        using var kernel = new ExternalKernel(build);
        BuildFixture.Require(kernel.Build("-c", configuration, "-p:CosmosIso=false"));
        string[] images = ["full", "core"];
        Assert.All(images, image => Assert.Contains(
            $"#   optimisation: {optimisation}\r\n",
            BuildFixture.Require(kernel.Run(configuration, "--image", image, "selftest=bss.*", "exit")).Output));
    }

    [Fact]
    public void A_freestanding_kernel_has_the_C_surface_where_it_says_so()
    {
        using var kernel = new ExternalKernel(build, "Hello.csproj", "FreestandingKernel");
        kernel.Write("Kernel.cs", """
            using System.Runtime;
            using System.Runtime.CompilerServices;
            using Cosmos.Core.Console;

            namespace Hello;

            public static unsafe class Kernel
            {
                [RuntimeImport("*", "strtoul")]
                [MethodImpl(MethodImplOptions.InternalCall)]
                private static extern ulong Parse(byte* text, byte** end, int numberBase);

                [RuntimeExport("main")]
                public static int Main()
                {
                    fixed (byte* text = "2a\0"u8)
                        Terminal.WriteLine(Parse(text, null, 16) == 42 ? "Parsed by C."u8 : "Parsed wrongly."u8);

                    return 0;
                }
            }
            """);
        Assert.Contains(
            "error LINK0003: 'Kernel.Parse(byte*, byte**, int)' imports the symbol 'strtoul'",
            kernel.Build("-c", "Release", "-p:CosmosIso=false").Output);
        BuildFixture.Require(kernel.Build("-c", "Release", "-p:CosmosIso=false", "-p:CosmosLibc=true"));
        Assert.Contains("Parsed by C.", BuildFixture.Require(kernel.Run("Release", "exit")).Output);
        Assert.Contains("ok 1 pthread.mutex", kernel.Run("Release", "--image", "core", "selftest=pthread.*", "exit").Output);
    }

    /// <summary>Written in C#, called by Python.</summary>
    [Fact]
    public void A_shared_library_outside_the_repository_is_built_and_called()
    {
        using var library = new ExternalKernel(build, "Sums.csproj", "SharedLibrary", """
            <ItemGroup><CosmosExport Include="add_up" /></ItemGroup>
            <PropertyGroup><OutputType>Library</OutputType></PropertyGroup>
            """);
        library.Write("Sums.cs", """
            public static unsafe class Sums
            {
                private static int _calls;

                [System.Runtime.RuntimeExport("add_up")]
                public static int Add(int* numbers, int count)
                {
                    int sum = ++_calls;
                    for (int index = 0; index < count; index++)
                        sum += numbers[index];

                    return sum;
                }
            }
            """);
        BuildFixture.Require(library.Build("-c", "Release"));
        string call = "import ctypes; add = ctypes.CDLL('./libSums.so').add_up; n = (ctypes.c_int * 3)(1, 2, 3); print(add(n, 3), add(n, 3))";
        HostResult result = new HostProgram(library.At("artifacts/Release")).Run("python3", "-c", call);
        Assert.Equal("7 8\n", result.Output);
    }

    [Fact]
    public void A_kernel_may_do_without_self_tests()
    {
        using var kernel = new ExternalKernel(build, "Hello.csproj", "Kernel");
        kernel.Write("Kernel.cs", """
            using System;
            using Cosmos.SelfTest;

            public class Kernel : Cosmos.System.Kernel
            {
                protected override void Run()
                {
                    Console.WriteLine(SelfTestRunner.Run("own.*") ? "Tested." : "Not tested.");
                    Stop();
                }
            }

            [SelfTestSuite("own")]
            internal static class OwnTests
            {
                [SelfTest] internal static void SaysSomething() => Console.WriteLine("# Said by a test.");
            }
            """);
        BuildFixture.Require(kernel.Build("-c", "Release", "-p:CosmosIso=false", "-p:CosmosCoreAssembly=", "-p:CosmosSelfTests=false"));
        CommandResult boot = kernel.Run("Release", "selftest", "exit");
        Assert.Contains("selftest: this image was built without self-tests", boot.Output);
        Assert.Contains("Not tested.", kernel.Run("Release", "exit").Output);
        Assert.Empty(TestSymbols(kernel.At("artifacts/Release/Hello.elf")));

        string[] whole = TestSymbols(KernelImages.Get(BuildConfiguration.Release, ImageKind.Full).Elf);
        Assert.All(["GcTests", "TestThread", "PthreadTests", "FrameTests"], name => Assert.Contains(whole, symbol => symbol.Contains(name)));
    }

    /// <summary>What names a test, or a class that runs some, but for the door to them.</summary>
    private static string[] TestSymbols(string image)
    {
        (int code, string output) = Tool.Run("llvm-nm", Repository.Root, "--defined-only", "--format=just-symbols", image);
        Assert.Equal(0, code);
        return [.. output.Split('\n').Where(symbol => TestPattern().IsMatch(symbol))];
    }

    [GeneratedRegex("_(\\w+Tests(?<!BootTests)|TestThread|TestRun|TestTable|Recount)__")]
    private static partial Regex TestPattern();

    [Fact]
    public void A_changed_setting_is_seen_and_a_kernel_may_do_without_core_image_and_iso()
    {
        using var kernel = new ExternalKernel(build);
        BuildFixture.Require(kernel.Build("-p:CosmosCoreAssembly=", "-p:CosmosIso=false"));
        Assert.True(kernel.Has("Hello.elf"));
        Assert.False(kernel.Has("Hello.core.elf"));

        CommandResult again = BuildFixture.Require(kernel.Build("-p:CosmosIso=false"));
        Assert.Contains("IL2CPU BareFlow.Memory, Cosmos.Core", again.Stages);
        Assert.Contains("ld.lld Hello.core.elf", again.Stages);
        Assert.False(kernel.Has("Hello.iso"));
    }
}
