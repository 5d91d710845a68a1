using System;
using System.Collections.Generic;
using System.Linq;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>What X# makes of a text: its code in hexadecimal, or its findings.</summary>
internal static class CodeBytes
{
    /// <summary>The bytes of the one function or interrupt F of a source, or of its bare statements, in capital hexadecimal.</summary>
    public static string Of(string source)
    {
        XCompilation compilation = Compile(source);
        Assert.Equal("", Findings(compilation));
        var file = new ElfObject(Assembler.Assemble(compilation.Assembly!));
        ElfSection section = file.Sections.First(section => section.IsExecutable && section.Size > 0);
        return Convert.ToHexString(file.Bytes(section));
    }

    /// <summary>As <see cref="Of"/>, of 32-bit statements in a function F of the namespace N, without its final ret.</summary>
    public static string Of32(string statements, IEnumerable<string>? definitions = null) =>
        Of($"{string.Join('\n', definitions ?? [])}\nnamespace N\nbits 32\nfunction F {{\n{statements}\n}}")[..^Return.Length];

    /// <summary>The findings of a source, one a line, without its path.</summary>
    public static string Findings(string source) => Findings(Compile(source));

    private const string Return = "C3";

    private static string Findings(XCompilation compilation) =>
        string.Join('\n', compilation.Diagnostics.Select(found => $"{found.Location.Line}: {found.Code} {found.Message}"));

    private static XCompilation Compile(string source) => XSharpCompiler.Compile(new XSource("", source));
}
