using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using IL2CPU.Tools;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary><c>cosmos run</c>, which stands behind <c>dotnet run</c> and F5, boots each image and passes on how the
/// kernel ended.</summary>
public class RunCommandTests
{
    private const int Succeeded = 0;
    private const int SelfTestFailed = 1;
    private const int Panicked = 2;

    [Theory]
    [InlineData("core")]
    [InlineData("full")]
    [InlineData("iso")]
    public async Task It_boots_the_image_asked_for(string image)
    {
        var (exitCode, output) = await Run("--image", image, "selftest", "exit");
        Assert.True(exitCode == Succeeded, output);
        Assert.Contains("self-tests passed", output);
    }

    [Theory]
    [InlineData("selftest=broken.*", SelfTestFailed)]
    [InlineData("fault=pf", Panicked)]
    public async Task It_tells_how_the_kernel_ended(string word, int expected)
    {
        var (exitCode, output) = await Run("--image", "core", word, "exit");
        Assert.True(exitCode == expected, output);
    }

    /// <summary>What comes through a pipe is there before the kernel is.</summary>
    [Theory]
    [InlineData("help\nfrobnicate\n", "this list", "'frobnicate'")]
    [InlineData("date\nfrobnicate", "up for", "'frobnicate'")]
    [InlineData("", "BareFlow is up", "Bye.")]
    public async Task Input_that_ends_is_typed_and_ended(string input, params string[] answers)
    {
        var (exitCode, output) = await CosmosCommand.TryWithInput(input, Arguments());
        Assert.True(exitCode == Succeeded, output);
        Assert.All(answers, answer => Assert.Contains(answer, output));
    }

    [Fact]
    public async Task No_byte_of_a_long_input_is_lost()
    {
        string[] lines = [.. Enumerable.Range(0, 400).Select(number => $"line-{number}-ä€漢🙂")];
        var (_, output) = await CosmosCommand.TryWithInput(string.Join('\n', lines) + "\n", Arguments());
        Assert.All(lines, line => Assert.Contains($"'{line}'", output));
    }

    private static Task<(int ExitCode, string Output)> Run(params string[] arguments) => CosmosCommand.Try(Arguments(arguments));

    private static string[] Arguments(params string[] arguments)
    {
        Requirement.Program(Tool.Qemu);
        string artifacts = Path.GetDirectoryName(KernelImages.Iso(BuildConfiguration.Release))!;
        return ["run", "--artifacts", artifacts, "--name", "BareFlow", .. arguments];
    }
}
