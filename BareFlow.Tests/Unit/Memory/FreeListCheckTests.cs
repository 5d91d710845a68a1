using System;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Regions;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>Check() finds every way in which a heap can be damaged: each test breaks one clause of it and no other.</summary>
/// <remarks>The heap is used, free, used, used. Header bits, links and the allocator's own words are written where the
/// allocator keeps them; a change of that layout shows here as a test that finds nothing where it looks.</remarks>
public sealed unsafe class FreeListCheckTests : IDisposable
{
    private const ulong HeapSize = 64 * 1024;
    private const ulong HeaderSize = 8;
    private const ulong BlockSize = 112;
    private const ulong Used = 1;
    private const ulong PreviousUsed = 2;

    // The words of the allocator: the source's three, ten of its own, the damaged block, one bit for each word of bits,
    // the bits, the heads.
    private const int SourceWords = 3;
    private const int BitsOfWords = SourceWords + 10 + 1;
    private const int Bits = BitsOfWords + 1;
    private const int Heads = Bits + 8;
    private const int ListOfBlock = (int)(BlockSize / 16);

    private readonly NativeBlock _memory = new(HeapSize);
    private readonly HostHeap<FreeListAllocator<BlockSource, PlainTags>> _heap = new();
    private readonly byte* _first;
    private readonly byte* _free;
    private readonly byte* _second;
    private readonly byte* _last;

    public FreeListCheckTests()
    {
        Heap.Initialize(_memory.Source());
        _first = Allocate();
        _free = Allocate();
        _second = Allocate();
        _last = Allocate();
        Heap.Free(_free);
        Assert.True(Heap.Check());
        Assert.Equal(Address(_free), Words[Heads + ListOfBlock]);
    }

    private ref FreeListAllocator<BlockSource, PlainTags> Heap => ref _heap.Allocator;

    private Span<ulong> Words => _heap.Words;

    public void Dispose()
    {
        _heap.Dispose();
        _memory.Dispose();
    }

    [Fact]
    public void A_block_below_the_smallest_size() => Breaks(Header(_first), 16 | Used | PreviousUsed);

    [Fact]
    public void A_block_of_no_bytes() => Breaks(Header(_first), Used | PreviousUsed);

    [Fact]
    public void A_block_that_ends_behind_the_top() => Breaks(Header(_last), (BlockSize + 16) | Used | PreviousUsed);

    [Fact]
    public void A_block_that_takes_its_free_neighbour_for_used() =>
        Breaks(Header(_second), BlockSize | Used | PreviousUsed);

    [Fact]
    public void A_block_that_takes_its_used_neighbour_for_free() => Breaks(Header(_last), BlockSize | Used);

    [Fact]
    public void A_boundary_tag_that_leads_astray() => Breaks(Tag(_free), BlockSize + 16);

    /// <summary>A used block that says it is free, with a tag, between a free and a used one that believe it.</summary>
    [Fact]
    public void Two_free_blocks_that_touch()
    {
        *Header(_second) = BlockSize;
        *Tag(_second) = BlockSize;
        Breaks(Header(_last), BlockSize | Used);
    }

    [Fact]
    public void A_free_block_before_the_top()
    {
        *Header(_last) = BlockSize | PreviousUsed;
        Breaks(Tag(_last), BlockSize);
    }

    [Fact]
    public void Used_bytes_that_do_not_add_up()
    {
        Heap.Free(Allocate());
        int used = Words.IndexOf(Heap.Statistics.Used);
        Assert.Equal(Heap.Statistics.PeakUsed, Words[used + 1]);
        BreaksWord(used, Words[used] + 16);
    }

    [Fact]
    public void Live_blocks_that_do_not_add_up()
    {
        int used = Words.IndexOf(Heap.Statistics.Used);
        Assert.Equal(Heap.Statistics.LiveBlocks, Words[used + 2]);
        BreaksWord(used + 2, Words[used + 2] + 1);
    }

    [Fact]
    public void An_end_that_is_not_the_break()
    {
        ulong end = _memory.Start.Value + HeapSize;
        int place = Words.LastIndexOf(end);
        Assert.InRange(place, SourceWords, BitsOfWords);
        BreaksWord(place, end - 16);
    }

    [Fact]
    public void A_bit_without_a_list() => BreaksWord(Bits, Words[Bits] | (1UL << (ListOfBlock + 1)));

    [Fact]
    public void A_list_without_a_bit() => BreaksWord(Bits, Words[Bits] & ~(1UL << ListOfBlock));

    [Fact]
    public void Bits_without_their_bit() => BreaksWord(BitsOfWords, 0);

    [Fact]
    public void A_free_block_in_no_list()
    {
        Words[BitsOfWords] = 0;
        Words[Bits] = 0;
        BreaksWord(Heads + ListOfBlock, 0);
    }

    [Fact]
    public void A_free_block_in_the_wrong_list()
    {
        Words[Bits] = 1UL << (ListOfBlock + 1);
        Words[Heads + ListOfBlock] = 0;
        BreaksWord(Heads + ListOfBlock + 1, Address(_free));
    }

    [Fact]
    public void A_used_block_in_a_list()
    {
        Link(_second, _second);
        BreaksWord(Heads + ListOfBlock, Address(_second));
    }

    [Fact]
    public void A_list_that_leads_out_of_the_heap() => BreaksWord(Heads + ListOfBlock, 0x1000);

    [Fact]
    public void A_link_that_leads_out_of_the_heap() => Breaks((ulong*)_free, 0x1000);

    [Fact]
    public void A_link_that_leads_into_the_top() => Breaks((ulong*)_free, Address(_last) + BlockSize);

    [Fact]
    public void A_neighbour_in_the_list_that_does_not_link_back() => Breaks((ulong*)_free + 1, Address(_second));

    /// <summary>In the payload of a used block lies what looks like a free block of the list.</summary>
    [Fact]
    public void More_blocks_in_the_lists_than_in_the_heap()
    {
        byte* fake = _second + 32;
        *Header(fake) = BlockSize | PreviousUsed;
        Link(fake, _free);
        Link(_free, fake);
        Assert.False(Heap.Check());
        Link(_free, _free);
        Assert.True(Heap.Check());
    }

    private byte* Allocate() => (byte*)Heap.Allocate(BlockSize - HeaderSize);

    /// <summary>The last write of a damage is found, and without it nothing is.</summary>
    private void Breaks(ulong* place, ulong value)
    {
        ulong before = *place;
        Assert.NotEqual(before, value);
        *place = value;
        Assert.False(Heap.Check());
    }

    private void BreaksWord(int place, ulong value)
    {
        fixed (ulong* word = &Words[place])
            Breaks(word, value);
    }

    private static void Link(byte* first, byte* second)
    {
        *(ulong*)first = Address(second);
        *((ulong*)second + 1) = Address(first);
    }

    private static ulong Address(byte* payload) => (ulong)payload - HeaderSize;

    private static ulong* Header(byte* payload) => (ulong*)Address(payload);

    private static ulong* Tag(byte* payload) => (ulong*)(Address(payload) + BlockSize) - 1;
}
