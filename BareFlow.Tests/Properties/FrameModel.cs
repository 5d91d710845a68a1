using System;
using System.Linq;
using BareFlow.Memory;
using BareFlow.Memory.Frames;
using BareFlow.Tests.Unit.Memory;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>A frame allocator beside a plain row of states; after each step the two must agree.</summary>
internal sealed class FrameModel : IDisposable
{
    public const ulong Frames = Blocks * Large;

    private const int Blocks = 5;
    private const ulong Large = FrameAllocator.FramesPerLarge;

    private readonly FrameHost _host = new(Frames);
    private readonly FrameState[] _states = new FrameState[Frames];

    public FrameModel(ulong first, ulong count)
    {
        _host.Frames.Add(PhysFrame.At(first), count, FrameState.Free);
        Set(first, count, FrameState.Free);
    }

    public void Do(FrameStep step)
    {
        if (step.Action == FrameAction.Allocate)
            Allocate(step.Size);
        else if (step.Action == FrameAction.Free)
            Free(step.Number, step.Size);
        else if (step.Action == FrameAction.FreeUsed)
            FreeUsed(step.Number, step.Size);
        else
            Reserve(step.Number);

        MustAgree();
    }

    public void Dispose() => _host.Dispose();

    private static ulong FramesIn(FrameSize size) => size == FrameSize.Small ? 1 : Large;

    private void Allocate(FrameSize size)
    {
        int expected = size == FrameSize.Small ? LowestSmall() : LowestWhole();
        Assert.Equal(expected >= 0, _host.Frames.TryAllocate(size, out PhysFrame frame));
        if (expected < 0)
            return;

        Assert.Equal((ulong)expected, frame.Number);
        Set(frame.Number, FramesIn(size), FrameState.Used);
    }

    /// <summary>Frees any frame, as a wild caller might.</summary>
    private void Free(ulong number, FrameSize size)
    {
        ulong frames = FramesIn(size);
        bool expected = number % frames == 0 && AreAll(number, frames, FrameState.Used);
        Assert.Equal(expected, _host.Frames.TryFree(PhysFrame.At(number), size));
        if (expected)
            Set(number, frames, FrameState.Free);
    }

    /// <summary>Frees the next frame from <paramref name="number"/> on that is in use.</summary>
    private void FreeUsed(ulong number, FrameSize size)
    {
        int used = Array.IndexOf(_states, FrameState.Used, (int)(number % Frames));
        if (used >= 0)
            Free(size == FrameSize.Small ? (ulong)used : (ulong)used / Large * Large, size);
    }

    private void Reserve(ulong number)
    {
        if (!AreAll(number, 1, FrameState.Free))
            return;

        _host.Frames.Reserve(PhysFrame.At(number), 1);
        Set(number, 1, FrameState.Reserved);
    }

    private void MustAgree()
    {
        Assert.True(_host.Frames.Check());
        FrameStatistics statistics = _host.Frames.Statistics;
        Assert.Equal(Count(FrameState.Free), statistics.Free);
        Assert.Equal(Count(FrameState.Used), statistics.Used);
        Assert.Equal(Count(FrameState.Reserved), statistics.Reserved);
        Assert.Equal(Frames - Count(FrameState.Hole), statistics.Total);
        Assert.Equal(statistics.Total, statistics.Free + statistics.Used + statistics.Reserved);
        Assert.Equal((ulong)Enumerable.Range(0, Blocks).Count(IsWhole), statistics.FreeLarge);
        for (ulong number = 0; number < Frames; number++)
        {
            if (_states[number] != _host.Frames.StateOf(PhysFrame.At(number)))
                Assert.Fail($"Frame {number} is {_host.Frames.StateOf(PhysFrame.At(number))}, not {_states[number]}.");
        }
    }

    private void Set(ulong first, ulong count, FrameState state) => _states.AsSpan((int)first, (int)count).Fill(state);

    private bool AreAll(ulong first, ulong count, FrameState state) =>
        first + count <= Frames && !_states.AsSpan((int)first, (int)count).ContainsAnyExcept(state);

    private ulong Count(FrameState state) => (ulong)_states.AsSpan().Count(state);

    private bool IsWhole(int block) => AreAll((ulong)block * Large, Large, FrameState.Free);

    private int LowestWhole()
    {
        int block = Array.FindIndex(Enumerable.Range(0, Blocks).ToArray(), IsWhole);
        return block < 0 ? -1 : block * (int)Large;
    }

    /// <summary>The lowest free frame of the blocks that are not whole, or else of all.</summary>
    private int LowestSmall()
    {
        for (int block = 0; block < Blocks; block++)
        {
            int free = Array.IndexOf(_states, FrameState.Free, block * (int)Large, (int)Large);
            if (free >= 0 && !IsWhole(block))
                return free;
        }

        return LowestWhole();
    }
}
