using System;
using System.Collections.Generic;
using System.Linq;
using Cosmos.Core.Loader;
using CsCheck;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>What the kernel makes of the reports on its addresses, whatever they say.</summary>
public class MemoryMapTests
{
    private const ulong Ceiling = 1UL << 30;
    private const ulong Mebi = 1UL << 20;
    private const ulong Frame = 4096;
    private const ulong Top = 1UL << 52;

    [Theory]
    [InlineData(0, 0x9_FC00)]
    [InlineData(0x20_0000, 0)]
    [InlineData(0x20_0001, 0x1FFE)]
    [InlineData(Ceiling, Mebi)]
    [InlineData(0x1_0000_0000, Mebi)]
    [InlineData(0xFFFF_FFFF_FFFF_F000, 0x2000)]
    [InlineData(0x20_0000, 0xFFFF_FFFF_FFFF_FFFF)]
    public void What_cannot_be_used_early_is_passed_over(ulong start, ulong size)
    {
        MemoryMap map = Map((start, size));

        Assert.False(map.TryFind(1, out _, out ulong largest));
        Assert.Equal(0u, largest);
    }

    [Fact]
    public void A_map_that_says_the_image_is_free_is_not_believed()
    {
        MemoryMap map = Map((Mebi, 63 * Mebi));
        map.Add(Mebi, Mebi / 2 + 1, MemoryKind.Kernel);

        Assert.True(map.TryFind(256 * 1024, out ulong start, out ulong largest));
        Assert.Equal(3 * Mebi / 2 + Frame, start);
        Assert.Equal(64 * Mebi - start, largest);
    }

    [Fact]
    public void A_region_that_reaches_further_ends_at_one_gibibyte()
    {
        MemoryMap map = Map((Mebi, 4096 * Mebi));

        Assert.False(map.TryFind(Ceiling, out _, out ulong largest));
        Assert.Equal(Ceiling - Mebi, largest);
    }

    [Fact]
    public void The_first_region_that_is_large_enough_is_taken_on_a_page_boundary()
    {
        MemoryMap map = Map((8 * Mebi, Mebi), (16 * Mebi + 1, 32 * Mebi), (64 * Mebi, 64 * Mebi));

        Assert.True(map.TryFind(2 * Mebi, out ulong start, out _));
        Assert.Equal(16 * Mebi + Frame, start);
    }

    [Fact]
    public void Overlapping_and_unsorted_regions_become_one()
    {
        MemoryMap map = Map((64 * Mebi, 32 * Mebi), (16 * Mebi, 64 * Mebi));

        Assert.True(map.TryFind(80 * Mebi, out ulong start, out ulong largest));
        Assert.Equal(16 * Mebi, start);
        Assert.Equal(80 * Mebi, largest);
        Assert.Equal(3, map.Count);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_largest_region()
    {
        MemoryMap map = Map((8 * Mebi, Mebi), (16 * Mebi, 3 * Mebi), (32 * Mebi, 2 * Mebi));

        Assert.False(map.TryFind(4 * Mebi, out _, out ulong largest));
        Assert.Equal(3 * Mebi, largest);
    }

    [Fact]
    public void What_is_not_usable_is_widened_and_what_is_usable_narrowed_to_whole_frames()
    {
        MemoryMap map = Map((Mebi + 1, 2 * Mebi));
        map.Add(2 * Mebi + 1, 1, MemoryKind.Reserved);

        Assert.Equal(
            [(0, MemoryKind.Hole), (Mebi + Frame, MemoryKind.Usable), (2 * Mebi, MemoryKind.Reserved),
                (2 * Mebi + Frame, MemoryKind.Usable), (3 * Mebi, MemoryKind.Hole)],
            Runs(map));
    }

    [Theory]
    [InlineData(0xFFFF_FFFF_FFFF_F000, 0x2000, 1)]
    [InlineData(Mebi, 0xFFFF_FFFF_FFFF_FFFF, 2)]
    [InlineData(Mebi, Top, 2)]
    [InlineData(Top - Frame, Frame, 2)]
    public void What_is_not_usable_reaches_at_most_to_the_end_of_all_addresses(ulong start, ulong size, int runs)
    {
        MemoryMap map = Map();
        map.Add(start, size, MemoryKind.Bad);

        Assert.Equal(runs, map.Count);
        Assert.Equal(Top, map.Start(map.Count));
        Assert.Equal(runs > 1 ? MemoryKind.Bad : MemoryKind.Hole, map.Kind(map.Count - 1));
    }

    [Fact]
    public void Usable_memory_is_measured()
    {
        MemoryMap map = Map((Mebi, Mebi), (8 * Mebi, 3 * Mebi), (4096 * Mebi, Mebi));
        map.Add(8192 * Mebi, Mebi, MemoryKind.AcpiTables);

        Assert.Equal(5 * Mebi, UsableBytes(map));
        Assert.Equal(4097 * Mebi, map.UsableEnd);
        Assert.Equal(0u, Map().UsableEnd);
    }

    /// <summary>Else a few bytes far away would make the account of frames as large as it can be.</summary>
    [Theory]
    [InlineData(1, Frame)]
    [InlineData(0, Frame - 1)]
    [InlineData(Frame - 1, Frame)]
    public void Usable_memory_that_is_no_whole_frame_is_not_measured(ulong offset, ulong size)
    {
        MemoryMap map = Map((Mebi, Mebi), ((1UL << 40) + offset, size));

        Assert.Equal(Mebi, UsableBytes(map));
        Assert.Equal(2 * Mebi, map.UsableEnd);
    }

    /// <summary>The law, on any reports: the highest kind holds, and the order does not matter.</summary>
    [Fact]
    public void An_address_is_of_the_highest_kind_that_was_reported()
    {
        const int pages = 64;
        Gen<(int First, int Count, int Kind)> report =
            Gen.Select(Gen.Int[0, pages - 1], Gen.Int[0, pages / 4], Gen.Int[1, (int)MemoryKind.Kernel]);
        report.Array[0, 40].Sample(reports =>
        {
            MemoryMap map = Map();
            var model = new int[pages * 2];
            foreach ((int first, int count, int kind) in reports)
            {
                map.Add((ulong)first * Frame, (ulong)count * Frame, (MemoryKind)kind);
                for (int page = first; page < first + count; page++)
                    model[page] = Math.Max(model[page], kind);
            }

            for (int page = 0; page < model.Length; page++)
                Assert.Equal((MemoryKind)model[page], KindAt(map, (ulong)page * Frame));

            AssertSorted(map);
        });
    }

    /// <summary>With more reports than there is room for, RAM may be lost, but what is not usable never becomes so.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void More_runs_than_there_is_room_for_do_no_harm(bool isUsableFirst)
    {
        const ulong pages = 4096;
        MemoryMap map = Map();
        if (isUsableFirst)
            map.Add(0, pages * Frame, MemoryKind.Usable);

        for (ulong page = 0; page < pages; page += 2)
            map.Add(page * Frame, Frame, page % 8 == 0 ? MemoryKind.Bad : MemoryKind.Reserved);

        if (!isUsableFirst)
            map.Add(0, pages * Frame, MemoryKind.Usable);

        Assert.InRange(map.Count, MemoryMap.MaximumRuns / 2, MemoryMap.MaximumRuns);
        Assert.InRange(UsableBytes(map), 1u, pages / 2 * Frame);
        for (ulong page = 0; page < pages; page += 2)
            Assert.True(KindAt(map, page * Frame) >= (page % 8 == 0 ? MemoryKind.Bad : MemoryKind.Reserved));

        AssertSorted(map);
    }

    [Fact]
    public void Usable_memory_that_there_is_no_room_for_is_given_up()
    {
        MemoryMap map = Map();
        for (ulong page = 0; page < 4096; page += 2)
            map.Add(page * Frame, Frame, MemoryKind.Usable);

        Assert.Equal(MemoryMap.MaximumRuns, map.Count);
        for (ulong page = 1; page < 4096; page += 2)
            Assert.NotEqual(MemoryKind.Usable, KindAt(map, page * Frame));
    }

    private static ulong UsableBytes(in MemoryMap map)
    {
        ulong bytes = 0;
        for (int run = 0; run < map.Count; run++)
            bytes += map.Kind(run) == MemoryKind.Usable ? map.Start(run + 1) - map.Start(run) : 0;

        return bytes;
    }

    internal static MemoryKind KindAt(in MemoryMap map, ulong address)
    {
        int run = map.Count - 1;
        while (map.Start(run) > address)
            run--;

        return map.Kind(run);
    }

    internal static void AssertSorted(in MemoryMap map)
    {
        Assert.Equal(0u, map.Start(0));
        for (int run = 0; run < map.Count; run++)
        {
            Assert.True(map.Start(run) < map.Start(run + 1));
            Assert.True(run == 0 || map.Kind(run) != map.Kind(run - 1));
        }
    }

    private static IEnumerable<(ulong Start, MemoryKind Kind)> Runs(MemoryMap map) =>
        Enumerable.Range(0, map.Count).Select(run => (map.Start(run), map.Kind(run)));

    private static MemoryMap Map(params (ulong Start, ulong Size)[] regions)
    {
        var map = new MemoryMap();
        map.Clear();
        foreach ((ulong start, ulong size) in regions)
            map.Add(start, size, MemoryKind.Usable);

        return map;
    }
}
