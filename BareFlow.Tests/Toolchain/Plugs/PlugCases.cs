using System.Collections.Generic;
using IL2CPU.Plugs;
using static BareFlow.Tests.Toolchain.Plugs.PlugSnippet;

namespace BareFlow.Tests.Toolchain.Plugs;

/// <summary>A pair of C# and X# and what the binder has to say about it.</summary>
/// <param name="Title">What the case is about.</param>
/// <param name="Code">The C# file.</param>
/// <param name="Place">File, line and code of the one diagnostic, as <c>RawHeap.xs(1) PLUG0003</c>.</param>
/// <param name="Message">The diagnostic's message.</param>
/// <param name="Files">The X# files.</param>
internal sealed record PlugCase(
    string Title, string Code, string Place, string Message, params PlugFile[] Files)
{
    public override string ToString() => Title;
}

/// <summary>Each diagnostic of the binder with code that provokes it, and that one alone.</summary>
internal static class PlugCases
{
    public static IReadOnlyList<PlugCase> All { get; } =
    [
        new("a file that the project does not have",
            """
            [Plug("RawHeep.xs")] static class RawHeap
            {
            }
            """,
            "Snippet.cs(1) PLUG0001",
            "'RawHeap' names 'RawHeep.xs', which is no X# file of this project (nearest: RawHeap.xs, Ports.xs); name " +
            "an .xs file of this project in [Plug]",
            File("RawHeap.xs"), File("Ports.xs")),
        new("a method without a body",
            """
            [Plug("RawHeap.xs")] static unsafe class RawHeap
            {
                [PlugMethod] public static extern ulong Grow(ulong bytes);
                [PlugMethod] public static extern ulong Shrink(byte* end, int bytes);
            }
            """,
            "Snippet.cs(4) PLUG0002",
            "plug method 'RawHeap.Shrink' has no body 'Shrink' in RawHeap.xs (nearest: Grow); write function " +
            "Shrink(RDI end, ESI bytes) {",
            File("RawHeap.xs", "Grow RDI")),
        new("a method whose body is not written as one",
            """
            [Plug("Cpu.xs")] static class Cpu
            {
                [PlugMethod] public static extern void Halt();
            }
            """,
            "Snippet.cs(3) PLUG0002",
            "plug method 'Cpu.Halt' has no body 'Halt' in Cpu.xs ('Halt' there is not written as a plug body); write " +
            "function Halt() {",
            File("Cpu.xs", ".Halt")),
        new("a body without a method",
            """
            [Plug("RawHeap.xs")] static class RawHeap
            {
                [PlugMethod] public static extern ulong Grow(ulong bytes);
            }
            """,
            "RawHeap.xs(2) PLUG0003",
            "'Shrink' is no plug method of the class 'RawHeap'; declare the method in the plug class, or remove the " +
            "function",
            File("RawHeap.xs", "Grow RDI", "Shrink RDI")),
        new("two methods for one body",
            """
            [Plug("Ports.xs")] static class Ports
            {
                [PlugMethod] public static extern void Write(ushort port, byte value);
                [PlugMethod] public static extern void Write(ushort port, ushort value);
            }
            """,
            "Snippet.cs(4) PLUG0004",
            "'Ports.Write' asks for the body 'Write' of Ports.xs, which the method at line 3 has; give each method a " +
            "function of its own, named by [PlugMethod(\"...\")]",
            File("Ports.xs", "Write DI SIL")),
        new("fewer arguments than parameters",
            """
            [Plug("Ports.xs")] static class Ports
            {
                [PlugMethod] public static extern void Write(ushort port, byte value);
            }
            """,
            "Snippet.cs(3) PLUG0005",
            "'Ports.Write' has 2 parameters, but its body at Ports.xs(1) takes 1; write function Write(DI port, SIL " +
            "value) {",
            File("Ports.xs", "Write DI")),
        new("a 32-bit value in a 64-bit register",
            """
            [Plug("RawHeap.xs")] static class RawHeap
            {
                [PlugMethod] public static extern ulong Grow(int bytes);
            }
            """,
            "RawHeap.xs(1) PLUG0006",
            "'RawHeap.Grow' passes 'bytes' (int, 32 bits) in EDI, but the body takes it in RDI; write EDI a0",
            File("RawHeap.xs", "Grow RDI")),
        new("a 64-bit value in a 32-bit register",
            """
            [Plug("RawHeap.xs")] static class RawHeap
            {
                [PlugMethod] public static extern ulong Grow(ulong bytes);
            }
            """,
            "RawHeap.xs(1) PLUG0006",
            "'RawHeap.Grow' passes 'bytes' (ulong, 64 bits) in RDI, but the body takes it in EDI; write RDI a0",
            File("RawHeap.xs", "Grow EDI")),
        new("a floating-point parameter",
            """
            [Plug("Fpu.xs")] static class Fpu
            {
                [PlugMethod] public static extern void Load(double value);
            }
            """,
            "Snippet.cs(3) PLUG0007",
            "parameter 'value' of 'Fpu.Load' can't be a double, which is floating point, which travels in an XMM " +
            "register; pass an integer or a pointer",
            File("Fpu.xs", "Load RDI")),
        new("a string parameter",
            """
            [Plug("Console.xs")] static class Console
            {
                [PlugMethod] public static extern void Write(string text);
            }
            """,
            "Snippet.cs(3) PLUG0007",
            "parameter 'text' of 'Console.Write' can't be a string, which is a managed reference; pass an integer or " +
            "a pointer",
            File("Console.xs", "Write RDI")),
        new("a large struct as return value",
            """
            public struct Descriptor { public ulong Low, High; }
            [Plug("Gdt.xs")] static class Gdt
            {
                [PlugMethod] public static extern Descriptor Read();
            }
            """,
            "Snippet.cs(4) PLUG0007",
            "the return value of 'Gdt.Read' can't be a Descriptor, which has 16 bytes, where a register carries 1, " +
            "2, 4 or 8; pass an integer or a pointer",
            File("Gdt.xs", "Read")),
        new("a struct that holds floating point",
            """
            public struct Ratio { public double Value; }
            [Plug("Fpu.xs")] static class Fpu
            {
                [PlugMethod] public static extern void Load(Ratio ratio);
            }
            """,
            "Snippet.cs(4) PLUG0007",
            "parameter 'ratio' of 'Fpu.Load' can't be a Ratio, which holds floating point, which travels in an XMM " +
            "register; pass an integer or a pointer",
            File("Fpu.xs", "Load RDI")),
        new("a span parameter",
            """
            [Plug("Console.xs")] static class Console
            {
                [PlugMethod] public static extern void Write(System.Span<byte> text);
            }
            """,
            "Snippet.cs(3) PLUG0007",
            "parameter 'text' of 'Console.Write' can't be a Span<byte>, which holds a managed reference; pass an " +
            "integer or a pointer",
            File("Console.xs", "Write RDI")),
        new("seven parameters",
            """
            [Plug("Calls.xs")] static class Calls
            {
                [PlugMethod] public static extern void Seven(int a, int b, int c, int d, int e, int f, int g);
            }
            """,
            "Snippet.cs(3) PLUG0007",
            "'Calls.Seven' has 7 parameters, and registers for 6; pass a pointer to a struct that holds the rest",
            File("Calls.xs", "Seven EDI ESI EDX ECX R8D R9D EAX")),
        new("a plug method with a C# body",
            """
            [Plug("Cpu.xs")] static class Cpu
            {
                [PlugMethod] public static void Halt() { }
            }
            """,
            "Snippet.cs(3) PLUG0008",
            "'Cpu.Halt' has [PlugMethod] but is not a static extern method without a body; write [PlugMethod] public " +
            "static extern",
            File("Cpu.xs")),
        new("an extern method without the attribute",
            """
            [Plug("Cpu.xs")] static class Cpu
            {
                [System.Obsolete] public static extern void Halt();
            }
            """,
            "Snippet.cs(1) PLUG0008",
            "'Cpu.Halt' is extern but has no [PlugMethod]; write [PlugMethod] public static extern",
            File("Cpu.xs")),
        new("a file that no class names",
            "static class Cpu { }",
            "Cpu.xs(2) PLUG0009",
            "Cpu.xs has plug bodies, but no class names it; put [Plug(\"Cpu.xs\")] on a static class",
            File("Cpu.xs", ".entry", "Halt")),
        new("two functions with one symbol",
            """
            [Plug("a/Cpu.xs")] static class Cpu
            {
                [PlugMethod] public static extern void Halt();
            }
            [Plug("b/Cpu.xs")] static class OtherCpu
            {
                [PlugMethod] public static extern void Halt();
            }
            """,
            "Cpu.xs(1) PLUG0010",
            "'Halt' has the symbol Cpu_Halt, which a/Cpu.xs(1) defines already; rename one function, or the file " +
            "whose namespace it is in",
            File("a/Cpu.xs", "Halt"), File("b/Cpu.xs", "Halt")),
        new("two classes for one file",
            """
            [Plug("Cpu.xs")] static class Cpu
            {
                [PlugMethod] public static extern void Halt();
            }
            [Plug("Cpu.xs")] static class Processor
            {
                [PlugMethod] public static extern void Pause();
            }
            """,
            "Snippet.cs(5) PLUG0011",
            "'Processor' names Cpu.xs, which 'Cpu' names already; keep all plug methods of a file in one class",
            File("Cpu.xs", "Halt")),
        new("a name that two files bear",
            """
            [Plug("Cpu.xs")] static class Cpu
            {
                [PlugMethod] public static extern void Halt();
            }
            """,
            "Snippet.cs(1) PLUG0012",
            "'Cpu' names 'Cpu.xs', which could be a/Cpu.xs, b/Cpu.xs; add as many folders to the name as it takes",
            File("b/Cpu.xs", "Halt"), File("a/Cpu.xs", "Pause")),
        new("a method with type parameters",
            """
            [Plug("Cpu.xs")] static class Cpu
            {
                [PlugMethod] public static extern void Load<T>(T value);
            }
            """,
            "Snippet.cs(3) PLUG0013",
            "plug method 'Cpu.Load' has type parameters; declare the method for one type, in a class that is not " +
            "generic",
            File("Cpu.xs")),
        new("a plug method in a class without [Plug]",
            """
            static class Cpu
            {
                [PlugMethod] public static extern void Halt();
            }
            """,
            "Snippet.cs(3) PLUG0014",
            "plug method 'Cpu.Halt' is in a class without [Plug]; put [Plug(\"File.xs\")] on the class"),
    ];
}
