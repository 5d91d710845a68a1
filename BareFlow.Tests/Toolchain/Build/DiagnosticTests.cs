using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>What a person sees of wrong sources: one error each, where it is, in the form that editors turn into links.</summary>
[Collection(BuildCollection.Name)]
public partial class DiagnosticTests(BuildFixture build)
{
    private const string PlugClass = """
        using IL2CPU.API;

        namespace Hello;

        [Plug("Wrong.xs")]
        public static class Wrong
        {
            [PlugMethod]
            public static extern void Absent(ulong value);

            // Suppressed here and in .editorconfig, which is nothing to the check of the IL.
        #pragma warning disable BF0007
            public static object Make() => new object();
            public static int[] Fill() => new int[2];
        }
        """;

    private const string Severity = """
        root = true
        [*.cs]
        dotnet_diagnostic.BF0008.severity = none
        """;

    private const string Program = """
        namespace Hello;

        public static class Wrong
        {
            public static object Make()
            {
                int[] numbers = [1, 2]; throw new System.InvalidOperationException(
                    $"{numbers}");
            }
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
        kernel.Write(".editorconfig", Severity);
        CommandResult result = kernel.Build();

        Assert.NotEqual(0, result.ExitCode);
        AssertOnce(result, kernel.At("Wrong.xs"), line: 4, "XS");
        AssertOnce(result, kernel.At("Wrong.xs"), line: 7, "PLUG");
        AssertOnce(result, kernel.At("Wrong.cs"), line: 13, "BF");
        AssertOnce(result, kernel.At("Wrong.cs"), line: 14, "BF");
        Assert.Equal(5, result.Errors.Length);
        Assert.Contains("error BUILD0005: Hello could not be bound", result.Errors[^1]);
        Assert.False(kernel.Has("Hello.elf"));
    }

    /// <summary>The compiler ends the build, so that the check of the IL has nothing to repeat.</summary>
    [Fact]
    public void What_needs_a_runtime_is_an_error_of_the_compiler_at_its_place()
    {
        using var kernel = new ExternalKernel(build);
        kernel.Write("Wrong.cs", Program);
        CommandResult result = kernel.Build();

        Assert.NotEqual(0, result.ExitCode);
        Assert.All(result.Errors, error => Assert.StartsWith(kernel.At("Wrong.cs"), error));
        Assert.Equal(["(7,25): error BF0008", "(7,33): error BF0005"], result.Errors.Select(error => Place().Match(error).Value).Order());
        Assert.Empty(result.Stages);
    }

    private static void AssertOnce(CommandResult result, string file, int line, string code) => Assert.Single(
        result.Errors,
        error => Regex.IsMatch(error, @$"^{Regex.Escape(file)}\({line},\d+\): error {code}\d{{4}}: "));

    [GeneratedRegex(@"\(\d+,\d+\): error \w+")]
    private static partial Regex Place();
}
