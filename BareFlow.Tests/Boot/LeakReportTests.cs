using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Boot.Surface;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>With the word leaks, a kernel reports at its end which blocks were never freed, and the code that allocated them.</summary>
public class LeakReportTests
{
    private const string Small = "leak: 5 blocks, 615 bytes, ";
    private const string Large = "leak: 1 blocks, 7000 bytes, ";

    [Theory]
    [InlineData("leaks")]
    [InlineData("leaks harden=full")]
    public async Task Blocks_are_told_by_size_and_by_place(string words)
    {
        BootResult result = await CProgram.OfKernel("leaks").Boot(words);
        result.MustEnd(Ending.Success).MustSay("bytes, in all", Small + "of 123 bytes each", Large + "of 7000 bytes each");
        result.MustSay(Small + "allocated in lose_small at ", Large + "allocated in lose_large at ");
        Assert.Matches(@"allocated in lose_small at \S*leaks\.c:6\b", result.Serial);
        Assert.Matches(@"leak: \d+ blocks, \d+ bytes, allocated in Cosmos\.(Libc|Storage)\.\S+ at \S+\.cs:\d+", result.Serial);
    }

    [Theory]
    [InlineData("harden=checks")]
    [InlineData("leaks allocator=bump")]
    public async Task Nobody_is_told_who_did_not_ask_or_has_no_record(string words)
    {
        BootResult result = await CProgram.OfKernel("leaks").Boot(words);
        result.MustEnd(Ending.Success);
        Assert.DoesNotContain("leak: ", result.Serial);
    }
}
