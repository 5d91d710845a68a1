using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>The pace of the time-stamp counter is the same at each boot of a machine, a second and a bit after it.</summary>
public class ClockPaceTests
{
    private const int Boots = 4;
    private const double Millionth = 1e-6;
    private const double MostMillionths = 10;
    private const string Prompt = "\n> ";

    [Fact]
    public async Task It_differs_by_less_than_a_second_a_day_between_boots()
    {
        var paces = new List<double>();
        for (int boot = 0; boot < Boots; boot++)
            paces.Add(await Pace());

        double spread = (paces.Max() - paces.Min()) / paces.Average() / Millionth;
        Assert.True(spread <= MostMillionths, $"{spread:N1} millionths: {string.Join(' ', paces)}");
    }

    private static async Task<double> Pace()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        using QemuSession session = Qemu.Kernel(image, "exit").Start();
        await session.WaitFor(Prompt);
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await session.Send("cpu\r");
        Match match = Regex.Match(await session.WaitFor(Prompt), "([0-9,]+) cycles a second");
        await session.Send("exit\r");
        (await session.Finish()).MustEnd(Ending.Success);
        return double.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }
}
