using Cosmos.Core;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

public class MemoryMapTests
{
    private const ulong MiB = 1024 * 1024;
    private const ulong Floor = 2 * MiB;
    private const ulong Ceiling = 256 * MiB;
    private const int MostRegions = 64;

    [Fact]
    public void An_empty_map_has_no_room()
    {
        MemoryMap map = default;
        Assert.False(Find(ref map, 1, out _, out ulong largest));
        Assert.Equal(0UL, largest);
    }

    [Theory]
    [InlineData(0, 16, Floor)]
    [InlineData(4, 16, 4 * MiB)]
    [InlineData(0, 512, Floor)]
    public void The_place_is_in_the_region_and_above_the_floor(ulong startMiB, ulong sizeMiB, ulong expected)
    {
        MemoryMap map = default;
        map.Add(startMiB * MiB, sizeMiB * MiB);
        Assert.True(Find(ref map, 1 * MiB, out ulong start, out _));
        Assert.Equal(expected, start);
    }

    [Fact]
    public void The_first_region_that_is_large_enough_is_taken()
    {
        MemoryMap map = default;
        map.Add(0, 640 * 1024);
        map.Add(4 * MiB, 1 * MiB);
        map.Add(16 * MiB, 8 * MiB);
        map.Add(32 * MiB, 64 * MiB);
        Assert.True(Find(ref map, 8 * MiB, out ulong start, out ulong largest));
        Assert.Equal(16 * MiB, start);
        Assert.Equal(8 * MiB, largest);
    }

    [Fact]
    public void Regions_that_overlap_are_regions_of_their_own()
    {
        MemoryMap map = default;
        map.Add(4 * MiB, 4 * MiB);
        map.Add(6 * MiB, 8 * MiB);
        Assert.True(Find(ref map, 6 * MiB, out ulong start, out _));
        Assert.Equal(6 * MiB, start);
        Assert.False(Find(ref map, 10 * MiB, out _, out ulong largest));
        Assert.Equal(8 * MiB, largest);
    }

    [Fact]
    public void When_nothing_fits_the_largest_piece_is_told()
    {
        MemoryMap map = default;
        map.Add(4 * MiB, 1 * MiB);
        map.Add(Ceiling - 3 * MiB, 64 * MiB);
        map.Add(8 * MiB, 2 * MiB);
        Assert.False(Find(ref map, 4 * MiB, out _, out ulong largest));
        Assert.Equal(3 * MiB, largest);
    }

    [Theory]
    [InlineData(Ceiling, 64 * MiB)]
    [InlineData(0, Floor)]
    [InlineData(0xFFFF_FFFF_0000_0000, 0xFFFF_FFFF)]
    public void What_lies_outside_is_no_room(ulong start, ulong size)
    {
        MemoryMap map = default;
        map.Add(start, size);
        Assert.False(Find(ref map, 1, out _, out ulong largest));
        Assert.Equal(0UL, largest);
    }

    [Theory]
    [InlineData(4 * MiB, 0)]
    [InlineData(4 * MiB, ulong.MaxValue)]
    [InlineData(ulong.MaxValue, 1)]
    public void Empty_and_wrapping_regions_are_passed_over(ulong start, ulong size)
    {
        MemoryMap map = default;
        map.Add(start, size);
        Assert.False(Find(ref map, 1, out _, out _));
    }

    [Fact]
    public void A_place_starts_on_a_page()
    {
        MemoryMap map = default;
        map.Add(4 * MiB + 1, 2 * NativeBlock.PageSize);
        Assert.True(Find(ref map, NativeBlock.PageSize, out ulong start, out ulong largest));
        Assert.Equal(4 * MiB + NativeBlock.PageSize, start);
        Assert.Equal(NativeBlock.PageSize + 1, largest);
    }

    [Fact]
    public void Regions_past_the_64th_are_passed_over()
    {
        MemoryMap map = default;
        for (ulong region = 0; region < MostRegions; region++)
            map.Add(4 * MiB + 2 * region * NativeBlock.PageSize, NativeBlock.PageSize);

        map.Add(64 * MiB, 64 * MiB);
        Assert.False(Find(ref map, 1 * MiB, out _, out ulong largest));
        Assert.Equal(NativeBlock.PageSize, largest);
    }

    private static bool Find(ref MemoryMap map, ulong size, out ulong start, out ulong largest) =>
        map.TryFind(Floor, Ceiling, size, out start, out largest);
}
