using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>The files of a project share their names: those of one namespace at once, others by import.</summary>
public sealed class ProjectTests
{
    private const string Valid = """
        namespace Ports
        const First = $60
        const Second = $64
        var Count = 5
        function Write {
        }
        function Read(EDI port) {
        }
        Mark:
            nop
        """;

    [Theory]
    [InlineData("namespace Ports\nfunction F {\nWrite()\ncall Read\ngoto Mark\nEAX = .Count\nEAX = #First\nEAX = Ports_Count\n}")]
    [InlineData("import Ports\nnamespace User\nfunction F {\nPorts_Write()\nEAX = Ports_Count\nEAX = #Ports_Second\n}")]
    [InlineData("import Ports_Write\nimport Ports_First\nnamespace User\nfunction F {\nPorts_Write()\nEAX = #Ports_First\n}")]
    [InlineData("import Ports\nnamespace User\nconst Own = #Ports_First\nvar X byte[#Ports_Second]\nfunction F {\nAL = #Own\n}")]
    public void NamesOfAnotherFileAreFound(string user) => Assert.Equal(["", ""], Findings(Valid, user));

    [Fact]
    public void TheOrderOfFilesDoesNotMatter() =>
        Assert.Equal(["", ""], Findings("import Ports\nfunction F {\nEAX = #Ports_Second\nEAX = Ports_Count\n}", Valid));

    [Theory]
    [InlineData("namespace User\nfunction F {\nPorts_Write()\n}", "3: XS0019 'Ports_Write' is not defined", "import Ports")]
    [InlineData("namespace User\nfunction F {\nEAX = Ports_Count\n}", "3: XS0019 'Ports_Count' is not defined", "import Ports")]
    [InlineData("namespace User\nfunction F {\nEAX = #Ports_First\n}", "3: XS0020 '#Ports_First' is not a constant", "import Ports")]
    public void AnUnknownNameOfAnotherNamespaceNamesItsImport(string user, string message, string advice)
    {
        string found = Findings(Valid, user)[1];
        Assert.StartsWith(message, found);
        Assert.EndsWith($"write {advice}", found);
        Assert.Equal("", Findings(Valid, $"{advice}\n{user}")[1]);
    }

    [Fact]
    public void TheSizeAndKindOfAnotherFilesNameAreKnown()
    {
        Assert.StartsWith("3: XS0031 'RAX' has 64 bits", Findings(Valid, "import Ports\nfunction F {\nRAX = Ports_Count\n}")[1]);
        Assert.StartsWith("3: XS0023 'Ports_Count' is a variable", Findings(Valid, "import Ports\nfunction F {\ncall Ports_Count\n}")[1]);
        Assert.StartsWith("4: XS0067 'Ports_Write'", Findings(Valid, "import Ports\nbits 32\nfunction F {\nPorts_Write()\n}")[1]);
    }

    [Fact]
    public void OneNameIsDefinedOnce()
    {
        string[] found = Findings("namespace N\nvar X", "namespace N\nvar Y\nvar X");
        Assert.Equal("", found[0]);
        Assert.Equal("3: XS0018 'N_X' is already defined in line 2 of 0.xs; choose another name", found[1]);
    }

    [Fact]
    public void ConstantsThatNeedEachOtherHaveNoValue() => Assert.Contains(
        "XS0020", Findings("import B\nnamespace A\nconst X = #B_Y", "import A\nnamespace B\nconst Y = #A_X")[0]);

    [Fact]
    public void ALongChainOfConstantsIsNoDeepOne()
    {
        string chain = string.Concat(Enumerable.Range(1, 16_000).Select(i => $"const C{i} = #C{i - 1}\n"));
        Assert.Equal("", CodeBytes.Findings($"const C0 = 1\n{chain}when #C16000 {{\nnop\n}}"));
    }

    [Fact]
    public void ChainsBetweenFilesEnd()
    {
        string Chain(string own, string other) => $"import {other}\nnamespace {own}\n" +
            string.Concat(Enumerable.Range(0, 2_000).Select(i => $"const X{i} = #{other}_X{i + (own == "A" ? 0 : 1)}\n")) + "when #X0 {\n}";
        Assert.Contains("XS0020", Findings(Chain("A", "B"), Chain("B", "A"))[0]);
    }

    [Fact]
    public void LabelsOfFunctionsAreTheirOwn() => Assert.Contains(
        "XS0019", Findings("namespace N\nfunction F {\nInner:\n}", "namespace N\nfunction G {\ngoto F_Inner\n}")[1]);

    [Fact]
    public void OnlyWhatAnotherFileUsesIsSeenAndOnlyInTheProject()
    {
        string assembly = Compile(Valid, "import Ports\nfunction F {\nPorts_Write()\ncall Ports_Read\n}")[0].Assembly!;
        Assert.Contains("\t.globl Ports_Write\n\t.hidden Ports_Write\n", assembly);
        Assert.DoesNotContain(".hidden Ports_Read", assembly);
        Assert.DoesNotContain(".globl Ports_Count", assembly);
    }

    [Fact]
    public void TheFilesLink()
    {
        using var workspace = new TemporaryFolder();
        IReadOnlyList<XCompilation> files = Compile(
            Valid, "import Ports\nnamespace User\nfunction F {\nPorts_Write()\nEAX = Ports_Count\n}\nexport F as '_start'");
        for (int i = 0; i < files.Count; i++)
            Assert.Equal((0, ""), Assembler.TryAssemble(workspace, $"{i}.s", files[i].Assembly!));
        var (code, output) = Tool.Run("ld.lld", workspace.Path, "-static", "-o", "demo", "0.o", "1.o");
        Assert.True(code == 0, output);
        Assert.NotEmpty(File.ReadAllBytes(Path.Combine(workspace.Path, "demo")));
    }

    [Theory]
    [InlineData("const Debug = 1", "when #Debug {\nnop\n} else {\nhlt\n}", "90")]
    [InlineData("const Debug = 0", "when #Debug {\nnop\n} else {\nhlt\n}", "F4")]
    [InlineData("const Debug = 0", "when !#Debug {\nnop\n}", "90")]
    [InlineData("const Level = 3", "when #Level >= 3 {\nnop\n}\nwhen #Level = 2 {\nhlt\n}", "90")]
    [InlineData("const A = 1\nconst B = 0", "loop {\nwhen #A {\nwhen #B {\nhlt\n} else {\nbreak\n}\n}\n}", "EB02EBFC")]
    public void WhenChoosesABlock(string constants, string statements, string bytes) =>
        Assert.Equal(bytes, CodeBytes.Of32(statements, [$"namespace N\n{constants}"]));

    [Fact]
    public void WhenHoldsDefinitions()
    {
        string[] found = Findings(
            "namespace N\nconst Screen = 0\nwhen #Screen {\nconst Width = 80\nfunction Show {\nMissing()\n}\n} else {\nconst Width = 0\n" +
            "function Show {\nAL = #Width\n}\n}",
            "namespace N\nfunction F {\nShow()\nEAX = #Width\n}");
        Assert.Equal(["", ""], found);
    }

    [Theory]
    [InlineData("when #Nothing {\n}", "1: XS0020 '#Nothing' is not a constant")]
    [InlineData("function F {\nwhen 1 {\nvar X\n}\n}", "3: XS0013 'var' stands inside a block")]
    [InlineData("when 1 {", "1: XS0010 the block that 'when 1 {' opens does not end")]
    [InlineData("when EAX {\nnop\n}", "1: XS0006 found 'EAX'; write a number or #Constant here")]
    public void WhenTakesConstantsAndBlocks(string source, string message) => Assert.StartsWith(message, CodeBytes.Findings(source));

    private static string[] Findings(params string[] texts) =>
    [
        .. Compile(texts).Select(file => string.Join('\n', file.Diagnostics.Select(d => $"{d.Location.Line}: {d.Code} {d.Message}"))),
    ];

    private static IReadOnlyList<XCompilation> Compile(params string[] texts) =>
        XSharpCompiler.Compile([.. texts.Select((text, i) => new XSource($"{i}.xs", text))]);
}
