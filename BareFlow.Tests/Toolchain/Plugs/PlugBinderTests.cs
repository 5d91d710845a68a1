using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.Plugs;
using XSharp;
using Xunit;
using static BareFlow.Tests.Toolchain.Plugs.PlugSnippet;

namespace BareFlow.Tests.Toolchain.Plugs;

/// <summary>What the binder accepts, and what it says about the rest.</summary>
public class PlugBinderTests
{
    public static TheoryData<string> CaseTitles => [.. PlugCases.All.Select(c => c.Title)];

    [Theory]
    [MemberData(nameof(CaseTitles))]
    public void Reports_one_diagnostic_at_its_place(string title)
    {
        PlugCase expected = PlugCases.All.Single(c => c.Title == title);
        using var snippet = new PlugSnippet(expected.Code, expected.Files);
        Assert.Equal([expected.Place], snippet.Places);
        Assert.Equal(expected.Message, snippet.Binding.Diagnostics[0].Message);
        Assert.False(snippet.Binding.Success);
    }

    [Fact]
    public void Every_rule_has_a_case()
    {
        IEnumerable<string> tested = PlugCases.All.Select(c => c.Place.Split(' ')[1]);
        string[] withoutCase = [.. PlugRules.All.Select(r => r.Code).Except(tested)];
        Assert.Equal([PlugRules.NoAttribute.Code], withoutCase); // It needs an assembly without the SDK's file.
    }

    [Fact]
    public void An_assembly_without_the_import_attribute_is_reported()
    {
        const string attributes = """
            namespace IL2CPU.API
            {
                sealed class PlugAttribute(string file) : System.Attribute { public string File => file; }
                sealed class PlugMethodAttribute : System.Attribute { }
            }
            namespace Kernel
            {
                [IL2CPU.API.Plug("Cpu.xs")] static class Cpu
                {
                    [IL2CPU.API.PlugMethod] public static extern void Halt();
                }
            }
            """;
        using var code = new CSharpSnippet(attributes, sdk: false);
        XDiagnostic diagnostic = Assert.Single(
            PlugBinder.Bind(code.AssemblyPath, [File("Cpu.xs", "Halt")]).Diagnostics);
        Assert.Equal(
            $"{code.SourcePath}(8,46): error PLUG0015: the assembly Snippet.dll has no " +
            "System.Runtime.RuntimeImportAttribute; compile the SDK's Freestanding.cs into the assembly",
            diagnostic.ToString());
    }

    [Fact]
    public void Methods_get_the_symbols_of_their_bodies()
    {
        using var snippet = new PlugSnippet(
            """
            [Plug("Ports.xs")] static class Ports
            {
                [PlugMethod] public static extern byte Read(ushort port);
                [PlugMethod("WriteByte")] public static extern void Write(ushort port, byte value);
                [PlugMethod("WriteWord")] public static extern void Write(ushort port, ushort value);
            }
            """,
            File("Cosmos.Core/Processors/Ports.xs", "WriteByte DI SIL", "WriteWord DI SI", "Read DI"));
        Assert.Empty(snippet.Binding.Diagnostics);
        Assert.Equal(
            ["Ports_Read", "Ports_WriteByte", "Ports_WriteWord"], snippet.Binding.Plugs.Select(p => p.Symbol));
    }

    [Theory]
    [InlineData("bool", "DIL")]
    [InlineData("bool", "EDI")]
    [InlineData("byte", "DIL")]
    [InlineData("byte", "DI")]
    [InlineData("sbyte", "EDI")]
    [InlineData("short", "DI")]
    [InlineData("char", "EDI")]
    [InlineData("int", "EDI")]
    [InlineData("uint", "EDI")]
    [InlineData("ulong", "RDI")]
    [InlineData("nint", "RDI")]
    [InlineData("void*", "RDI")]
    [InlineData("delegate*<int, void>", "RDI")]
    [InlineData("ref Pair", "RDI")]
    [InlineData("out Pair", "RDI")]
    [InlineData("in Pair", "RDI")]
    [InlineData("System.DayOfWeek", "EDI")]
    [InlineData("Level", "DIL")]
    [InlineData("Address", "RDI")]
    [InlineData("Page<Address>", "RDI")]
    [InlineData("Halves", "RDI")]
    [InlineData("Port", "DI")]
    public void A_type_fits_its_register(string type, string register)
    {
        using PlugSnippet snippet = Pass(type, register);
        Assert.Empty(snippet.Binding.Diagnostics);
    }

    [Theory]
    [InlineData("short", "DIL", "PLUG0006")]
    [InlineData("byte", "RDI", "PLUG0006")]
    [InlineData("bool", "RDI", "PLUG0006")]
    [InlineData("uint", "DI", "PLUG0006")]
    [InlineData("void*", "EDI", "PLUG0006")]
    [InlineData("Address", "EDI", "PLUG0006")]
    [InlineData("Port", "EDI", "PLUG0006")]
    [InlineData("Three", "EDI", "PLUG0007")]
    [InlineData("Pair", "RDI", "PLUG0007")]
    [InlineData("float", "EDI", "PLUG0007")]
    [InlineData("object", "RDI", "PLUG0007")]
    [InlineData("int[]", "RDI", "PLUG0007")]
    [InlineData("ref string", "RDI", "PLUG0007")]
    [InlineData("System.Int128", "RDI", "PLUG0007")]
    [InlineData("System.Action", "RDI", "PLUG0007")]
    public void A_type_does_not_fit_another_register(string type, string register, string code)
    {
        using PlugSnippet snippet = Pass(type, register);
        Assert.Equal([code], snippet.Binding.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void An_import_written_by_hand_is_left_alone()
    {
        using var snippet = new PlugSnippet(
            """
            using System.Runtime; using System.Runtime.CompilerServices;
            [Plug("Cpu.xs")] static class Cpu
            {
                [PlugMethod] public static extern void Halt();
                [MethodImpl(MethodImplOptions.InternalCall), RuntimeImport("*", "memcpy")]
                public static extern unsafe void* Copy(void* to, void* from, nuint bytes);
                public static void Rest() => Halt();
            }
            """,
            File("Cpu.xs", "Halt", ".helper"), File("Entry.xs", ".entry"));
        Assert.Empty(snippet.Binding.Diagnostics);
        Assert.Equal(["Cpu_Halt"], snippet.Binding.Plugs.Select(p => p.Symbol));
    }

    [Fact]
    public void Structs_of_other_assemblies_are_looked_up()
    {
        using var lower = new CSharpSnippet("public struct Address { public ulong Value; }", name: "Lower");
        using var upper = new CSharpSnippet(
            """
            [IL2CPU.API.Plug("Paging.xs")] static class Paging
            {
                [IL2CPU.API.PlugMethod] public static extern void Load(Address table);
            }
            """,
            references: [lower.AssemblyPath]);
        PlugFile file = File("Paging.xs", "Load RDI");
        Assert.Empty(PlugBinder.Bind(upper.AssemblyPath, [file], [lower.AssemblyPath]).Diagnostics);
        XDiagnostic lost = Assert.Single(PlugBinder.Bind(upper.AssemblyPath, [file]).Diagnostics);
        Assert.Equal("PLUG0007", lost.Code);
        Assert.Contains("is in the assembly Lower, which can't be found", lost.Message);
    }

    private static PlugSnippet Pass(string type, string register) => new(
        $$"""
        [Plug("Cpu.xs")] static unsafe class Cpu
        {
            [PlugMethod] public static extern void Pass({{type}} value);
        }
        public enum Level : byte { Low }
        public struct Address { public ulong Value; }
        public struct Page<T> where T : unmanaged { public T Start; }
        public struct Halves { public uint Low, High; }
        public struct Pair { public ulong Low, High; }
        public struct Port { public ushort Number; }
        public struct Three { public byte A, B, C; }
        """,
        File("Cpu.xs", $"Pass {register}"));
}
