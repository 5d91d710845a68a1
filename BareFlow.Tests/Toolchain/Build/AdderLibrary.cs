using System.IO;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>A library beside a kernel outside the repository: a class <c>NAMEAdder</c> whose <c>Sum</c> is X#.</summary>
internal static class AdderLibrary
{
    /// <summary>The X# of <c>Sum</c>, behind its namespace.</summary>
    public const string Sum = "\nfunction Sum(EDI left, ESI right) {\n    EAX = left\n    EAX + right\n}\n";

    /// <summary>Writes it into a folder of its own.</summary>
    /// <param name="build">Whose package it has.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="name">The library's name.</param>
    /// <param name="kind">Its CosmosKind: freestanding or of .NET.</param>
    /// <param name="space">The namespace of its X#, which is also the name of the file.</param>
    public static void Write(BuildFixture build, ExternalKernel kernel, string name, string kind, string space)
    {
        string attributes = kind == "Library" ? "IL2CPU.API" : "IL2CPU.API.Attribs";
        Directory.CreateDirectory(kernel.At($"../{name}"));
        File.Copy(kernel.At("nuget.config"), kernel.At($"../{name}/nuget.config"));
        kernel.Write($"../{name}/{name}.csproj", $"""
            <Project Sdk="Cosmos.Build/{build.PackageVersion}">
              <PropertyGroup>
                <CosmosKind>{kind}</CosmosKind>
              </PropertyGroup>
            </Project>
            """);
        kernel.Write($"../{name}/{space}.xs", $"namespace {space}\n{Sum}");
        kernel.Write($"../{name}/{name}Adder.cs", $$"""
            [{{attributes}}.Plug("{{space}}.xs")]
            public static class {{name}}Adder
            {
                [{{attributes}}.PlugMethod] public static extern int Sum(int left, int right);
            }
            """);
    }
}
