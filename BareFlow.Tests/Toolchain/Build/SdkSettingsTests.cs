using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>What a project or its folder sets holds, and what a build that fails or is killed leaves behind.</summary>
[Collection(BuildCollection.Name)]
public class SdkSettingsTests(BuildFixture build)
{
    private const string Kernel = "System.Console.WriteLine(1);";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["AllowUnsafeBlocks"] = "false",
        ["ImplicitUsings"] = "enable",
        ["DebugType"] = "embedded",
        ["Nullable"] = "annotations",
        ["EventSourceSupport"] = "true",
        ["UseSizeOptimizedLinq"] = "false",
        ["DebuggerSupport"] = "true",
        ["JsonSerializerIsReflectionEnabledByDefault"] = "true",
        ["CosmosIso"] = "false",
        ["OptimizationPreference"] = "Speed",
    };

    [Fact]
    public void Directory_Build_props_holds_as_the_project_does()
    {
        string properties = string.Concat(Settings.Select(setting => $"<{setting.Key}>{setting.Value}</{setting.Key}>"));
        using var kernel = new ExternalKernel(build, "Hello.csproj", "Kernel");
        kernel.Write("Directory.Build.props", $"<Project><PropertyGroup>{properties}</PropertyGroup></Project>");
        Assert.Equal(Settings, Evaluate(kernel, Settings.Keys));
    }

    [Theory]
    [InlineData("<CosmosArtifacts>out</CosmosArtifacts>", "out/")]
    [InlineData("<CosmosArtifacts>out/</CosmosArtifacts>", "out/")]
    [InlineData("<ArtifactsPath>$(MSBuildProjectDirectory)/all</ArtifactsPath><UseArtifactsOutput>true</UseArtifactsOutput>", "/all/kernel/Hello/Debug/")]
    [InlineData("", "/artifacts/Debug/")]
    public void Images_go_where_the_project_says(string setting, string folder)
    {
        using var kernel = new ExternalKernel(build, "Hello.csproj", "Kernel");
        kernel.Write("Directory.Build.props", $"<Project><PropertyGroup>{setting}</PropertyGroup></Project>");
        Assert.EndsWith(folder, Evaluate(kernel, ["CosmosArtifacts", "CosmosIso"])["CosmosArtifacts"]);
    }

    /// <summary>A .NET kernel has the generators in the compiler instead.</summary>
    [Theory]
    [InlineData("Library", true)]
    [InlineData("FreestandingKernel", true)]
    [InlineData("SharedLibrary", true)]
    [InlineData("Kernel", false)]
    [InlineData("ProgramLibrary", false)]
    public void Only_freestanding_projects_have_the_rules_in_the_compiler(string kind, bool has)
    {
        using var project = new ExternalKernel(build, "Hello.csproj", kind);
        CommandResult result = BuildFixture.Require(Command.Dotnet(project.Folder, "msbuild", "-getItem:Analyzer", "-getProperty:CosmosKind"));
        Assert.Contains($"\"{kind}\"", result.Output);
        Assert.Equal(has, result.Output.Contains("/analyzers/Cosmos.Freestanding.Analyzer.dll"));
        Assert.Equal(kind == "Kernel", result.Output.Contains("/analyzers/Cosmos.SelfTest.Generator.dll"));
    }

    [Theory]
    [InlineData("TargetFramework", "net9.0")]
    [InlineData("TargetFrameworks", "net10.0;net9.0")]
    public void Another_framework_is_one_clear_error(string property, string value)
    {
        using var kernel = new ExternalKernel(
            build, "Hello.csproj", "Kernel", $"<PropertyGroup><{property}>{value}</{property}></PropertyGroup>");
        kernel.Write("Program.cs", Kernel);
        string error = Assert.Single(kernel.Build().Errors);
        Assert.Contains($"error BUILD0007: Hello targets {value}, but kernels and their libraries are for net10.0 alone", error);
    }

    [Fact]
    public void A_build_that_failed_leaves_nothing_to_boot_and_one_of_nothing_new_does_nothing()
    {
        using var kernel = new ExternalKernel(build);
        BuildFixture.Require(kernel.Build("-p:CosmosCoreAssembly="));
        Assert.Empty(BuildFixture.Require(kernel.Build("-p:CosmosCoreAssembly=")).Stages);
        Assert.True(kernel.Has("Hello.elf"));

        kernel.Write("Wrong.cs", "class Wrong {");
        Assert.NotEqual(0, kernel.Build("-p:CosmosCoreAssembly=").ExitCode);
        Assert.All(["Hello.elf", "Hello.stripped.elf", "Hello.iso"], image => Assert.False(kernel.Has(image), image));
    }

    [Fact]
    public void An_image_is_the_same_in_every_folder_and_does_not_tell_in_which()
    {
        KernelImage full = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        KernelImage core = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        string[] images = [full.StrippedElf, core.StrippedElf, KernelImages.Iso(BuildConfiguration.Release)];
        foreach (string image in images)
        {
            byte[] bytes = File.ReadAllBytes(image);
            Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(build.Artifacts, Path.GetFileName(image)))), image);
            Assert.All(
                [Encoding.UTF8, Encoding.Unicode],
                encoding => Assert.Equal(-1, bytes.AsSpan().IndexOf(encoding.GetBytes(Repository.Root))));
        }
    }

    /// <summary>A build runs a stage by a shell, and the stage a tool: here one that waits. The build is killed, and then the tool must
    /// end.</summary>
    [Fact]
    public void No_tool_outlives_a_build_that_was_killed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nobody tells who a process's ancestors are.");
        using var folder = new TemporaryFolder();
        string tool = folder.Write("tools/ld.lld", $"#!/bin/sh\necho $$ > {folder.At("pid.part")}\nmv {folder.At("pid.part")} {folder.At("pid")}\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        folder.Write("empty.o", "");
        string link = $"\"$0\" {build.Tool} link-shared --object {folder.At("empty.o")} --export here --import free --library libc.so.6 --map m --output o; true";
        string stage = $"sh -c '{link}' \"$0\"; true";
        var start = new ProcessStartInfo("/bin/sh", ["-c", stage, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"]);
        start.Environment["PATH"] = folder.At("tools") + ":" + Environment.GetEnvironmentVariable("PATH");
        using Process killed = Process.Start(start)!;
        Assert.True(SpinWait.SpinUntil(() => File.Exists(folder.At("pid")), Patience), "The tool never started.");
        string process = "/proc/" + File.ReadAllText(folder.At("pid")).Trim();
        killed.Kill();
        Assert.True(SpinWait.SpinUntil(() => !Directory.Exists(process), Patience), "The tool still runs.");
    }

    private static Dictionary<string, string> Evaluate(ExternalKernel kernel, IEnumerable<string> properties)
    {
        CommandResult result = BuildFixture.Require(
            Command.Dotnet(kernel.Folder, ["msbuild", .. properties.Select(property => "-getProperty:" + property)]));
        using JsonDocument document = JsonDocument.Parse(result.Output);
        return document.RootElement.GetProperty("Properties").EnumerateObject()
            .ToDictionary(property => property.Name, property => property.Value.GetString()!);
    }
}
