using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>Whatever the kernel command line holds, the kernel says what it does not understand, and boots.</summary>
public class CommandLineTests
{
    private const string Halted = "Halted";
    private const string DefaultHeap = "heap: 256K at";
    private const string AnyKnownWord = "trace=malloc";

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("selftests")]
    [InlineData("EXIT")]
    [InlineData("console=teletype")]
    [InlineData("allocator=first-fit")]
    [InlineData("harden=paranoid")]
    public async Task An_unknown_word_is_named_with_the_known_ones(string word)
    {
        BootResult result = await Boot($"{word} selftest exit");
        string complaint = result.MustEnd(Ending.Success).MustSay(AnyKnownWord).LineWith(word);
        Assert.Contains("not in this kernel", complaint);
        SelfTestReport.MustBePerfect(result);
    }

    [Theory]
    [InlineData("heap=banana")]
    [InlineData("heap=")]
    [InlineData("heap=1")]
    [InlineData("heap=-1")]
    [InlineData("heap=64Q")]
    [InlineData("heap=64KB")]
    [InlineData("heap=99999999999999999999")]
    [InlineData("heap=18446744073709551615K")]
    public async Task A_heap_size_that_is_none_is_named_and_the_default_used(string word)
    {
        BootResult result = await Boot($"{word} selftest exit");
        result.MustEnd(Ending.Success).MustSay(DefaultHeap);
        Assert.Contains("not a size", result.LineWith(word));
        SelfTestReport.MustBePerfect(result);
    }

    [Theory]
    [InlineData("900G", "900G")]
    [InlineData("511M", "511M")]
    [InlineData("18446744073709551615", @"\d+E")]
    public async Task A_heap_that_does_not_fit_is_reported_with_both_sizes(string size, string reported)
    {
        BootResult result = await Boot($"heap={size} selftest exit");
        string complaint = result.MustEnd(Ending.Success).MustSay(DefaultHeap).LineWith("does not fit");
        Assert.Matches($@" {reported} .* 5[01]\dM of RAM\b", complaint);
        SelfTestReport.MustBePerfect(result);
    }

    [Theory]
    [InlineData("allocator=bump harden=checks")]
    [InlineData("harden=full allocator=bump")]
    public async Task A_bump_heap_cannot_be_hardened_and_that_is_said(string words)
    {
        BootResult result = await Boot($"{words} selftest exit");
        Assert.Contains("using harden=off", result.MustEnd(Ending.Success).LineWith("allocator=bump"));
        Assert.EndsWith(", bump", result.LineWith(DefaultHeap));
        SelfTestReport.MustBePerfect(result);
    }

    [Fact]
    public async Task Without_words_the_core_boots_and_halts()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, "").RunUntil(Halted);
        result.MustEnd(Ending.Stopped).MustSay("BareFlow");
        result.Require(!result.Serial.Contains("command line"), "expected no complaint");
    }

    [Fact]
    public async Task The_word_core_keeps_the_program_from_starting()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        BootResult result = await Qemu.Kernel(image, "core").RunUntil(Halted);
        result.MustEnd(Ending.Stopped);
        result.Require(!result.Serial.Contains("BareFlow is up"), "expected no kernel program");
    }

    [Fact]
    public async Task Words_may_be_apart_by_more_than_one_space()
    {
        BootResult result = await Boot("   selftest    exit  ");
        result.MustEnd(Ending.Success);
        result.Require(!result.Serial.Contains("command line"), "expected no complaint");
    }

    [Fact]
    public async Task What_is_too_long_is_cut_and_said_so()
    {
        const int tooLong = 2000;
        BootResult result = await Boot("selftest exit " + new string('x', tooLong));
        result.MustEnd(Ending.Success).MustSay("1,024", "xxx");
        SelfTestReport.MustBePerfect(result);
    }

    [Theory]
    [InlineData("env.")]
    [InlineData("env.FOO")]
    [InlineData("env.=x")]
    public async Task A_variable_without_a_name_or_a_value_is_named(string word)
    {
        BootResult result = await Boot($"{word} selftest exit");
        Assert.Contains("env.NAME=VALUE", result.MustEnd(Ending.Success).LineWith(word + ":"));
        SelfTestReport.MustBePerfect(result);
    }

    [Theory]
    [InlineData("ba\u001B[2Jd", "ba\\x1b[2Jd")]
    [InlineData("bell\a", "bell\\x07")]
    [InlineData("caf\u00E9", "caf\\xc3\\xa9")]
    [InlineData("heap=\u001B]0;x", "heap=\\x1b]0;x")]
    [InlineData("fault=\u001Bc", "\\x1bc")]
    [InlineData("selftest=\u001Bc*", "\\x1bc*")]
    public async Task What_is_no_letter_of_an_echoed_word_is_shown_as_a_number(string word, string shown)
    {
        BootResult result = await Boot($"{word} exit");
        result.MustSay(shown);
        result.Require(result.Serial.All(letter => letter is >= ' ' and <= '~' or '\r' or '\n'), "expected nothing but text");
    }

    [Fact]
    public async Task Words_behind_two_dashes_are_not_the_kernels()
    {
        BootResult result = await Boot("selftest=bss* exit -- heap=banana");
        Assert.Contains("not in this kernel", result.MustEnd(Ending.Success).LineWith("heap=banana"));
    }

    [Fact]
    public async Task As_many_variables_as_a_line_holds_may_be_set()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        string words = string.Concat(Enumerable.Range(100, 90).Select(number => $"env.V{number}=v "));
        BootResult result = await Qemu.Kernel(image, words + "selftest=bcl.variables* exit").Run();
        SelfTestReport.MustPass(result.MustEnd(Ending.Success));
    }

    [Fact]
    public async Task A_glob_without_a_match_fails_and_is_named()
    {
        BootResult result = await Boot("selftest=nosuch* exit");
        Assert.Contains("no test", result.MustEnd(Ending.SelfTestFailed).LineWith("nosuch*"));
    }

    private static Task<BootResult> Boot(string commandLine) =>
        Qemu.Kernel(KernelImages.Get(BuildConfiguration.Release, ImageKind.Core), commandLine).Run();
}
