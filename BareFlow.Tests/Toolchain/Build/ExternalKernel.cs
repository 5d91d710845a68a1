using System;
using System.Collections.Generic;
using System.IO;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>A kernel project outside the repository, which has nothing but the SDK's package.</summary>
internal sealed class ExternalKernel : IDisposable
{
    public const string Greeting = "Hello from outside.";

    private const string Program = $$"""
        using System;
        using System.Runtime;
        using Cosmos.Core;

        namespace Hello;

        public static class Kernel
        {
            // Uses what needs a symbol of the class library: a stack buffer, a fill, a copy, checked arithmetic.
            [RuntimeExport("main")]
            public static int Main()
            {
                ReadOnlySpan<byte> greeting = "{{Greeting}}"u8;
                Span<byte> copy = stackalloc byte[checked(greeting.Length * 2)];
                copy.Fill((byte)'!');
                greeting.CopyTo(copy);
                Terminal.WriteLine(copy[..greeting.Length]);
                return 0;
            }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public ExternalKernel(BuildFixture build)
        : this(build, "FreestandingKernel") =>
        Write("Kernel.cs", Program);

    private ExternalKernel(BuildFixture build, string kind)
    {
        Write("Hello.csproj", $"""
            <Project Sdk="Cosmos.Build/{build.PackageVersion}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <CosmosKind>{kind}</CosmosKind>
              </PropertyGroup>
            </Project>
            """);
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="cosmos" value="{build.Feed}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>A .NET kernel whose sources are a folder of the repository.</summary>
    public static ExternalKernel Of(BuildFixture build, string folder)
    {
        var kernel = new ExternalKernel(build, "Kernel");
        foreach (string source in Directory.GetFiles(Repository.At(folder), "*.cs"))
            kernel.Write(Path.GetFileName(source), File.ReadAllText(source));
        return kernel;
    }

    /// <summary>The project's folder.</summary>
    public string Folder => _folder.Path;

    public string At(string path) => _folder.At(path);

    public void Write(string path, string text) => _folder.Write(path, text);

    public bool Has(string artifact) => File.Exists(At($"artifacts/Debug/{artifact}"));

    public CommandResult Build(params IEnumerable<string> arguments) => Command.Dotnet(Folder, ["build", .. arguments]);

    public void Dispose() => _folder.Dispose();
}
