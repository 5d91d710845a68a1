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
        using Cosmos.Core.Console;

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
    private readonly string _inner;

    public ExternalKernel(BuildFixture build)
        : this(build, "Hello.csproj", "FreestandingKernel") =>
        Write("Kernel.cs", Program);

    /// <summary>A project without sources.</summary>
    /// <param name="build">Whose package it has.</param>
    /// <param name="file">The project's file; a folder in front of it is made.</param>
    /// <param name="kind">The CosmosKind.</param>
    /// <param name="settings">More of the project: groups of properties and items.</param>
    public ExternalKernel(BuildFixture build, string file, string kind, string settings = "")
    {
        _inner = Path.GetDirectoryName(file)!;
        Write(Path.GetFileName(file), $"""
            <Project Sdk="Cosmos.Build/{build.PackageVersion}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <CosmosKind>{kind}</CosmosKind>
              </PropertyGroup>
              {settings}
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
        var kernel = new ExternalKernel(build, "Hello.csproj", "Kernel");
        foreach (string source in Directory.GetFiles(Repository.At(folder), "*.cs"))
            kernel.Write(Path.GetFileName(source), File.ReadAllText(source));
        return kernel;
    }

    /// <summary>The project's folder.</summary>
    public string Folder => _folder.At(_inner);

    public string At(string path) => Path.Combine(Folder, path);

    public void Write(string path, string text) => _folder.Write(At(path), text);

    public bool Has(string artifact) => File.Exists(At($"artifacts/Debug/{artifact}"));

    public CommandResult Build(params IEnumerable<string> arguments) => Command.Dotnet(Folder, ["build", .. arguments]);

    /// <summary>Boots what was built.</summary>
    public CommandResult Run(string configuration, params IEnumerable<string> words) =>
        Command.Dotnet(Folder, ["run", "--no-build", "-c", configuration, "--", .. words]);

    public void Dispose() => _folder.Dispose();
}
