using System.Linq;
using Xunit;
using XSharp;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>What a compilation tells the plug binder.</summary>
public sealed class CompilationTests
{
    private const string Source = """
        namespace Serial
        function Internal {
        }
        function Write(EDI port, RSI buffer) {
        }
        interrupt Tick {
        }
        namespace Other
        function Nothing() {
        }
        """;

    private static readonly XCompilation Compilation = XSharpCompiler.Compile(new XSource("a/Serial.xs", Source));

    [Fact]
    public void FunctionsAreListedInOrderWithTheirSymbols() =>
        Assert.Equal(
            ["Serial Internal Serial_Internal False", "Serial Write Serial_Write True",
                "Serial Tick Serial_Tick False", "Other Nothing Other_Nothing True"],
            Compilation.Functions.Select(f => $"{f.Namespace} {f.Name} {f.Symbol} {f.IsPlugBody}"));

    [Fact]
    public void ParametersCarryRegisterWidthAndPlace() =>
        Assert.Equal(
            [
                new XParameter("port", "EDI", 32, new XLocation("a/Serial.xs", 4, 20)),
                new XParameter("buffer", "RSI", 64, new XLocation("a/Serial.xs", 4, 30)),
            ],
            Compilation.Functions[1].Parameters);

    [Fact]
    public void AFunctionsLocationIsItsName() =>
        Assert.Equal(new XLocation("a/Serial.xs", 4, 10), Compilation.Functions[1].Location);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("// nothing\r\n\t\r\n")]
    public void AnEmptyFileCompiles(string text) =>
        Assert.True(XSharpCompiler.Compile(new XSource("Empty.xs", text)).Success);

    [Fact]
    public void LineEndsDoNotMatter() =>
        Assert.Equal(Compilation.Assembly,
            XSharpCompiler.Compile(new XSource("a/Serial.xs", Source.Replace("\n", "\r\n"))).Assembly);

    [Fact]
    public void PathsAreQuoted() =>
        Assert.Contains(
            "# 1 \"C:\\\\a \\\"b\\\"\\\\x.xs\"",
            XSharpCompiler.Compile(new XSource("C:\\a \"b\"\\x.xs", "EAX = 5")).Assembly);
}
