using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>What the objects are for: line tables that name the source, and links of every kind.</summary>
public sealed class LinkTests
{
    private const string Program = """
        namespace Demo
        thread var Slot qword
        var Used = 1
        var Unused = 2

        function Add(EDI left, ESI right) {
            EAX = left
            EAX + right
            EAX + .Used
        }

        function Dropped {
            EAX = .Unused
        }

        function Start {
            Add()
            RAX = @.Slot
            repeat 2 times {
                RAX++
            }
        }

        export Start as '_start'
        """;

    private const string Direct = """
        function Start {
            RAX = .Slot
        }
        thread var Slot qword = 5
        export Start as '_start'
        """;

    [Fact]
    public void LineTableNamesTheSourceAndItsLines()
    {
        using var workspace = Assemble(Program);
        var (_, table) = Tool.Run("llvm-dwarfdump", workspace.Path, "--debug-line", "demo.o");
        Assert.Contains("Demo.xs", table);
        int[] expected = [7, 8, 9, 10, 13, 14, 17, 18, 20];
        Assert.Equal(expected, Lines(table).Where(expected.Contains).Distinct().Order());
        Assert.Equal(2, Lines(table).Count(line => line == 20));
    }

    [Fact]
    public void TheAssemblersOwnErrorsPointAtTheSource()
    {
        using var workspace = new TemporaryFolder();
        var (code, output) = Assembler.TryAssemble(workspace, "demo.s", Compile("\n\n//! nonsense rax"));
        Assert.NotEqual(0, code);
        Assert.Contains("Demo.xs:3:", output);
    }

    [Theory]
    [InlineData(Program, "-static")]
    [InlineData(Program, "-shared")]
    [InlineData(Program, "-pie")]
    [InlineData(Direct, "-static")]
    public void Links(string source, string kind)
    {
        using var workspace = Assemble(source);
        var (code, output) = Tool.Run("ld.lld", workspace.Path, kind, "-o", "demo", "demo.o");
        Assert.True(code == 0, output);
    }

    [Fact]
    public void UnusedFunctionsAndVariablesAreDropped()
    {
        using var workspace = Assemble(Program);
        Tool.Run("ld.lld", workspace.Path, "-static", "--gc-sections", "-o", "demo", "demo.o");
        var names = new ElfObject(File.ReadAllBytes(Path.Combine(workspace.Path, "demo")))
            .Symbols.Select(symbol => symbol.Name).ToList();
        Assert.Contains("Demo_Used", names);
        Assert.Contains("Demo_Add", names);
        Assert.DoesNotContain("Demo_Unused", names);
        Assert.DoesNotContain("Demo_Dropped", names);
    }

    private static TemporaryFolder Assemble(string source)
    {
        var workspace = new TemporaryFolder();
        var (code, output) = Assembler.TryAssemble(workspace, "demo.s", Compile(source));
        Assert.True(code == 0, output);
        return workspace;
    }

    private static string Compile(string source) => XSharpCompiler.Compile(new XSource("Demo.xs", source)).Assembly!;

    /// <summary>The second column of each row that begins with an address.</summary>
    private static int[] Lines(string table) =>
    [
        .. table.Split('\n').Where(row => row.StartsWith("0x0", System.StringComparison.Ordinal))
            .Select(row => row.Split(' ', System.StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => !cells.Contains("end_sequence")).Select(cells => int.Parse(cells[1])),
    ];
}
