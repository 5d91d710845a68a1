using System;
using System.Collections.Generic;
using BareFlow.Memory.BumpList;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Regions;
using BareFlow.Tests.Unit;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>A bump allocator beside a plain list of what it handed out; after each step the two must agree.</summary>
/// <remarks>Every block is filled with a byte of its own and looked at when it is given up: whatever was written over it
/// in between, by a later block above all, is still there then.</remarks>
internal sealed unsafe class BumpModel<TSource>(NativeBlock memory, TSource source)
    where TSource : unmanaged, IMemorySource
{
    private const ulong Alignment = BumpAllocator<TSource>.Alignment;

    private readonly List<Block> _blocks = [];
    private readonly List<Position> _marks = [];
    private BumpAllocator<TSource> _heap = new(source);
    private ulong _free = memory.Size;
    private ulong _live;

    /// <summary>Does one step on both sides.</summary>
    public void Do(BumpStep step)
    {
        switch (step.Action)
        {
            case BumpAction.Allocate:
                Allocate(step.Number);
                break;
            case BumpAction.Release:
                Release(step.Number);
                break;
            case BumpAction.Mark:
                _marks.Add(new Position(_heap.Mark(), _blocks.Count, _free, _live));
                break;
            case BumpAction.Reset:
                ResetToMark(step.Number);
                break;
        }

        Compare();
    }

    /// <summary>Uses up what is left: it is all there, to the last 16 bytes; and then gives everything back.</summary>
    public void Finish()
    {
        while (_free >= Alignment)
            Allocate(1);

        Allocate(0);
        CheckContents(from: 0);
        _heap.Reset();
        Require(_heap.Remaining == memory.Size, "a reset heap is as large as before");
        Require(_heap.Check(), "the law holds");
    }

    private void Allocate(ulong size)
    {
        ulong atLeastOne = size == 0 ? 1 : size;
        bool fits = atLeastOne <= _free && atLeastOne <= ulong.MaxValue - Alignment && RoundUp(atLeastOne) <= _free;
        byte* start = (byte*)_heap.Allocate(size);
        Require(start != null == fits, "a block comes exactly when it fits");
        if (fits)
            Add(new Block((ulong)start, (int)atLeastOne, (byte)(_blocks.Count * 7 + 1)));
    }

    private void Add(Block block)
    {
        ulong end = _blocks.Count == 0 ? memory.Start.Value : _blocks[^1].End;
        Require(block.Start % Alignment == 0, "a block is aligned");
        Require(block.Start >= end, "a block lies above those before it");
        Require(block.End <= memory.Start.Value + memory.Size, "a block lies in the heap");
        block.Bytes.Fill(block.Fill);
        _blocks.Add(block);
        _free -= RoundUp((ulong)block.Size);
        _live++;
    }

    private void Release(ulong which)
    {
        if (_blocks.Count == 0)
            return;

        _heap.Free((void*)_blocks[(int)(which % (ulong)_blocks.Count)].Start);
        _live -= _live > 0 ? 1UL : 0UL;
    }

    private void ResetToMark(ulong which)
    {
        if (_marks.Count == 0)
            return;

        int index = (int)(which % (ulong)_marks.Count);
        Position position = _marks[index];
        CheckContents(position.Blocks);
        _heap.Reset(position.Mark);
        _blocks.RemoveRange(position.Blocks, _blocks.Count - position.Blocks);
        _marks.RemoveRange(index, _marks.Count - index);
        _free = position.Free;
        _live = Math.Min(_live, position.Live);
    }

    private void CheckContents(int from)
    {
        for (int index = from; index < _blocks.Count; index++)
            Require(!_blocks[index].Bytes.ContainsAnyExcept(_blocks[index].Fill), "a block keeps its contents");
    }

    private void Compare()
    {
        Require(_heap.Check(), "the law holds");
        Require(_heap.Remaining == _free, "as many bytes are free as the model says");
        Require(_heap.Statistics.LiveBlocks == _live, "as many blocks are live as the model says");
        Require(_heap.Capacity == memory.Size, "the capacity stays");
    }

    private static ulong RoundUp(ulong size) => (size + Alignment - 1) / Alignment * Alignment;

    private static void Require(bool holds, string what) => Assert.True(holds, what);

    private readonly record struct Block(ulong Start, int Size, byte Fill)
    {
        public ulong End => Start + (ulong)Size;

        public Span<byte> Bytes => new((void*)Start, Size);
    }

    private readonly record struct Position(BumpMark Mark, int Blocks, ulong Free, ulong Live);
}
