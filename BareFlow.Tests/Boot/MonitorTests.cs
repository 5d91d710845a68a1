using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Ktap;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>The monitor answers a person at the serial console.</summary>
public class MonitorTests
{
    private const string Prompt = "\n> ";

    [Theory]
    [InlineData(BuildConfiguration.Debug)]
    [InlineData(BuildConfiguration.Release)]
    public async Task Commands_are_answered(BuildConfiguration configuration)
    {
        using QemuSession session = await StartMonitor(configuration);
        string help = await Ask(session, "help");
        Assert.All(["heap", "selftest", "fault", "exit"], command => Assert.Contains(command, help));
        string heap = await Ask(session, "heap");
        Assert.Matches("16M at 0x[0-9a-f]+, served by freelist", heap);
        Assert.Matches(@"\d+ bytes used in \d+ blocks, \d+ at the peak", heap);
        Assert.Matches(@"\d+ bytes free, fragmentation \d+ percent", heap);
        Assert.Matches(@"largest free block \d+", heap);
        Assert.Contains("Unknown command", await Ask(session, "frobnicate"));
        Assert.Contains("noncanonical", await Ask(session, "fault nosuch"));
        await Leave(session);
    }

    [Fact]
    public async Task Self_tests_run_again_and_again()
    {
        using QemuSession session = await StartMonitor(BuildConfiguration.Release);
        string[] paging = [.. NamesIn(await Ask(session, "selftest paging.*"))];
        Assert.NotEmpty(paging);
        Assert.All(paging, name => Assert.StartsWith("paging.", name));
        Assert.Equal(NamesIn(await Ask(session, "selftest")), NamesIn(await Ask(session, "selftest")));
        Assert.Contains("no test", await Ask(session, "selftest nosuch*"));
        await Leave(session);
    }

    [Fact]
    public async Task What_is_typed_can_be_corrected()
    {
        using QemuSession session = await StartMonitor(BuildConfiguration.Release);
        Assert.Contains("16M at", await Ask(session, "heax\bp"));
        Assert.Contains("16M at", await Ask(session, "\b\b\x7Fheap"));
        Assert.DoesNotContain("Unknown", await Ask(session, ""));
        await Leave(session);
    }

    [Fact]
    public async Task Lines_are_edited_as_in_a_shell()
    {
        using QemuSession session = await StartMonitor(BuildConfiguration.Release);
        Assert.Contains("'first'", await Ask(session, "fist\e[D\e[Dr"));
        Assert.Contains("'first'", await Ask(session, "nonsense\x03\e[A"));
        Assert.Contains("'second'", await Ask(session, "third\x15second"));
        Assert.Contains("'first!'", await Ask(session, "\e[A\e[A!"));
        Assert.Contains("'🙂a'", await Ask(session, "🙂€a\e[D\b"));
        await session.Send("\x04");
        (await session.Finish()).MustEnd(Ending.Success);
    }

    /// <summary>100 KB, as fast as the machine takes them, in characters of one to four bytes.</summary>
    [Fact]
    public async Task A_long_text_can_be_pasted()
    {
        const int lineCount = 200;
        string line = string.Concat(Enumerable.Repeat("aä€漢🙂", 40));
        using QemuSession session = await StartMonitor(BuildConfiguration.Release);
        Task sending = session.Send(string.Concat(Enumerable.Range(0, lineCount).Select(number => $"{number}:{line}\r")));
        for (int number = 0; number < lineCount; number++)
            Assert.EndsWith($"'{number}:{line}", await session.WaitFor("'. Type help"));

        await sending;
        await session.WaitFor(Prompt);
        await Leave(session);
    }

    [Fact]
    public async Task A_line_that_is_too_long_harms_nobody()
    {
        const int tooLong = 5000;
        using QemuSession session = await StartMonitor(BuildConfiguration.Release);
        Assert.Contains("Unknown command", await Ask(session, new string('x', tooLong)));
        Assert.Contains("16M at", await Ask(session, "heap"));
        await Leave(session);
    }

    [Fact]
    public async Task A_fault_can_be_raised()
    {
        using QemuSession session = await StartMonitor(BuildConfiguration.Release);
        await session.Send("fault de\r");
        (await session.Finish()).MustEnd(Ending.Panic).MustSay("#DE");
    }

    [Fact]
    public async Task It_comes_after_self_tests_that_do_not_exit()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        using QemuSession session = Qemu.Kernel(image, "selftest").Start();
        Assert.Contains("passed", await session.WaitFor("BareFlow is up"));
        await session.WaitFor(Prompt);
        await Leave(session);
    }

    /// <summary>Boots the full kernel without words and waits for the first prompt.</summary>
    private static async Task<QemuSession> StartMonitor(BuildConfiguration configuration)
    {
        QemuSession session = Qemu.Kernel(KernelImages.Get(configuration, ImageKind.Full), "").Start();
        await session.WaitFor("BareFlow is up");
        await session.WaitFor(Prompt);
        return session;
    }

    /// <summary>Types a line.</summary>
    /// <returns>Its echo and the answer, without the next prompt.</returns>
    private static async Task<string> Ask(QemuSession session, string line)
    {
        await session.Send(line + "\r");
        return await session.WaitFor(Prompt);
    }

    private static async Task Leave(QemuSession session)
    {
        await session.Send("exit\r");
        (await session.Finish()).MustEnd(Ending.Success);
    }

    private static string[] NamesIn(string answer)
    {
        KtapReport report = KtapReport.Parse(answer);
        Assert.All(report.Cases, test => Assert.NotEqual(KtapOutcome.Failed, test.Outcome));
        return [.. report.Cases.Select(test => test.Name)];
    }
}
