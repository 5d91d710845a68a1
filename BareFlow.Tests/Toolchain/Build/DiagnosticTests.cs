using System.Text.RegularExpressions;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>What a person sees of wrong sources: one error each, where it is, in the form that editors turn into links.</summary>
[Collection(BuildCollection.Name)]
public class DiagnosticTests(BuildFixture build)
{
    private const string PlugClass = """
        using IL2CPU.API;

        namespace Hello;

        [Plug("Wrong.xs")]
        public static class Wrong
        {
            [PlugMethod]
            public static extern void Absent(ulong value);

            public static object Make() => new object();
        }
        """;

    private const string PlugFile = """
        namespace Wrong

        function Absent(RDI value) {
            RAX = = 1
        }

        function Other() {
        }
        """;

    [Fact]
    public void Wrong_sources_are_reported_once_with_file_and_line()
    {
        using var kernel = new ExternalKernel(build);
        kernel.Write("Wrong.cs", PlugClass);
        kernel.Write("Wrong.xs", PlugFile);
        CommandResult result = kernel.Build();

        Assert.NotEqual(0, result.ExitCode);
        AssertOnce(result, kernel.At("Wrong.xs"), line: 4, "XS");
        AssertOnce(result, kernel.At("Wrong.xs"), line: 7, "PLUG");
        AssertOnce(result, kernel.At("Wrong.cs"), line: 11, "BF");
        Assert.Equal(4, result.Errors.Length);
        Assert.Contains("error BUILD0005: Hello could not be bound", result.Errors[^1]);
        Assert.False(kernel.Has("Hello.elf"));
    }

    private static void AssertOnce(CommandResult result, string file, int line, string code) => Assert.Single(
        result.Errors,
        error => Regex.IsMatch(error, @$"^{Regex.Escape(file)}\({line},\d+\): error {code}\d{{4}}: "));
}
