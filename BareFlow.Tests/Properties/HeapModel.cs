using System;
using System.Collections.Generic;
using System.Linq;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.FreeList;
using BareFlow.Tests.Unit;
using BareFlow.Tests.Unit.Memory;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>A heap beside a plain list of the blocks that it gave out; after each step the two must agree.</summary>
internal abstract class HeapModel : IDisposable
{
    /// <summary>Does one step on both sides.</summary>
    public abstract void Do(HeapStep step);

    /// <summary>Frees everything, of which nothing may be left.</summary>
    public abstract void FreeAll();

    /// <summary>Frees everything; the heap must be as it was in the beginning.</summary>
    public abstract void Finish();

    /// <inheritdoc />
    public abstract void Dispose();
}

/// <inheritdoc />
/// <remarks>Every block is filled with a byte of its own to its last usable byte, and looked at when it is resized or given
/// up: whatever was written over it in between is still there then.</remarks>
internal sealed unsafe class HeapModel<TAllocator>(
    HostHeap<TAllocator> heap, NativeBlock memory, HeapConfiguration configuration) : HeapModel
    where TAllocator : unmanaged, IAllocator
{
    private const ulong Alignment = 16;

    /// <summary>What a request may need beyond its size: header, rounding, the smallest block, and a list's width.</summary>
    private const ulong Slack = 96;
    private const ulong ListWidth = 16;

    private readonly List<Block> _blocks = [];
    private byte _nextFill;

    private ref TAllocator Heap => ref heap.Allocator;

    /// <inheritdoc />
    public override void Do(HeapStep step)
    {
        switch (step.Action)
        {
            case HeapAction.Allocate:
                Add(Heap.Allocate(step.Size), step.Size, Alignment);
                break;
            case HeapAction.AllocateAligned:
                Add(Heap.AllocateAligned(step.Size, step.Alignment), step.Size, step.Alignment);
                break;
            case HeapAction.AllocateZeroed:
                AllocateZeroed((ulong)step.Which % 8 + 1, step.Size);
                break;
            case HeapAction.Reallocate:
                Reallocate(step);
                break;
            case HeapAction.Free:
                if (_blocks.Count > 0)
                    FreeAt(step.Which % _blocks.Count);
                break;
            default:
                FreeAll();
                break;
        }

        Compare();
    }

    /// <inheritdoc />
    public override void Finish()
    {
        FreeAll();
        Add(Heap.Allocate(LargestSize), LargestSize, Alignment);
        FreeAll();
    }

    /// <inheritdoc />
    public override void Dispose() => heap.Dispose();

    /// <summary>A size that an empty heap must serve, if it gives out again what was freed.</summary>
    private ulong LargestSize => configuration.Reuses && memory.Size > Slack ? memory.Size - Slack : 0;

    private void AllocateZeroed(ulong count, ulong size)
    {
        byte* start = (byte*)Heap.AllocateZeroed(count, size);
        UInt128 bytes = (UInt128)count * size;
        if (start == null)
        {
            RequireNoRoom(bytes > ulong.MaxValue ? ulong.MaxValue : (ulong)bytes, Alignment);
            return;
        }

        Require(bytes <= memory.Size, "zeroed memory that fits");
        Require(!new Span<byte>(start, (int)bytes).ContainsAnyExcept((byte)0), "zeroed memory is zero");
        Add(start, (ulong)bytes, Alignment);
    }

    private void Reallocate(HeapStep step)
    {
        // One number past the last block stands for null, which allocates.
        int index = step.Which % (_blocks.Count + 1);
        if (index == _blocks.Count)
        {
            Add(Heap.Reallocate(null, step.Size), step.Size, Alignment);
            return;
        }

        Block old = _blocks[index];
        byte* start = (byte*)Heap.Reallocate((void*)old.Start, step.Size);
        if (start == null)
        {
            RequireNoRoom(step.Size, Alignment);
            CheckContents(old);
            return;
        }

        int kept = (int)Math.Min((ulong)old.Bytes.Length, step.Size);
        Require(!new Span<byte>(start, kept).ContainsAnyExcept(old.Fill), "a resized block keeps its contents");
        RemoveAt(index);
        Add(start, step.Size, Alignment);
    }

    private void Add(void* start, ulong size, ulong alignment)
    {
        if (start == null)
        {
            RequireNoRoom(size, alignment);
            return;
        }

        ulong address = (ulong)start;
        ulong usable = Heap.UsableSize(start);
        Require(address % Math.Max(alignment, Alignment) == 0, "a block is aligned");
        Require(usable >= size, "a block has what was asked for");
        Require(address >= memory.Start.Value && usable <= memory.Start.Value + memory.Size - address, "a block is in the heap");
        var block = new Block(address, (int)usable, ++_nextFill);
        block.Bytes.Fill(block.Fill);
        _blocks.Add(block);
    }

    /// <inheritdoc />
    public override void FreeAll()
    {
        while (_blocks.Count > 0)
            FreeAt(_blocks.Count - 1);

        Compare();
    }

    private void FreeAt(int index)
    {
        Block block = _blocks[index];
        CheckContents(block);
        Heap.Free((void*)block.Start);
        RemoveAt(index);
    }

    private void RemoveAt(int index)
    {
        _blocks[index] = _blocks[^1];
        _blocks.RemoveAt(_blocks.Count - 1);
    }

    private static void CheckContents(Block block) =>
        Require(!block.Bytes.ContainsAnyExcept(block.Fill), "a block keeps its contents");

    private void Compare()
    {
        HeapStatistics statistics = Heap.Statistics;
        Require(Heap.Check(), "the law holds");
        Require(statistics.Used + statistics.Free == statistics.Capacity, "used and free bytes are all there are");
        Require(statistics.LiveBlocks == (ulong)_blocks.Count, "as many blocks are live as the model says");
        Require(statistics.PeakUsed >= statistics.Used, "the peak is not below what is used");
        if (configuration.Overhead is { } perBlock)
            Require(statistics.Used == UsedBytes(perBlock), "as many bytes are used as the model says");
    }

    private ulong UsedBytes(ulong perBlock)
    {
        ulong used = 0;
        foreach (Block block in _blocks)
            used += (ulong)block.Size + perBlock;

        return used;
    }

    /// <summary>Null is right only when no gap between the blocks has room, up to the width of a list.</summary>
    private void RequireNoRoom(ulong size, ulong alignment)
    {
        if (!configuration.Reuses || configuration.MayRefuse || size > memory.Size || alignment > memory.Size)
            return;

        ulong enough = size + size / ListWidth + Slack + (alignment > Alignment ? 2 * alignment + alignment / ListWidth : 0);
        Require(LargestGap() < enough, "null comes only when nothing fits");
    }

    private ulong LargestGap()
    {
        ulong end = memory.Start.Value;
        ulong largest = 0;
        foreach (Block block in _blocks.OrderBy(block => block.Start))
        {
            Require(block.Start >= end, "blocks do not overlap");
            largest = Math.Max(largest, block.Start - end);
            end = block.Start + (ulong)block.Size;
        }

        return Math.Max(largest, memory.Start.Value + memory.Size - end);
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
            Assert.Fail(what);
    }

    private readonly record struct Block(ulong Start, int Size, byte Fill)
    {
        public Span<byte> Bytes => new((void*)Start, Size);
    }
}
