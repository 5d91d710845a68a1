using System;
using BareFlow.Memory;
using BareFlow.Memory.Frames;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

public class FrameAllocatorTests
{
    private const ulong Large = FrameAllocator.FramesPerLarge;
    private const ulong Gibi = 1UL << 18;

    [Fact]
    public void An_empty_allocator_has_nothing()
    {
        using var host = new FrameHost(Large);
        Assert.False(host.Frames.TryAllocate(FrameSize.Small, out _));
        Assert.False(host.Frames.TryAllocate(FrameSize.Large, out _));
        Assert.True(host.Frames.Check());
    }

    [Fact]
    public void Small_frames_come_lowest_first_and_large_ones_on_their_boundary()
    {
        using var host = new FrameHost(100, 3 * Large);
        Assert.Equal(100u, Take(host, FrameSize.Small));
        Assert.Equal(101u, Take(host, FrameSize.Small));
        Assert.Equal(Large, Take(host, FrameSize.Large));
        Assert.Equal(2 * Large, Take(host, FrameSize.Large));
        Assert.False(host.Frames.TryAllocate(FrameSize.Large, out _));
        host.Frames.Free(PhysFrame.At(100), FrameSize.Small);
        Assert.Equal(100u, Take(host, FrameSize.Small));
    }

    [Fact]
    public void A_whole_block_is_broken_only_when_no_other_is()
    {
        using var host = new FrameHost(2 * Large - 1, Large + 2);
        Assert.Equal(2 * Large - 1, Take(host, FrameSize.Small));
        Assert.Equal(3 * Large, Take(host, FrameSize.Small));
        Assert.Equal(1u, host.Frames.Statistics.FreeLarge);
        Assert.Equal(2 * Large, Take(host, FrameSize.Small));
        Assert.Equal(0u, host.Frames.Statistics.FreeLarge);
    }

    [Fact]
    public void A_large_frame_may_come_back_in_pieces_and_pieces_as_a_large_one()
    {
        using var host = new FrameHost(0, Large);
        Take(host, FrameSize.Large);
        for (ulong number = 0; number < Large; number++)
            host.Frames.Free(PhysFrame.At(number), FrameSize.Small);

        for (ulong number = 0; number < Large; number++)
            Assert.Equal(number, Take(host, FrameSize.Small));

        host.Frames.Free(PhysFrame.At(0), FrameSize.Large);
        Assert.Equal(1u, host.Frames.Statistics.FreeLarge);
        Assert.True(host.Frames.Check());
    }

    [Theory]
    [InlineData(0, FrameSize.Small)]
    [InlineData(0, FrameSize.Large)]
    [InlineData(Large, FrameSize.Small)]
    [InlineData(Large + 1, FrameSize.Small)]
    [InlineData(Large, FrameSize.Large)]
    [InlineData(2 * Large, FrameSize.Small)]
    [InlineData(2 * Large, FrameSize.Large)]
    [InlineData(3 * Large, FrameSize.Large)]
    [InlineData(3 * Large + 1, FrameSize.Large)]
    [InlineData(4 * Large - 1, FrameSize.Large)]
    [InlineData(5 * Large, FrameSize.Small)]
    [InlineData(1UL << 39, FrameSize.Large)]
    public void What_is_not_in_use_cannot_be_freed(ulong number, FrameSize size)
    {
        // Block 0: holes, 1: one frame in use, 2: reserved, 3 and 4: in use, with one frame free again.
        using var host = new FrameHost(Large, 4 * Large);
        host.Frames.Reserve(PhysFrame.At(2 * Large), Large);
        for (int block = 0; block < 3; block++)
            Take(host, FrameSize.Large);

        for (ulong frame = Large + 1; frame < 2 * Large; frame++)
            host.Frames.Free(PhysFrame.At(frame), FrameSize.Small);

        host.Frames.Free(PhysFrame.At(Large), FrameSize.Small);
        host.Frames.Free(PhysFrame.At(3 * Large + 7), FrameSize.Small);

        FrameStatistics before = host.Frames.Statistics;
        Assert.False(host.Frames.TryFree(PhysFrame.At(number), size));
        Assert.Throws<InvariantException>(() => host.Frames.Free(PhysFrame.At(number), size));
        Assert.Equal(before, host.Frames.Statistics);
        Assert.True(host.Frames.Check());
    }

    [Fact]
    public void What_is_not_free_cannot_be_reserved_nor_added_twice()
    {
        using var host = new FrameHost(0, Large);
        Take(host, FrameSize.Small);
        Assert.Throws<InvariantException>(() => host.Frames.Reserve(PhysFrame.At(0), 2));
        Assert.Throws<InvariantException>(() => host.Frames.Add(PhysFrame.At(1), 1, FrameState.Free));
        Assert.Throws<InvariantException>(() => host.Frames.Add(PhysFrame.At(Large), 1, FrameState.Free));
        Assert.True(host.Frames.Check());
    }

    [Fact]
    public void Every_state_is_told_and_counted()
    {
        using var host = new FrameHost(10, 2 * Large);
        host.Frames.Reserve(PhysFrame.At(20), 3);
        Take(host, FrameSize.Small);
        Assert.Equal(FrameState.Hole, host.Frames.StateOf(PhysFrame.At(9)));
        Assert.Equal(FrameState.Used, host.Frames.StateOf(PhysFrame.At(10)));
        Assert.Equal(FrameState.Free, host.Frames.StateOf(PhysFrame.At(11)));
        Assert.Equal(FrameState.Reserved, host.Frames.StateOf(PhysFrame.At(20)));
        Assert.Equal(FrameState.Hole, host.Frames.StateOf(PhysFrame.At(3 * Large)));
        Assert.Equal(FrameState.Hole, host.Frames.StateOf(PhysFrame.At(1UL << 39)));

        var expected = new FrameStatistics
        {
            Total = 2 * Large, Used = 1, Reserved = 3, Free = 2 * Large - 4, FreeLarge = 1,
        };
        Assert.Equal(expected, host.Frames.Statistics);
        Assert.Equal(3 * Large, host.Frames.Capacity);
    }

    /// <summary>Sizes at which a level of the sets begins a word; the metadata ends at a page that faults.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(512, 1)]
    [InlineData(513, 1)]
    [InlineData(8192, 20)]
    [InlineData(64 * 512, 70)]
    [InlineData(64 * 512 + 1, 70)]
    [InlineData(64 * 64 * 512 + 1, 4100)]
    [InlineData(16 * Gibi, 8200)]
    public void Any_size_of_memory_is_used_up_and_recovered(ulong frames, int mostLarge)
    {
        using var host = new FrameHost(0, frames);
        ulong large = 0;
        while (host.Frames.TryAllocate(FrameSize.Large, out PhysFrame frame))
            Assert.Equal(large++ * Large, frame.Number);

        Assert.Equal(frames / Large, large);
        Assert.InRange(large, 0u, (ulong)mostLarge);
        ulong small = large * Large;
        while (host.Frames.TryAllocate(FrameSize.Small, out PhysFrame frame))
            Assert.Equal(small++, frame.Number);

        Assert.Equal(frames, small);
        Assert.Equal(0u, host.Frames.Count(FrameState.Free));
        Assert.True(host.Frames.Check());
        for (ulong block = 0; block < large; block++)
            host.Frames.Free(PhysFrame.At(block * Large), FrameSize.Large);

        Assert.Equal(large * Large, host.Frames.Count(FrameState.Free));
        Assert.Equal(large, host.Frames.Statistics.FreeLarge);
        Assert.True(host.Frames.Check());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(600, 2)]
    [InlineData(1023, 3)]
    public unsafe void A_state_that_changed_behind_its_back_is_found(int frame, byte state)
    {
        const int metadata = 2048;
        ulong* memory = stackalloc ulong[metadata / sizeof(ulong)];
        var frames = default(FrameAllocator);
        frames.Initialize(memory, 2 * Large);
        frames.Add(default, 2 * Large, FrameState.Free);
        Assert.True(frames.Check());

        // The states are the only long row of equal bytes, and the counts follow it.
        var bytes = new Span<byte>(memory, metadata);
        int states = bytes.IndexOf(new byte[] { 1, 1, 1, 1, 1, 1, 1, 1 });
        bytes[states + frame] = state;
        Assert.False(frames.Check());
        bytes[states + frame] = 1;
        Assert.True(frames.Check());
        bytes[states + 2 * (int)Large]++;
        Assert.False(frames.Check());
    }

    [Fact]
    public unsafe void A_set_that_changed_behind_its_back_is_found()
    {
        const int metadata = 2048;
        const int levels = 3;
        ulong* memory = stackalloc ulong[metadata / sizeof(ulong)];
        var frames = default(FrameAllocator);
        frames.Initialize(memory, 2 * Large);
        frames.Add(default, Large + 1, FrameState.Free);
        for (int word = 0; word < 2 * levels; word++)
        {
            memory[word] ^= 1;
            Assert.False(frames.Check());
            memory[word] ^= 1;
            Assert.True(frames.Check());
        }
    }

    private static ulong Take(FrameHost host, FrameSize size)
    {
        Assert.True(host.Frames.TryAllocate(size, out PhysFrame frame));
        return frame.Number;
    }
}
