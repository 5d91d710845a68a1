using System.Linq;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.Plugs;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.Plugs;

/// <summary>The binder beside the X# compiler, from source to symbol.</summary>
public class PlugSourceTests
{
    private const string Class = """
        [IL2CPU.API.Plug("Ports.xs")] static class Ports
        {
            [IL2CPU.API.PlugMethod] public static extern void Write(ushort port, byte value);
            [IL2CPU.API.PlugMethod] public static extern void Halt();
        }
        """;

    [Fact]
    public void Functions_of_X_sharp_source_are_bound()
    {
        PlugBinding binding = Bind("""
            namespace Ports
            function Write(DI port, SIL value) {
                EDX = EDI
                EAX = ESI
                Port[DX] = AL
            }
            function Helper {
                ret
            }
            function Halt() {
                Helper()
            }
            """);
        Assert.Empty(binding.Diagnostics);
        Assert.Equal(["Ports_Write", "Ports_Halt"], binding.Plugs.Select(p => p.Symbol));
    }

    [Fact]
    public void A_diagnostic_points_at_the_parameter()
    {
        PlugBinding binding = Bind("""
            namespace Ports
            function Write(DI port, RSI value) {
            }
            function Halt() {
            }
            """);
        XDiagnostic diagnostic = Assert.Single(binding.Diagnostics);
        Assert.Equal(
            "Cpu/Ports.xs(2,29): error PLUG0006: 'Ports.Write' passes 'value' (byte, 8 bits) in SIL, but the body " +
            "takes it in RSI; write SIL value",
            diagnostic.ToString());
    }

    private static PlugBinding Bind(string text)
    {
        XCompilation compilation = XSharpCompiler.Compile(new XSource("Cpu/Ports.xs", text));
        Assert.True(compilation.Success, string.Join('\n', compilation.Diagnostics));
        using var code = new CSharpSnippet(Class);
        return PlugBinder.Bind(code.AssemblyPath, [new PlugFile("Cpu/Ports.xs", compilation.Functions)]);
    }
}
