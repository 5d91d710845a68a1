using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.Ilc;
using IL2CPU.Linking;
using IL2CPU.Tools;
using XSharp;
using Xunit;
using Assembler = IL2CPU.Tools.Assembler;
using HostTool = BareFlow.Tests.Support.Tool;

namespace BareFlow.Tests.Toolchain.Native;

/// <summary>What a link lacks or has twice is told by the lines of the sources.</summary>
public sealed class LinkErrorTests : IDisposable
{
    private const string Code = """
        using System;
        using System.Runtime;
        using System.Runtime.CompilerServices;
        public static unsafe class Demo
        {
            [RuntimeImport("*", "Ports_Reed")]
            [MethodImpl(MethodImplOptions.InternalCall)]
            private static extern int Reed(int x);
            [RuntimeExport("Ports_Read")]
            public static int Read(int x) => x + 1;
            [RuntimeExport("_start")]
            public static int Start(int x, object o)
            {
                if (x == 1)
                    Fail(o);
                if (x == 2)
                    return New(o);
                if (x == 3)
                    return Text(x);
                return Reed(x) + Reed(x + 1);
            }
            [RuntimeExport("main")]
            public static int Main() => 0;
            [MethodImpl(MethodImplOptions.NoInlining)]
            private static int New(object o)
            {
                int[] numbers = new int[5];
                return numbers.Length + (o is string ? 1 : 0);
            }
            [MethodImpl(MethodImplOptions.NoInlining)]
            private static void Fail(object o)
            {
                throw (Exception)o;
            }
            [MethodImpl(MethodImplOptions.NoInlining)]
            private static int Text(int x)
            {
                return Math.Sign((double)x) + Math.Sign((double)x + 1);
            }
        }
        """;

    private readonly CSharpSnippet _snippet = new(Code, name: "Demo");
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _snippet.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Optimization.None)]
    [InlineData(Optimization.Size)]
    public void What_is_missing_is_told_by_the_line_that_asks_for_it(Optimization optimize)
    {
        string[] found = [.. Undefined([Compile(optimize)])];
        Assert.Equal(found.Distinct(), found);
        Assert.All(found, error => Assert.StartsWith("Demo.cs(", error));
        Assert.Single(found, error => error.StartsWith(
            "Demo.cs(8,31): error LINK0003: 'Demo.Reed(int)' imports the symbol 'Ports_Reed', which nothing in the image defines "
            + "(nearest: Ports_Read, ", StringComparison.Ordinal));
        Assert.Contains(
            "Demo.cs(33,9): error LINK0001: 'Demo.Fail' needs RhpThrowEx of the .NET runtime, which stands for BF0005, Throw: return a "
            + "status, or panic where an invariant is broken; the analyzer let it pass, so please report it",
            found);
        Assert.Contains(found, error => error.StartsWith(
            "Demo.cs(27,9): error LINK0001: 'Demo.New' needs _ZTV6String of the .NET runtime, which stands for BF0016, Type handle: ",
            StringComparison.Ordinal));
        Assert.Contains(
            "Demo.cs(38,9): error LINK0002: 'Demo.Text' calls 'System.Math.Sign_0' of the class library; write it with pointers, spans and "
            + "integers; the analyzer allows it, so please report it",
            found);
    }

    [Fact]
    public void X_sharp_that_needs_what_is_not_there_is_told_by_its_line()
    {
        string caller = CompileX("Caller", "import Nobody_Here\nfunction Start {\n    EAX = 1\n    Nobody_Here()\n}\nexport Start as '_start'\n");
        Assert.Equal(
            [
                $"{_folder.At("Caller.xs")}(4,1): error LINK0004: 'Start' needs 'Nobody_Here', which nothing in the image defines; "
                + "define it, or link what defines it: an X# file, a [RuntimeExport], a NativeLibrary",
            ],
            Undefined([caller, CompileX("Main", "function Main {\n}\nexport Main as 'main'\n")]));
    }

    [Theory]
    [InlineData("nobody_here", "define it, or link what defines it: an X# file, a [RuntimeExport], a NativeLibrary")]
    [InlineData("fnmatch", "musl's archive has it: install Debian's musl-dev, or name the file in CosmosCLibrary")]
    public void A_C_function_that_is_not_there_is_told_by_the_line_of_C(string function, string advice)
    {
        Directory.CreateDirectory(_folder.At("below"));
        string source = _folder.Write("below/caller.c", $"int {function}(int);\n\nint _start(void)\n{{\n    return {function}(1) + 1;\n}}\nint bareflow_start_runtime(void) {{ return 0; }}\n");
        string compiled = _folder.At("caller.o");
        (int code, string output) = HostTool.Run("clang", _folder.Path, "-g", "-fno-pic", "-c", source, "-o", compiled);
        Assert.True(code == 0, output);
        var errors = new UndefinedSymbols(new ImageParts([], [compiled]), Repository.At("Cosmos/Cosmos.Build/Sdk/kernel.ld"), [], []).Find();
        Assert.Equal(
            $"{source}(5,1): error LINK0004: '_start' needs '{function}', which nothing in the image defines; {advice}",
            Assert.Single(errors).ToString());
    }

    [Fact]
    public void Many_missing_symbols_are_cut()
    {
        string calls = string.Concat(Enumerable.Range(0, 99).Select(i => $"    Nobody{i}_Here()\n"));
        string imports = string.Concat(Enumerable.Range(0, 99).Select(i => $"import Nobody{i}_Here\n"));
        string[] found = [.. Undefined([CompileX("Main", $"{imports}function Main {{\n{calls}}}\nexport Main as 'main'\nexport Main as '_start'\n")])];
        Assert.Equal(UndefinedSymbols.Shown + 1, found.Length);
        Assert.EndsWith("49 more of this kind follow; mend those above first", found[^1]);
    }

    [Fact]
    public void A_symbol_of_two_libraries_is_told_by_both_lines_and_the_cure()
    {
        const string Source = "namespace Adder\n\nfunction Sum(EDI left) {\n    EAX = left\n}\n";
        string first = CompileX("First", Source);
        string second = CompileX("Second", Source);
        string[] found = [.. DuplicateSymbols.Find([first, second]).Select(error => error.ToString())];
        Assert.Equal(
            [
                $"{_folder.At("Second.xs")}(4,1): error LINK0005: Second defines the symbol Adder_Sum, as First does in "
                + $"{_folder.At("First.xs")}(4); name the namespace of each X# file after its assembly",
            ],
            found);
    }

    [Fact]
    public void Objects_that_fit_have_no_symbol_twice() => Assert.Empty(DuplicateSymbols.Find(
        [CompileX("First", "namespace First\nfunction F(EDI x) {\n}\n"), CompileX("Second", "namespace Second\nfunction F(EDI x) {\n}\n")]));

    private string Compile(Optimization optimize)
    {
        string compiled = _folder.At("Demo.o");
        IlcObject.Compile(_snippet.AssemblyPath, optimize, compiled);
        return compiled;
    }

    private string CompileX(string name, string source)
    {
        string path = _folder.Write(name + ".xs", source);
        string assembly = _folder.Write(name + ".s", XSharpCompiler.Compile(new XSource(path, source)).Assembly!);
        string compiled = _folder.At(name + ".plugs.o");
        Assembler.Assemble(assembly, compiled);
        return compiled;
    }

    private IEnumerable<string> Undefined(string[] objects) =>
        new UndefinedSymbols(new ImageParts(objects, []), Repository.At("Cosmos/Cosmos.Build/Sdk/kernel.ld"), [_snippet.AssemblyPath], [])
            .Find().Select(error => error.ToString().Replace(_snippet.SourcePath, "Demo.cs", StringComparison.Ordinal));
}
