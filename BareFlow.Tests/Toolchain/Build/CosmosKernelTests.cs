using System;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>A kernel as a Cosmos author writes it, built outside the repository.</summary>
[Collection(BuildCollection.Name)]
public class CosmosKernelTests(BuildFixture build)
{
    private const string Prompt = "Input: ";

    [Fact]
    public async Task It_builds_boots_answers_and_stops()
    {
        using var kernel = ExternalKernel.Of(build, "samples/CosmosKernel");
        BuildFixture.Require(kernel.Build("-p:CosmosIso=false"));
        var image = new KernelImage(kernel.At("artifacts/Debug/Hello.elf"), kernel.At("artifacts/Debug/Hello.stripped.elf"));
        using QemuSession session = Qemu.Kernel(image, "exit").Start();
        string start = await session.WaitFor(Prompt);
        Assert.Contains("[Kernel] before the first round", start);
        Assert.Contains("Cosmos booted successfully on BareFlow.", start);
        Assert.Matches(@"\d+ MHz, up for \d+ cycles", await Ask(session, "cpu"));
        Assert.Matches(@"51\d MB, kernel ends at \d+", await Ask(session, "ram"));
        string heap = await Ask(session, "heap");
        Assert.Contains("The block holds 42.", heap);
        Assert.Contains("Collected: True", heap);
        AssertTime(await Ask(session, "time"));
        Assert.Matches("You threw a [1-6].", await Ask(session, "dice"));
        Assert.Contains("Caught: on purpose", await Ask(session, "fail"));
        Assert.Contains("Text typed: hello", await Ask(session, "hello"));
        await session.Send("halt\r");
        (await session.Finish()).MustEnd(Ending.Success).MustSay("Stopped after 8 commands: True");
    }

    /// <summary>The machine's clock is the host's, as the emulator has it, and a sleep lasts as long as it should.</summary>
    private static void AssertTime(string answer)
    {
        Match match = Regex.Match(answer, @"It is (\S+ \S+), slept: True");
        Assert.True(match.Success, answer);
        DateTime time = DateTime.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal(DateTime.UtcNow, time, TimeSpan.FromMinutes(5));
    }

    private static async Task<string> Ask(QemuSession session, string line)
    {
        await session.Send(line + "\r");
        return await session.WaitFor(Prompt);
    }
}
