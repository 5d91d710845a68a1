using System;
using System.Collections.Generic;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using BareFlow.Memory.Regions;
using BareFlow.Tests.Unit;
using BareFlow.Tests.Unit.Memory.Hardening;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>A hardened heap beside a plain list of what it handed out. A program that does nothing wrong: whatever is found
/// is a false alarm.</summary>
internal sealed unsafe class HardenedModel
{
    private const int AlignmentLogs = 13;

    private readonly List<Block> _blocks = [];
    private HardenedAllocator<BlockSource> _heap;
    private byte _fill;

    public HardenedModel(NativeBlock memory, HardeningLevel level)
    {
        FindingRecorder.Take();
        _heap.Initialize(memory.Source(), level, HardenedHeap.Secret);
    }

    /// <summary>Does one step on both sides, and compares them.</summary>
    public void Do(HardenedStep step)
    {
        switch (step.Action)
        {
            case HardenedAction.Allocate:
                Add(_heap.Allocate(step.Size), step.Size, 1);
                break;
            case HardenedAction.AllocateAligned:
                ulong alignment = 1UL << (int)(step.Which % AlignmentLogs);
                Add(_heap.AllocateAligned(step.Size, alignment), step.Size, alignment);
                break;
            case HardenedAction.AllocateZeroed:
                AddZeroed(step.Size);
                break;
            case HardenedAction.Reallocate when _blocks.Count != 0:
                Resize((int)(step.Which % (uint)_blocks.Count), step.Size);
                break;
            case HardenedAction.Free when _blocks.Count != 0:
                Free((int)(step.Which % (uint)_blocks.Count));
                break;
            case HardenedAction.Trim:
                _heap.Trim(step.Size);
                break;
        }

        Compare();
    }

    /// <summary>Frees what is left: then the heap is empty.</summary>
    public void Finish()
    {
        while (_blocks.Count != 0)
            Free(0);

        _heap.Trim(0);
        Compare();
        Assert.Equal(0UL, _heap.Statistics.Used);
    }

    private void AddZeroed(ulong size)
    {
        void* start = _heap.AllocateZeroed(size, 1);
        if (start != null)
            Assert.False(new Span<byte>(start, (int)size).ContainsAnyExcept((byte)0));

        Add(start, size, 1);
    }

    private void Add(void* start, ulong size, ulong alignment)
    {
        if (start == null)
            return;

        Assert.Equal(0UL, (ulong)start % Math.Max(alignment, 16));
        var block = new Block((ulong)start, (int)size, ++_fill);
        block.Bytes.Fill(block.Fill);
        _blocks.Add(block);
    }

    private void Resize(int index, ulong size)
    {
        Block block = _blocks[index];
        AssertKept(block, block.Size);
        void* start = _heap.Reallocate((void*)block.Start, size);
        if (start == null)
        {
            AssertKept(block, block.Size);
            return;
        }

        _blocks.RemoveAt(index);
        AssertKept(block with { Start = (ulong)start }, (int)Math.Min((ulong)block.Size, size));
        Add(start, size, 1);
    }

    private void Free(int index)
    {
        AssertKept(_blocks[index], _blocks[index].Size);
        _heap.Free((void*)_blocks[index].Start);
        _blocks.RemoveAt(index);
    }

    private void Compare()
    {
        Assert.True(_heap.Check());
        Assert.Empty(FindingRecorder.Take());
        Assert.Equal((ulong)_blocks.Count, _heap.Statistics.LiveBlocks);
        foreach (Block block in _blocks)
            Assert.Equal((ulong)block.Size, _heap.UsableSize((void*)block.Start));
    }

    private static void AssertKept(Block block, int size) =>
        Assert.False(block.Bytes[..size].ContainsAnyExcept(block.Fill), "A block keeps its contents.");

    private readonly record struct Block(ulong Start, int Size, byte Fill)
    {
        public Span<byte> Bytes => new((void*)Start, Size);
    }
}
