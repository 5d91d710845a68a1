using Xunit;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>The SDK's attributes stand in every assembly, whatever other assemblies it sees the internals of.</summary>
public class FreestandingAttributesTests
{
    private const string Uses = """
        [IL2CPU.API.Plug("X.xs")]
        static class NAME
        {
            [IL2CPU.API.PlugMethod] public static extern void Go();
            [System.Runtime.RuntimeImport("*", "f")]
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)]
            public static extern void Imported();
            [System.Runtime.RuntimeExport("g")] public static void Exported() { }
        }
        """;

    [Fact]
    public void Compile_without_a_warning()
    {
        using var snippet = new CSharpSnippet(Uses.Replace("NAME", "Own"));
    }

    [Fact]
    public void Do_not_clash_with_those_of_an_assembly_whose_internals_are_visible()
    {
        const string visible = """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Upper")]""";
        using var lower = new CSharpSnippet(visible + "\n" + Uses.Replace("NAME", "Lower"), name: "Lower");
        using var upper = new CSharpSnippet(
            Uses.Replace("NAME", "Upper") + "static class User { static void M() => Lower.Go(); }",
            name: "Upper", references: [lower.AssemblyPath]);
    }
}
