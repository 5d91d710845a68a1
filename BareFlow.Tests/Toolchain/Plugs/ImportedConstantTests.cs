using System;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.Plugs;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.Plugs;

/// <summary>Constants and layouts of C# in X#: of the assembly that the X# belongs to, and of those that it refers to.</summary>
public sealed class ImportedConstantTests : IDisposable
{
    private const string Library = """
        using System.Runtime.CompilerServices;
        [assembly: InternalsVisibleTo("Friend")]
        namespace Lib.Cpu
        {
            public static class Msr { public const uint Efer = 0xC0000080; internal const uint Hidden = 1; }
            public static class Limits { public const int Most = 7; }
            internal static class Inside { public const int Number = 3; private const int Own = 4; public const int Given = Own; }
        }
        namespace Lib.Other
        {
            public static class Limits { public const int Most = 8; }
            public static class Only { public const int Cpu = 5; }
        }
        """;

    private const string Code = """
        using System;
        using System.Runtime.InteropServices;
        namespace Snippet.Parts
        {
            static class Numbers
            {
                public const sbyte Low = -128;
                public const ulong High = ulong.MaxValue;
                public const long Least = long.MinValue;
                public const bool Yes = true;
                public const char Letter = 'A';
                public const ConsoleKey Key = ConsoleKey.Enter;
                private const int Own = 9;
                public const string Text = "text";
                public const double Ratio = 0.5;
                public const decimal Money = 1;
                public static readonly int Field = Own;
                public static int Property => 1;
                public static int Method() => 1;
                public static class Deep { public const int Level = 2; }
            }
            static class Empty { public static int Value() => 1; }
            enum Mode : byte { Slow, Fast = 200 }
            sealed class Box { public int Content; }
            struct Holder { public object Content; }
            struct Of<T> { public T Content; }
            [StructLayout(LayoutKind.Auto)] struct Loose { public int Content; }
            unsafe struct Layout
            {
                public byte First; public uint Second; private ulong _third; public fixed byte Bytes[3]; public char Last;
                public ulong Third => _third;
            }
            [StructLayout(LayoutKind.Sequential, Pack = 2)]
            struct Packed { public byte First; public ulong Second; public float Third; public byte Fourth; }
            [StructLayout(LayoutKind.Explicit, Size = 40)]
            struct Placed { [FieldOffset(12)] public int First; [FieldOffset(4)] public int Second; }
        }
        namespace Snippet.Again { static class Empty { public const int Number = 1; } }
        """;

    private readonly CSharpSnippet _library = new(Library, name: "Library", sdk: false);
    private readonly CSharpSnippet _code;

    public ImportedConstantTests() => _code = new CSharpSnippet(
        "#pragma warning disable CS0649, CS0169\n" + Code, name: "Snippet", sdk: false, references: [_library.AssemblyPath]);

    /// <summary>A source, and how its one diagnostic begins, as <c>(line,column): error code: message</c>.</summary>
    public static TheoryData<string, string> Cases => new()
    {
        {
            "import const Number",
            "(1,14): error XS0071: 'Number' is no class, enum or constant of Snippet and what it refers to; write another name, nearest: Numbers, "
        },
        {
            "import const Numbers.Ow",
            "(1,14): error XS0071: 'Numbers.Ow' is no class, enum or constant of Snippet and what it refers to; write another name, nearest: Numbers.Low, Numbers.Own, "
        },
        { "import const umbers", "(1,14): error XS0071: 'umbers' is no" },
        {
            "import const Numbers.Field",
            "(1,14): error XS0072: 'Numbers.Field' is a field that is not const; name a const field, a member of an enum, or a class"
        },
        { "import const Numbers.Property", "(1,14): error XS0072: 'Numbers.Property' is a property; name" },
        { "import const Numbers.Method", "(1,14): error XS0072: 'Numbers.Method' is a method; name" },
        { "import const Parts.Empty", "(1,14): error XS0072: 'Parts.Empty' is a type without integer constants; name" },
        {
            "import const Numbers.Text",
            "(1,14): error XS0073: 'Numbers.Text' is a constant of the type string; name one that is an integer, an enum, a bool or a char"
        },
        { "import const Numbers.Ratio", "(1,14): error XS0073: 'Numbers.Ratio' is a constant of the type double" },
        { "import const Numbers.Money", "(1,14): error XS0073: 'Numbers.Money' is a constant of the type decimal" },
        {
            "import const Limits",
            "(1,14): error XS0074: 'Limits' could mean Lib.Cpu.Limits of Library or Lib.Other.Limits of Library; write more of the name"
        },
        {
            "import const Limits.Most",
            "(1,14): error XS0074: 'Limits.Most' could mean Lib.Cpu.Limits.Most of Library or Lib.Other.Limits.Most of Library"
        },
        {
            "import const Empty",
            "(1,14): error XS0074: 'Empty' could mean Snippet.Again.Empty of Snippet or Snippet.Parts.Empty of Snippet"
        },
        {
            "import const Inside",
            "(1,14): error XS0075: 'Inside' is not public in Library; make it public, or let the assembly be seen"
        },
        { "import const Msr.Hidden", "(1,14): error XS0075: 'Msr.Hidden' is not public in Library" },
        {
            "import layout Box",
            "(1,15): error XS0076: 'Box' is a class; name a struct without references and type parameters, whose fields lie in their order"
        },
        { "import layout Mode", "(1,15): error XS0076: 'Mode' is an enum" },
        { "import layout Holder", "(1,15): error XS0076: 'Holder' is laid out as the runtime likes" },
        { "import layout Loose", "(1,15): error XS0076: 'Loose' is laid out as the runtime likes" },
        { "import layout Of", "(1,15): error XS0076: 'Of' is generic" },
        { "import layout Layout.First", "(1,15): error XS0076: 'Layout.First' is a member" },
        { "import const", "(1,13): error XS0006: found 'end of line'; write a name here" },
        { "import const Numbers .Own", "(1,22): error XS0009: '.Own' follows a complete statement" },
        { "import const Numbers.Own as if", "(1,29): error XS0021: 'if' is a register or a word of X#" },
        { "import const Numbers.Own\nimport const Numbers", "(2,14): error XS0018: 'Numbers_Own' is already defined in line 1" },
        { "const Nine = 1\nimport const Numbers.Own as Nine", "(2,14): error XS0018: 'Nine' is already defined in line 1" },
        {
            "import const Numbers\nvar V byte = #Numbers_Key\nvar W byte = #Mode_Fast",
            "(3,14): error XS0020: '#Mode_Fast' is not a constant"
        },
        {
            "import const Msr\nfunction F {\nAL = #Msr_Efer\n}",
            "(3,6): error XS0033: '#Msr_Efer' does not fit; write a constant from -128 to 255"
        },
        {
            "import const Numbers\nfunction F {\nRAX + #Numbers_Least\n}",
            "(3,7): error XS0034: '#Numbers_Least' is not a sign-extended 32-bit constant"
        },
        {
            "import const Msr\nfunction F {\nint #Msr_Efer\n}",
            "(3,5): error XS0033: '#Msr_Efer' does not fit; write a constant from 0 to 255"
        },
        { "function F {\nimport const Msr\n}", "(2,1): error XS0013: 'import' stands inside a block" },
    };

    public void Dispose()
    {
        _code.Dispose();
        _library.Dispose();
    }

    [Theory]
    [InlineData("import const Numbers", "#Numbers_Low", "-128")]
    [InlineData("import const Parts.Numbers", "#Numbers_High", "-1")]
    [InlineData("import const Snippet.Parts.Numbers", "#Numbers_Least", "-9223372036854775808")]
    [InlineData("import const Numbers", "#Numbers_Yes", "1")]
    [InlineData("import const Numbers.Letter", "#Numbers_Letter", "65")]
    [InlineData("import const Numbers.Key", "#Numbers_Key", "13")]
    [InlineData("import const Numbers.Own", "#Numbers_Own", "9")]
    [InlineData("import const Numbers.Own as Nine", "#Nine", "9")]
    [InlineData("import const Numbers as N", "#N_Own", "9")]
    [InlineData("import const Deep", "#Deep_Level", "2")]
    [InlineData("import const Numbers.Deep.Level", "#Deep_Level", "2")]
    [InlineData("import const Mode.Fast", "#Mode_Fast", "200")]
    [InlineData("import const Again.Empty", "#Empty_Number", "1")]
    [InlineData("IMPORT CONST Msr.Efer AS X", "#X", "3221225600")]
    [InlineData("import const Lib.Other.Limits", "#Limits_Most", "8")]
    [InlineData("import const Cpu.Limits.Most", "#Limits_Most", "7")]
    [InlineData("namespace Numbers\nimport const Numbers.Own", "#Own", "9")]
    public void A_constant_has_its_value(string import, string use, string value)
    {
        XCompilation compiled = Compile($"{import}\nvar V qword = {use}");
        Assert.Empty(compiled.Diagnostics);
        Assert.Contains($"\t.quad {value}\n", compiled.Assembly!);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_wrong_is_told_at_its_place(string source, string message)
    {
        XDiagnostic found = Assert.Single(Compile(source).Diagnostics);
        Assert.True(found.ToString().StartsWith("F.xs" + message, StringComparison.Ordinal), found.ToString());
    }

    [Fact]
    public void What_a_condition_leaves_out_is_not_looked_up() =>
        Assert.Empty(Compile("import const Numbers\nwhen !#Numbers_Yes {\nimport const Nothing\n}").Diagnostics);

    [Fact]
    public void A_condition_chooses_what_is_imported()
    {
        XCompilation compiled = Compile(
            "const A = 0\nwhen #A {\nimport const Lib.Cpu.Limits\n} else {\nimport const Lib.Other.Limits\n}\nvar V byte = #Limits_Most");
        Assert.Empty(compiled.Diagnostics);
        Assert.Contains("\t.byte 8\n", compiled.Assembly!);
    }

    [Fact]
    public void A_friend_may_name_what_is_internal()
    {
        using var friend = new CSharpSnippet("class Nothing;", name: "Friend", sdk: false, references: [_library.AssemblyPath]);
        using var constants = new AssemblyConstants(friend.AssemblyPath, [_library.AssemblyPath]);
        Assert.Empty(Compile("import const Inside.Number\nimport const Msr.Hidden\nvar V byte = #Inside_Number", constants).Diagnostics);
        Assert.Contains("XS0075: 'Inside.Own'", Assert.Single(Compile("import const Inside.Own", constants).Diagnostics).ToString());
        Assert.DoesNotContain(constants.Find("Inside").Constants, constant => constant.Name == "Own");
    }

    [Fact]
    public void Each_file_imports_for_itself_and_no_other_constant_has_the_name()
    {
        using var constants = new AssemblyConstants(_code.AssemblyPath, [_library.AssemblyPath]);
        string[] Findings(string first, string second) =>
        [
            .. XSharpCompiler.Compile([new XSource("0.xs", first), new XSource("1.xs", second)], constants)
                .SelectMany(file => file.Diagnostics).Select(found => found.ToString()),
        ];
        Assert.StartsWith(
            "1.xs(2,14): error XS0020: '#Mode_Fast' is not a constant",
            Assert.Single(Findings("namespace N\nimport const Mode\nvar V byte = #Mode_Fast", "namespace N\nvar W byte = #Mode_Fast")));
        Assert.Equal(
            "1.xs(2,14): error XS0018: 'Mode_Fast' is already defined in another file of the project; choose another name",
            Assert.Single(Findings("namespace Mode\nconst Fast = 1", "import Mode\nimport const Mode.Fast")));
        Assert.Empty(Findings("import const Mode\nvar V byte = #Mode_Fast", "import const Mode.Fast\nvar W byte = #Mode_Fast"));
    }

    [Fact]
    public void Without_an_assembly_the_message_says_so() => Assert.Equal(
        "F.xs(1,14): error XS0071: 'Mode' is no class, enum or constant of an assembly, as none is given; write --assembly on the " +
        "command line too",
        Assert.Single(XSharpCompiler.Compile(new XSource("F.xs", "import const Mode")).Diagnostics).ToString());

    [Theory]
    [InlineData("Layout", "First 0 Second 4 Third 8 Bytes 16 Last 20 Size 24")]
    [InlineData("Packed", "First 0 Second 2 Third 10 Fourth 14 Size 16")]
    [InlineData("Placed", "First 12 Second 4 Size 40")]
    public void A_struct_has_the_layout_that_csharp_gives_it(string name, string expected)
    {
        using var constants = new AssemblyConstants(_code.AssemblyPath, [_library.AssemblyPath]);
        Assert.Equal(expected, string.Join(' ', constants.Layout(name).Constants.Select(constant => $"{constant.Name} {constant.Value}")));
    }

    [Fact]
    public void The_command_takes_an_assembly()
    {
        using var workspace = new TemporaryFolder();
        workspace.Write("F.xs", "import const Mode\nvar V byte = #Mode_Fast");
        string tool = Path.Combine(AppContext.BaseDirectory, "cosmos.dll");
        var (code, text) = Tool.Run("dotnet", workspace.Path, tool, "xsharp", "F.xs", "--assembly", _code.AssemblyPath);
        Assert.Equal(0, code);
        Assert.Contains(".byte 200", text);
        Assert.Contains("error BUILD0003", Tool.Run("dotnet", workspace.Path, tool, "xsharp", "F.xs", "--assembly", "None.dll").Output);
    }

    private XCompilation Compile(string source)
    {
        using var constants = new AssemblyConstants(_code.AssemblyPath, [_library.AssemblyPath]);
        return Compile(source, constants);
    }

    private static XCompilation Compile(string source, AssemblyConstants constants) =>
        XSharpCompiler.Compile(new XSource("F.xs", source), constants);
}
