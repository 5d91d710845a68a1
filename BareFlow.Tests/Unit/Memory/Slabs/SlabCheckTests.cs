using System;
using System.Collections.Generic;
using BareFlow.Memory.Slabs;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Slabs;

/// <summary>Check() finds every way in which the tables can be damaged: each test breaks one clause of it.</summary>
/// <remarks>Slab 0 is wholly carved and slab 1 is being carved; three objects of the one and one of the other came back.
/// Slab 2 is empty.</remarks>
public sealed unsafe class SlabCheckTests : IDisposable
{
    private const ulong Slabs = 16;
    private const int SizeClass = 3;
    private const int OtherClass = 8;
    private const int InSlab = 1365;

    // Words of a class and of a slab.
    private const int Carving = 2;
    private const int Previous = 1;
    private const int Counts = 2;
    private const int Bits = 4;

    private readonly SlabHost<StrictLock> _host = new(Slabs);

    public SlabCheckTests()
    {
        var items = new List<ulong>();
        for (int index = 0; index < InSlab + 10; index++)
            items.Add((ulong)Heap.TakeOne(SizeClass));

        foreach (int index in (int[])[0, 1, 900, InSlab + 1])
            Heap.GiveOne(SizeClass, (void*)items[index]);

        var others = new List<ulong>();
        for (int index = 0; index < 512; index++)
            others.Add((ulong)Heap.TakeOne(OtherClass));

        foreach (ulong item in others)
            Heap.GiveOne(OtherClass, (void*)item);

        Assert.True(Heap.Check());
        Assert.Equal(2UL, Heap.SlabsInUse);
        Assert.Equal(CountsOf(InSlab, 3), Slab(0)[Counts]);
        Assert.Equal(CountsOf(10, 1), Slab(1)[Counts]);
        Assert.Equal((ulong)Slab(1), _host.ClassWords(SizeClass)[Carving]);
    }

    private ref SlabAllocator<SlabSource, StrictLock> Heap => ref _host.Heap;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_neighbour_in_the_list_that_does_not_link_back() => Breaks(Slab(1) + Previous, 0);

    [Fact]
    public void A_first_slab_with_one_before_it() => Breaks(Slab(0) + Previous, (ulong)Slab(1));

    [Fact]
    public void A_list_that_leads_back_to_itself() => Breaks(Slab(1), (ulong)Slab(0));

    /// <summary>Its bits say the same.</summary>
    [Fact]
    public void A_slab_in_the_list_without_free_objects()
    {
        Slab(1)[Bits] = 0;
        Breaks(Slab(1) + Counts, Slab(1)[Counts] - 1);
    }

    [Fact]
    public void More_objects_back_than_were_carved() => Breaks(Slab(1) + Counts, CountsOf(10, 11));

    [Fact]
    public void A_slab_that_is_carved_and_has_nothing_left() => Breaks(Slab(1) + Counts, CountsOf(InSlab, 1));

    [Fact]
    public void A_slab_with_something_left_that_nobody_carves() => Breaks(_host.ClassWords(SizeClass) + Carving, 0);

    [Fact]
    public void A_whole_slab_that_is_taken_for_the_one_to_carve()
    {
        Slab(1)[Counts] = CountsOf(InSlab, 1);
        _host.ClassWords(SizeClass)[Carving] = 0;
        Assert.True(Heap.Check());
        Breaks(_host.ClassWords(SizeClass) + Carving, (ulong)Slab(0));
    }

    /// <summary>Object 0 is free and object 1 begins three units of 16 bytes behind it; two bits in place of theirs.</summary>
    [Fact]
    public void A_bit_in_the_middle_of_an_object() => Breaks(Slab(0) + Bits, 0b0101);

    [Fact]
    public void A_bit_of_an_object_that_is_not_carved() => Breaks(Slab(1) + Bits, 1UL << (10 * SizeClass));

    [Fact]
    public void A_count_that_is_not_that_of_the_bits() => Breaks(Slab(0) + Counts, Slab(0)[Counts] + 1);

    [Fact]
    public void A_bit_that_nobody_counted() => Breaks(Slab(0) + Bits, Slab(0)[Bits] | 1UL << (2 * SizeClass));

    [Fact]
    public void A_slab_of_another_class() => BreaksClass(1, OtherClass);

    [Fact]
    public void A_slab_in_use_without_a_class() => BreaksClass(1, 0);

    /// <summary>The record of the empty slab passes for one that is wholly carved and wholly free.</summary>
    [Fact]
    public void An_empty_slab_with_a_class() => BreaksClass(2, OtherClass);

    [Fact]
    public void Slabs_that_do_not_reach_the_break()
    {
        ulong end = (ulong)Heap.Objects + 3 * SlabHost<StrictLock>.SlabSize;
        int place = _host.Words.IndexOf(end);
        Assert.True(place >= 0);
        fixed (ulong* word = &_host.Words[place])
            Breaks(word, end + SlabHost<StrictLock>.SlabSize);
    }

    /// <summary>Objects that came back, those that are carved, and what these are not.</summary>
    private static ulong CountsOf(ulong carved, ulong free) => (~carved & ushort.MaxValue) << 32 | carved << 16 | free;

    private ulong* Slab(int index) => _host.SlabWords(index);

    private void BreaksClass(int slab, int sizeClass)
    {
        byte before = Heap.Classes[slab];
        Assert.NotEqual(sizeClass, before);
        Heap.Classes[slab] = (byte)sizeClass;
        Assert.False(Heap.Check());
        Heap.Classes[slab] = before;
        Assert.True(Heap.Check());
    }

    /// <summary>The last write of a damage is found.</summary>
    private void Breaks(ulong* place, ulong value)
    {
        Assert.NotEqual(*place, value);
        *place = value;
        Assert.False(Heap.Check());
    }
}
