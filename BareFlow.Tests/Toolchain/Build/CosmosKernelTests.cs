using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
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
        using var sound = new TemporaryFolder();
        using QemuSession session = (Qemu.Kernel(image, "exit") with { Sound = sound.At("sound.wav") }).Start();
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
        Assert.Contains("Played for 500 ms: True", await Ask(session, "tone"));
        Assert.Contains("Refused: True", await Ask(session, "beep"));
        Assert.Contains("60 x 20, refused: True", await Ask(session, "size"));
        await session.Send("halt\r");
        (await session.Finish()).MustEnd(Ending.Success).MustSay("Stopped after 11 commands: True");
        AssertTones(SoundFile.Tones(sound.At("sound.wav")));
    }

    /// <summary>The tone that was asked for, and the one that .NET's <c>Console.Beep</c> is known by.</summary>
    private static void AssertTones(IReadOnlyList<(double Hertz, double Seconds)> tones)
    {
        Assert.Equal(2, tones.Count);
        Assert.Equal(440, tones[0].Hertz, 5.0);
        Assert.InRange(tones[0].Seconds, 0.4, 0.7);
        Assert.Equal(800, tones[1].Hertz, 10.0);
        Assert.InRange(tones[1].Seconds, 0.1, 0.4);
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
