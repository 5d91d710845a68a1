using System;
using Cosmos.Core.Loader;
using Cosmos.Core.Memory;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>Which unchecked addresses may be used.</summary>
public class DeviceRangeTests
{
    private const ulong Limit = 1UL << 46;
    private const ulong MiB = 1UL << 20;
    private const ulong Frame = 4096;
    private const int Seed = 18;
    private const int Draws = 200_000;

    [Theory]
    [InlineData(0xFEC0_0000, Frame, RangeUse.Device, true)]
    [InlineData(0xFEC0_0800, Frame, RangeUse.Device, true)]
    [InlineData(0xB_8000, 4000, RangeUse.Device, true)]
    [InlineData(Limit - Frame, Frame, RangeUse.Device, true)]
    [InlineData(Limit - Frame, Frame + 1, RangeUse.Device, false)]
    [InlineData(1UL << 60, 1, RangeUse.Device, false)]
    [InlineData(ulong.MaxValue, 1, RangeUse.Device, false)]
    [InlineData(0x4000_0000, ulong.MaxValue, RangeUse.Device, false)]
    [InlineData(0x4000_0000, DeviceRange.LargestBytes, RangeUse.Device, true)]
    [InlineData(0x4000_0000, DeviceRange.LargestBytes + 1, RangeUse.Device, false)]
    [InlineData(0x4000_0000, 0, RangeUse.Device, false)]
    [InlineData(0, 1, RangeUse.Device, false)]
    [InlineData(0xFFF, 1, RangeUse.Search, false)]
    [InlineData(2 * MiB, 1, RangeUse.Device, false)]
    [InlineData(2 * MiB, 1, RangeUse.Table, false)]
    [InlineData(2 * MiB, 1, RangeUse.Search, true)]
    [InlineData(MiB, 1, RangeUse.Search, false)]
    [InlineData(32 * MiB, 1, RangeUse.Device, false)]
    [InlineData(32 * MiB, 1, RangeUse.Table, true)]
    [InlineData(48 * MiB, 1, RangeUse.Table, true)]
    [InlineData(64 * MiB - 1, 1, RangeUse.Device, false)]
    [InlineData(64 * MiB - 1, 2, RangeUse.Table, false)]
    [InlineData(64 * MiB, 1, RangeUse.Device, true)]
    [InlineData(1UL << 32, 1, RangeUse.Table, false)]
    [InlineData((1UL << 32) - 1, 2, RangeUse.Table, false)]
    [InlineData(1UL << 32, 1, RangeUse.Device, true)]
    public void A_place_is_taken_or_refused(ulong start, ulong bytes, RangeUse use, bool isTaken)
    {
        MemoryMap map = Map();
        Assert.Equal(isTaken, DeviceRange.TryCheck(in map, Limit, start, bytes, use, out DeviceRange range));
        Assert.Equal(isTaken ? (start, bytes) : (0, 0), (range.Start, range.Bytes));
    }

    /// <summary>Asked frame by frame: no device shares a frame with RAM, whatever is asked for.</summary>
    [Fact]
    public void What_is_taken_holds_no_frame_of_RAM()
    {
        MemoryMap map = Map();
        var random = new Random(Seed);
        int taken = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            ulong start = (ulong)random.NextInt64((long)(80 * MiB));
            ulong bytes = (ulong)random.NextInt64(1, (long)(4 * Frame));
            if (!DeviceRange.TryCheck(in map, Limit, start, bytes, RangeUse.Device, out _))
                continue;

            taken++;
            for (ulong frame = start / Frame; frame <= (start + bytes - 1) / Frame; frame++)
                Assert.False(frame == 0 || MemoryMap.IsRam(KindAt(in map, frame * Frame)), $"0x{start:x}, {bytes} bytes");
        }

        Assert.InRange(taken, Draws / 10, Draws);
    }

    private static MemoryKind KindAt(in MemoryMap map, ulong address)
    {
        int run = 0;
        while (map.Start(run + 1) <= address)
            run++;

        return map.Kind(run);
    }

    private static MemoryMap Map()
    {
        var map = default(MemoryMap);
        map.Clear();
        map.Add(0, Frame, MemoryKind.Reserved);
        map.Add(0xA_0000, 0x6_0000, MemoryKind.Reserved);
        map.Add(0, 64 * MiB, MemoryKind.Usable);
        map.Add(MiB, MiB / 2, MemoryKind.Kernel);
        map.Add(32 * MiB, MiB, MemoryKind.AcpiTables);
        map.Add(48 * MiB, MiB, MemoryKind.Boot);
        return map;
    }
}
