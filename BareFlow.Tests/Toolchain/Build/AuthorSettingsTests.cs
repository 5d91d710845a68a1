using System.IO;
using System.Linq;
using IL2CPU.Tools;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>What the author of a Native AOT program sets in a project, and may expect of a kernel's.</summary>
[Collection(BuildCollection.Name)]
public class AuthorSettingsTests(BuildFixture build)
{
    /// <summary>Signs that a shell, MSBuild, LLVM's tools or GRUB might take for something else.</summary>
    private const string Project = "Größe & 100% (x)'s $HOME/My Kernel.csproj";

    private const string Settings = """
        <PropertyGroup>
            <ThreadPoolMinThreads>3</ThreadPoolMinThreads>
          </PropertyGroup>
          <ItemGroup>
            <RuntimeHostConfigurationOption Include="My.Text" Value="a b;c='d' &quot;e&quot; $HOME" />
            <RuntimeHostConfigurationOption Include="My.Switch" Value="true" Trim="true" />
            <IlcArg Include="--runtimeknob:My.Knob=by hand" />
            <TrimmerRootAssembly Include="System.Web.HttpUtility" />
            <TrimmerRootDescriptor Include="roots.xml" />
            <NativeLibrary Include="native/add.o" />
            <DirectPInvoke Include="add" />
            <Content Include="settings.json" CopyToOutputDirectory="PreserveNewest" />
            <None Update="data/**" CopyToPublishDirectory="Always" />
            <None Include="roots.xml" Link="deep/er/roots.xml" CopyToOutputDirectory="Always" />
          </ItemGroup>
        """;

    private const string Roots = """
        <linker><assembly fullname="My Kernel"><type fullname="Kept" preserve="all" /></assembly></linker>
        """;

    private const string Program = """
        using System;
        using System.IO;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Runtime.InteropServices;
        using System.Threading;

        Console.WriteLine("words: " + string.Join("|", args));
        Console.WriteLine($"name: {Environment.GetCommandLineArgs()[0]} {Environment.ProcessPath} {Environment.GetEnvironmentVariable("MINE")}");
        ThreadPool.GetMinThreads(out int threads, out _);
        Console.WriteLine($"pool: {threads}");
        Console.WriteLine($"options: {AppContext.GetData("My.Text")}, {AppContext.TryGetSwitch("My.Switch", out bool on) && on}, {AppContext.GetData("My.Knob")}");
        Console.WriteLine("roots: " + string.Join(" ", new[] { "Kept", "Dropped", "System.Web.HttpUtility, System.Web.HttpUtility" }.Select(Count)));
        Console.WriteLine($"linked: {Native.add(40, 2)} {Native.strlen("four")} {Native.strlen5("fives")} {Native.cos(0)} {Native.sin(0)} {Native.pthread_self() == Native.self()}");
        Console.WriteLine($"musl: {Native.begins("b+c", "aabbc")}");
        Console.WriteLine($"error: {Native.close(999)} {Marshal.GetLastPInvokeError()}");
        Expression<Func<int, int, long>> product = (x, y) => (long)x * y + 1;
        Console.WriteLine($"tree: {product.Compile()(6, 7)} {new[] { "a", "bb" }.AsQueryable().Where(text => text.Length == 2).Single()}");
        Console.WriteLine($"content: {File.ReadAllText("settings.json")} {File.ReadAllText(AppContext.BaseDirectory + "data/sub/one.txt")} {File.Exists("/app/deep/er/roots.xml")}");
        File.AppendAllText("/app/settings.json", " appended");
        using (FileStream file = File.OpenWrite("data/sub/one.txt"))
            file.WriteByte((byte)'O');
        Console.WriteLine($"changed: {File.ReadAllText("settings.json")} {File.ReadAllText("data/sub/one.txt")}");

        static int Count(string type) => Type.GetType(type)?.GetMethods().Count(method => method.Name is "Secret" or "HtmlEncode") ?? 0;

        public static class Kept { public static void Secret() { } }
        public static class Dropped { public static void Secret() { } }

        static class Native
        {
            [DllImport("add")] public static extern int add(int x, int y);
            [DllImport("add")] public static extern int begins(string pattern, string text);
            [DllImport("libc")] public static extern nint strlen(string text);
            [DllImport("libc.so.6", EntryPoint = "strlen")] public static extern nint strlen5(string text);
            [DllImport("libc", SetLastError = true)] public static extern int close(int descriptor);
            [DllImport("libm")] public static extern double cos(double x);
            [DllImport("m.so", EntryPoint = "sin")] public static extern double sin(double x);
            [DllImport("libpthread")] public static extern nint pthread_self();
            [DllImport("pthread", EntryPoint = "pthread_self")] public static extern nint self();
        }
        """;

    [Fact]
    public void They_are_followed_whatever_the_project_and_its_folder_are_called()
    {
        using var kernel = new ExternalKernel(build, Project, "Kernel", Settings);
        kernel.Write("Program.cs", Program);
        kernel.Write("roots.xml", Roots);
        kernel.Write("settings.json", "{}");
        kernel.Write("data/sub/one.txt", "one");
        kernel.Write("native/add.c", """
            #include <regex.h>
            int add(int x, int y) { return x + y; }
            int begins(const char *pattern, const char *text)
            {
                regex_t compiled;
                regmatch_t found = {-1, -1};
                if (regcomp(&compiled, pattern, REG_EXTENDED) == 0)
                    regexec(&compiled, text, 1, &found, 0);
                return found.rm_so;
            }
            """);
        ToolProcess.Run(Tool.Clang, ["-c", "-O1", "-o", kernel.At("native/add.o"), kernel.At("native/add.c")]);
        BuildFixture.Require(Command.DotnetWith("NUGET_PACKAGES", BuildFixture.PackageCache(), kernel.Folder, "publish"));

        Assert.Equal(
            ["My Kernel.elf", "My Kernel.iso"],
            Directory.GetFiles(kernel.At("bin/Release/net10.0/publish"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
        string[] words = ["--", "exit", "env.MINE=own", "mine=1", "-v", "heap=32M", "--file=x", "--", "exit", "env.A=b"];
        string[] lines = BuildFixture.Require(kernel.Run("Release", words)).Lines;
        Assert.Equal(
            [
                "words: mine=1|-v|--file=x|exit|env.A=b",
                "name: My Kernel /app/My Kernel own",
                "pool: 3",
                """options: a b;c='d' "e" $HOME, True, by hand""",
                "roots: 1 0 3",
                "linked: 42 4 5 1 0 True",
                "musl: 2",
                "error: -1 9",
                "tree: 43 bb",
                "content: {} one True",
                "changed: {} appended One",
            ],
            lines[2..^1]);
        Assert.StartsWith("QEMU     window: none, CPU: ", lines[^1]);
        Assert.Contains("words: one", kernel.Run("Release", "--image", "iso", "exit", "one").Output);
    }

    [Theory]
    [InlineData("fsproj", "Program.fs", "module Program\n[<EntryPoint>]\nlet main args =\n    System.Console.WriteLine(\"{0} says {1}\", \"F#\", List.sum [ 1; 2; args.Length ])\n    0\n")]
    [InlineData("vbproj", "Program.vb", "Module Program\n    Sub Main(args As String())\n        System.Console.WriteLine(\"{0} says {1}\", \"VB\", 3 + args.Length)\n    End Sub\nEnd Module\n")]
    public void Kernels_are_written_in_other_languages_of_NET(string project, string file, string text)
    {
        string sources = project == "fsproj" ? $"""<ItemGroup><Compile Include="{file}" /></ItemGroup>""" : "";
        using var kernel = new ExternalKernel(build, "Other." + project, "Kernel", sources);
        kernel.Write(file, text);
        BuildFixture.Require(kernel.Build("-p:CosmosIso=false", "-p:CosmosSymbols=All"));
        string[] lines = BuildFixture.Require(kernel.Run("Debug", "exit", "leaks", "word")).Lines;
        Assert.EndsWith(" says 4", lines[2]);
        Assert.Contains(lines, line => line.Contains(" allocated in ") && !line.Contains(" allocated in Cosmos."));
        Assert.DoesNotContain("(no known code)", string.Concat(lines));
    }

    [Fact]
    public void What_a_kernel_cannot_have_is_refused_one_by_one()
    {
        const string settings = """
            <PropertyGroup>
                <InvariantGlobalization>false</InvariantGlobalization>
                <ServerGarbageCollection>true</ServerGarbageCollection>
                <DynamicCodeSupport>true</DynamicCodeSupport>
                <StaticOpenSslLinking>true</StaticOpenSslLinking>
              </PropertyGroup>
              <ItemGroup>
                <LinkerArg Include="-lfoo" />
                <NativeLibrary Include="libfoo.so;foo.lib;libgood.a" />
              </ItemGroup>
            """;
        using var kernel = new ExternalKernel(build, "Hello.csproj", "Kernel", settings);
        kernel.Write("Program.cs", "System.Console.WriteLine(1);");
        string[] errors = kernel.Build().Errors;
        string[] refused =
        [
            "InvariantGlobalization=false", "DynamicCodeSupport=true", "ServerGarbageCollection=true", "StaticOpenSslLinking=true",
            "LinkerArg -lfoo", "NativeLibrary libfoo.so", "NativeLibrary foo.lib", "Hello asks for what a kernel cannot have",
        ];
        Assert.All(errors, error => Assert.Contains("error BUILD0007: ", error));
        Assert.Equal(refused.Length, errors.Length);
        Assert.All(refused, setting => Assert.Single(errors, error => error.Contains("BUILD0007: " + setting)));
    }
}
