using Xunit;

namespace BareFlow.Tests.Toolchain.Docs;

/// <summary>What makes a shown output differ from a real one, and what does not.</summary>
public class TranscriptMatchTests
{
    private const string Output = "boot\r\nat 0x1003f F.G at A/B.cs:17\r\nTSC 2445372 kHz, 4 CPUs\r\nall 3 passed\r\nend\r\n";

    [Theory]
    [InlineData("boot\nat 0xabc F.G at A/B.cs:9")]
    [InlineData("TSC 1 kHz, 4 CPUs")]
    [InlineData("boot\n...\nall 3 passed\nend")]
    [InlineData("boot\n  ...\nend")]
    [InlineData("...\nend\n...")]
    public void What_varies_is_passed_over(string shown) => Assert.Null(Transcript.FirstMissing(shown.Split('\n'), Output));

    [Theory]
    [InlineData("boot\nat 0xabc F.H at A/B.cs:17", "at # F.H at A/B.cs:#")]
    [InlineData("at 0xabc F.G at A/C.cs:17", "at # F.G at A/C.cs:#")]
    [InlineData("TSC 2445372 kHz, 5 CPUs", "TSC # kHz, 5 CPUs")]
    [InlineData("all 4 passed", "all 4 passed")]
    [InlineData("boot\nend", "end")]
    [InlineData("end\n...\nboot", "boot")]
    [InlineData("end\nmore", "more")]
    [InlineData("boo", "boo")]
    public void Words_counts_and_order_are_not(string shown, string missing) =>
        Assert.Equal(missing, Transcript.FirstMissing(shown.Split('\n'), Output));
}
