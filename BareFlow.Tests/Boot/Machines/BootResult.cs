using System;
using System.Linq;
using System.Text.RegularExpressions;
using BareFlow.Tests.Boot.Ktap;
using Xunit;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>What a machine's run left behind. Every assertion that fails here shows the serial log.</summary>
/// <param name="Machine">The emulator and its arguments.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="Serial">What came over the serial port.</param>
/// <param name="Complaints">What the emulator itself had to say.</param>
internal sealed record BootResult(string Machine, Ending Ending, string Serial, string Complaints)
{
    /// <summary>So much of the end of the log is shown: enough for any boot, and bounded if a kernel prints for ever.
    /// </summary>
    private const int ShownCharacters = 16 * 1024;

    private string Log => Serial.Length <= ShownCharacters ? Serial : "[...]" + Serial[^ShownCharacters..];

    /// <summary>The run must have ended so.</summary>
    public BootResult MustEnd(Ending expected)
    {
        Require(Ending == expected, $"expected the ending {expected}");
        return this;
    }

    /// <summary>Each of these must be in the serial log.</summary>
    public BootResult MustSay(params string[] texts)
    {
        foreach (string text in texts)
            Require(Serial.Contains(text, StringComparison.Ordinal), $"expected the text '{text}'");

        return this;
    }

    /// <summary>The first line that holds a text; there must be one.</summary>
    public string LineWith(string text)
    {
        MustSay(text);
        return Serial.Split('\n').First(line => line.Contains(text, StringComparison.Ordinal)).TrimEnd('\r');
    }

    /// <summary>The number behind a label such as <c>RIP </c>, in hexadecimal after 0x.</summary>
    public ulong HexAfter(string label)
    {
        Match match = Regex.Match(Serial, Regex.Escape(label) + "0x(?<digits>[0-9a-f]{1,16})");
        Require(match.Success, $"expected a hexadecimal number after '{label}'");
        return Convert.ToUInt64(match.Groups["digits"].Value, 16);
    }

    /// <summary>The self-tests' report, which must be well-formed.</summary>
    public KtapReport ReadReport()
    {
        try
        {
            return KtapReport.Parse(Serial);
        }
        catch (FormatException failure)
        {
            throw new FormatException(Describe(failure.Message), failure);
        }
    }

    /// <summary>Fails with the serial log when a condition does not hold.</summary>
    public void Require(bool holds, string complaint) => Assert.True(holds, Describe(complaint));

    private string Describe(string complaint) => $"""
        {complaint}
        ending: {Ending}
        machine: {Machine}
        emulator: {Complaints.Trim()}
        serial log:
        {Log}
        """;
}
