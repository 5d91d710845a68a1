using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Support;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>The compiler never throws and always ends; what it accepts, the assembler accepts too.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20240229;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Fact]
    public Task NoiseGetsDiagnosticsOnly() => CompileAll(3000, mangler => mangler.Noise());

    [Fact]
    public Task MangledFixturesGetDiagnosticsOnly() => CompileAll(6000, mangler => mangler.Mangled());

    [Fact]
    public async Task MangledProjectsGetDiagnosticsOnly()
    {
        var mangler = new Mangler(Seed);
        for (var i = 0; i < 500; i++)
        {
            bool isVaried = i % 2 == 0;
            await Compile([.. Enumerable.Range(0, 4).Select(_ => Source(isVaried ? mangler.Varied() : mangler.Mangled()))]);
        }
    }

    [Fact]
    public Task LongLinesAndDeepNestingEnd() => CompileAll(1, _ => string.Join('\n', Monsters()));

    [Fact]
    public void WhatCompilesAlsoAssembles()
    {
        var mangler = new Mangler(Seed);
        var accepted = Accepted(mangler).Take(300).ToList();
        Assert.Equal(300, accepted.Count);
        using var workspace = new TemporaryFolder();
        var names = accepted.Select((item, i) => Write(workspace, i, item)).ToArray();
        var (code, output) = Tool.Run("clang", workspace.Path,
            ["--target=x86_64-unknown-none-elf", "-c", "-g", .. names]);
        Assert.True(code == 0, output);
        Assert.DoesNotContain("error", output);
    }

    private static IEnumerable<XCompilation> Accepted(Mangler mangler) =>
        Enumerable.Range(0, 100_000).Select(i => i % 2 == 0 ? mangler.Varied() : mangler.Mangled())
            .Where(text => !HasLiteral(text)).Select(text => XSharpCompiler.Compile(Source(text)))
            .Where(compilation => compilation.Success);

    /// <summary>Literal assembly is the author's own; the compiler answers for everything else.</summary>
    private static bool HasLiteral(string text) =>
        text.Split('\n').Any(line => line.Trim() is var start && (start.StartsWith('!') || start.StartsWith("//!")));

    private static string Write(TemporaryFolder workspace, int number, XCompilation compilation)
    {
        var name = $"fuzz{number}.s";
        workspace.Write(name, compilation.Assembly!);
        return name;
    }

    private static async Task CompileAll(int count, Func<Mangler, string> make)
    {
        var mangler = new Mangler(Seed);
        for (var i = 0; i < count; i++) await Compile(make(mangler));
    }

    private static async Task Compile(string text)
    {
        var watch = Stopwatch.StartNew();
        var compilation = await Task.Run(() => XSharpCompiler.Compile(Source(text))).WaitAsync(Limit * 2);
        Assert.True(watch.Elapsed < Limit, $"{watch.Elapsed} for:\n{text}");
        Assert.Equal(compilation.Success, compilation.Diagnostics.Count == 0);
        Assert.All(compilation.Diagnostics, diagnostic => Assert.True(diagnostic.Location.Line > 0));
    }

    private static async Task Compile(XSource[] files)
    {
        var compilations = await Task.Run(() => XSharpCompiler.Compile(files)).WaitAsync(Limit * 2);
        Assert.All(compilations, file => Assert.Equal(file.Success, file.Diagnostics.Count == 0));
    }

    private static XSource Source(string text) => new("fuzz.xs", text);

    private static IEnumerable<string> Monsters()
    {
        string[] parts = ["@", "-", "~", "+", "signed ", "[", "(", "{", "$F", "9", "'", "RAX:", "if ", "lock "];
        foreach (var part in parts)
        {
            yield return "EAX = " + string.Concat(Enumerable.Repeat(part, 20_000));
            yield return string.Concat(Enumerable.Repeat(part, 20_000));
        }

        for (var i = 0; i < 20_000; i++) yield return "repeat 60000 times {";
    }
}
