using Cosmos.Core;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>Where the kernel finds RAM, whatever the firmware says.</summary>
public class MemoryMapTests
{
    private const ulong Floor = 0x12_3000;
    private const ulong Ceiling = 256UL << 20;
    private const ulong Mebi = 1UL << 20;

    [Theory]
    [InlineData(0, 0x9_FC00)]
    [InlineData(0x10_0000, 0x1000)]
    [InlineData(0x20_0000, 0)]
    [InlineData(Ceiling, Mebi)]
    [InlineData(0x1_0000_0000, Mebi)]
    [InlineData(0xFFFF_FFFF_FFFF_F000, 0x2000)]
    [InlineData(0x20_0000, 0xFFFF_FFFF_FFFF_FFFF)]
    public void What_cannot_be_used_is_passed_over(ulong start, ulong size)
    {
        MemoryMap map = Map((start, size));

        Assert.False(map.TryFind(1, out _, out ulong largest));
        Assert.Equal(0u, largest);
    }

    [Fact]
    public void A_region_around_the_image_begins_at_its_end()
    {
        MemoryMap map = Map((Mebi, 63 * Mebi));

        Assert.True(map.TryFind(256 * 1024, out ulong start, out ulong largest));
        Assert.Equal(Floor, start);
        Assert.Equal(64 * Mebi - Floor, largest);
    }

    [Fact]
    public void A_region_that_reaches_further_ends_at_256_mebibytes()
    {
        MemoryMap map = Map((Mebi, 4096 * Mebi));

        Assert.False(map.TryFind(Ceiling, out _, out ulong largest));
        Assert.Equal(Ceiling - Floor, largest);
    }

    [Fact]
    public void The_first_region_that_is_large_enough_is_taken_on_a_page_boundary()
    {
        MemoryMap map = Map((8 * Mebi, Mebi), (16 * Mebi + 1, 32 * Mebi), (64 * Mebi, 64 * Mebi));

        Assert.True(map.TryFind(2 * Mebi, out ulong start, out _));
        Assert.Equal(16 * Mebi + 4096, start);
    }

    [Fact]
    public void Overlapping_and_unsorted_regions_are_each_taken_for_what_they_are()
    {
        MemoryMap map = Map((64 * Mebi, 32 * Mebi), (16 * Mebi, 64 * Mebi));

        Assert.True(map.TryFind(48 * Mebi, out ulong start, out ulong largest));
        Assert.Equal(16 * Mebi, start);
        Assert.Equal(64 * Mebi, largest);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_largest_region()
    {
        MemoryMap map = Map((8 * Mebi, Mebi), (16 * Mebi, 3 * Mebi), (32 * Mebi, 2 * Mebi));

        Assert.False(map.TryFind(4 * Mebi, out _, out ulong largest));
        Assert.Equal(3 * Mebi, largest);
    }

    [Fact]
    public void More_regions_than_there_is_room_for_do_no_harm()
    {
        var map = new MemoryMap { Floor = Floor };
        for (ulong region = 0; region < 100; region++)
            map.Add((2 + region) * Mebi, 4096 * (region + 1));

        Assert.False(map.TryFind(Mebi, out _, out ulong largest));
        Assert.Equal(64u * 4096, largest);
    }

    private static MemoryMap Map(params (ulong Start, ulong Size)[] regions)
    {
        var map = new MemoryMap { Floor = Floor };
        foreach ((ulong start, ulong size) in regions)
            map.Add(start, size);

        return map;
    }
}
