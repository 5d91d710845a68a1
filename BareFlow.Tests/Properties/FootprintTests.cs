using System;
using System.Globalization;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>A bounded search can't be made to waste memory without end: an adversary looks for patterns for which the heap grows
/// although free blocks would do. <c>BAREFLOW_ADVERSARY</c> is how many it tries for each size.</summary>
public sealed class FootprintTests(ITestOutputHelper output)
{
    /// <summary>What docs/memory.md says.</summary>
    private const double Bound = 4;

    private const int Rounds = 200;
    private const ulong HeapSize = 256UL * 1024 * 1024;

    private static readonly int Tries =
        int.Parse(Environment.GetEnvironmentVariable("BAREFLOW_ADVERSARY") ?? "150", CultureInfo.InvariantCulture);

    public static MatrixTheoryData<ulong, int> Sizes => new([512, 1024, 4096, 16384, 65536, 262144], [1, 2]);

    /// <summary>A head that is too small, and behind it all that would fit.</summary>
    [Theory]
    [InlineData(512)]
    [InlineData(1024)]
    [InlineData(4096)]
    [InlineData(16384)]
    [InlineData(262144)]
    public void One_block_does_not_make_a_list_useless(ulong size)
    {
        ulong part = size / 16;
        using var run = new FootprintRun(HeapSize);
        FootprintStep[] once =
        [
            new(FootprintAction.Allocate, 0, size - 8), new(FootprintAction.Allocate, 1, 24), new(FootprintAction.Free, 0, 0),
        ];
        FootprintStep[] steps =
        [
            new(FootprintAction.Allocate, 2, size + part - 24), new(FootprintAction.Allocate, 3, size + part - 24),
            new(FootprintAction.Resize, 3, 16), new(FootprintAction.Leave, 3, 0), new(FootprintAction.Free, 2, 0),
        ];
        (double ratio, bool isSound) = run.Measure(new FootprintPattern(once, steps), Rounds);
        Assert.True(isSound);
        Assert.InRange(ratio, 0, Bound);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void An_adversary_finds_no_pattern_beyond_the_bound(ulong size, int seed)
    {
        using var run = new FootprintRun(HeapSize);
        var random = new Random(seed);
        FootprintPattern worst = FootprintPattern.Create(random, size);
        double most = 0;
        for (int index = 0; index < Tries; index++)
        {
            FootprintPattern next = random.Next(4) == 0
                ? FootprintPattern.Create(random, size)
                : worst.Mutate(random, size);
            (double ratio, bool isSound) = run.Measure(next, Rounds);
            Assert.True(isSound);
            if (ratio >= most)
                (worst, most) = (next, ratio);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"adversary {size} {seed} {most:F2}"));
        Assert.InRange(most, 0, Bound);
    }
}
