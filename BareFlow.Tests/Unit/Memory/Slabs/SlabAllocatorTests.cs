using System;
using System.Collections.Generic;
using BareFlow.Memory;
using BareFlow.Memory.Findings;
using BareFlow.Memory.Regions;
using BareFlow.Memory.Slabs;
using BareFlow.Tests.Unit.Memory.Hardening;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Slabs;

/// <summary>Where objects lie, in which order they go out, and what becomes of slabs that are empty or used up.</summary>
public sealed unsafe class SlabAllocatorTests : IDisposable
{
    private const ulong SlabSize = SlabHost<StrictLock>.SlabSize;
    private const ulong Slabs = 16;
    private const ulong Alignment = 16;
    private const int Class48 = 3;
    private const int Class128 = 8;
    private const int Class8K = SizeClasses.Count - 1;

    private readonly SlabHost<StrictLock> _host = new(Slabs);

    private ref SlabAllocator<SlabSource, StrictLock> Heap => ref _host.Heap;

    public void Dispose() => _host.Dispose();

    public static TheoryData<int> EachClass()
    {
        var classes = new TheoryData<int>();
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
            classes.Add(sizeClass);

        return classes;
    }

    [Fact]
    public void A_new_heap_holds_nothing_and_the_law_holds()
    {
        Assert.True(Heap.Check());
        Assert.Equal(0UL, Heap.ObjectsOut);
        Assert.Equal(0UL, Heap.SlabsInUse);
        Assert.Equal(Slabs, Heap.Capacity);
    }

    [Fact]
    public void Memory_that_does_not_read_as_zero_breaks_the_invariant()
    {
        _host.Log.IsDirty = true;
        var broken = Assert.Throws<InvariantException>(() => Heap.TryInitialize(_host.Source(), _host.Tables()));
        Assert.Contains("reads as zero", broken.Message);
    }

    [Fact]
    public void A_source_off_the_64_KiB_boundary_breaks_the_invariant()
    {
        SlabSource whole = _host.Source();
        var ragged = new BlockSource(new VirtAddr(whole.Base.Value + Alignment), SlabSize);
        var broken = Assert.Throws<InvariantException>(() => Start(ragged));
        Assert.Contains("64 KiB", broken.Message);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(SlabSize - 1, false)]
    [InlineData(SlabSize, true)]
    public void A_source_must_have_room_for_one_slab(ulong bytes, bool hasRoom) =>
        Assert.Equal(hasRoom, Start(new BlockSource(_host.Source().Base, bytes)));

    [Fact]
    public void Tables_grow_with_the_slabs_and_when_they_cannot_there_are_no_more_slabs()
    {
        const int given = 3;
        ulong all = SlabAllocator<SlabSource, StrictLock>.TableBytes(Slabs * SlabSize);
        ulong forOne = SlabAllocator<SlabSource, StrictLock>.TableBytes((Slabs + 1) * SlabSize) - all;
        using var log = new HostHeap<SlabSource.Log>();
        using var heap = new HostHeap<SlabAllocator<SlabSource, StrictLock>>();
        fixed (SlabSource.Log* pointer = &log.Allocator)
        {
            var tables = new BlockSource(_host.Tables().Base, all - (Slabs - given) * forOne);
            Assert.True(heap.Allocator.TryInitialize(_host.Source(), new SlabSource(tables, pointer)));
            for (ulong index = 0; index < given * SlabHost<StrictLock>.ObjectsIn(Class8K); index++)
                Assert.True(heap.Allocator.TakeOne(Class8K) != null);

            Assert.True(heap.Allocator.TakeOne(Class8K) == null);
            Assert.True(heap.Allocator.Check());
        }
    }

    [Fact]
    public void An_object_that_is_freed_twice_is_reported_and_comes_out_once()
    {
        FindingRecorder.Take();
        ulong first = (ulong)Heap.TakeOne(Class48);
        ulong second = (ulong)Heap.TakeOne(Class48);
        Heap.GiveOne(Class48, (void*)first);
        Heap.GiveOne(Class48, (void*)first);
        HeapFinding finding = Assert.Single(FindingRecorder.Take());
        Assert.Equal((HeapFault.DoubleFree, first), (finding.Fault, finding.Address));
        Assert.Equal(first, (ulong)Heap.TakeOne(Class48));
        Assert.NotEqual(first, (ulong)Heap.TakeOne(Class48));
        Assert.Equal(3UL, Heap.ObjectsOut);
        Assert.True(Heap.Check());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void An_object_that_is_freed_twice_is_reported_after_its_slab_went_to_another_class()
    {
        FindingRecorder.Take();
        List<ulong> items = Take(Class128, 512);
        foreach (ulong item in items)
            Give(Class128, item);

        Take(Class48, 1);
        Heap.GiveOne(Class128, (void*)items[3]);
        HeapFinding finding = Assert.Single(FindingRecorder.Take());
        Assert.Equal((HeapFault.DoubleFree, items[3]), (finding.Fault, finding.Address));
        Assert.Equal(1UL, Heap.ObjectsOut);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void An_object_that_is_freed_twice_is_reported_after_its_slab_began_anew()
    {
        FindingRecorder.Take();
        List<ulong> items = Take(Class128, 512);
        foreach (ulong item in items)
            Give(Class128, item);

        Take(Class128, 1);
        Heap.GiveOne(Class128, (void*)items[^1]);
        HeapFinding finding = Assert.Single(FindingRecorder.Take());
        Assert.Equal((HeapFault.DoubleFree, items[^1]), (finding.Fault, finding.Address));
        Assert.Equal(1UL, Heap.ObjectsOut);
        Assert.True(Heap.Check());
        Assert.Equal(items[1], (ulong)Heap.TakeOne(Class128));
    }

    [Theory]
    [MemberData(nameof(EachClass))]
    public void Two_slabs_of_objects_are_distinct_aligned_inside_and_of_their_class(int sizeClass)
    {
        ulong size = SizeClasses.SizeOf(sizeClass);
        ulong inSlab = SlabHost<StrictLock>.ObjectsIn(sizeClass);
        ulong before = 0;
        for (ulong index = 0; index < 2 * inSlab; index++)
        {
            ulong item = (ulong)Heap.TakeOne(sizeClass);
            ulong slab = (ulong)Heap.Objects + index / inSlab * SlabSize;
            Assert.Equal(slab + index % inSlab * size, item);
            Assert.True(item >= before, "objects do not overlap");
            Assert.True(item + size <= slab + SlabSize, "an object ends in its slab");
            Assert.Equal(0UL, item % Alignment);
            Assert.Equal(sizeClass, Heap.ClassOf((void*)item));
            Assert.Equal(sizeClass, Heap.ClassOf((byte*)item + size - 1));
            before = item + size;
        }

        Assert.Equal(2 * inSlab, Heap.ObjectsOut);
        Assert.Equal(2UL, Heap.SlabsInUse);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void What_is_in_no_slab_has_no_class()
    {
        Take(Class48, 1);
        Assert.Equal(0, Heap.ClassOf(null));
        Assert.Equal(0, Heap.ClassOf(Heap.Objects - 1));
        Assert.Equal(0, Heap.ClassOf(Heap.Objects + SlabSize));
        Assert.Equal(0, Heap.ClassOf(Heap.Objects + Heap.Capacity * SlabSize));
        Assert.Equal(0, Heap.ClassOf((void*)ulong.MaxValue));
    }

    [Fact]
    public void Objects_go_out_again_lowest_first_whatever_the_order_in_which_they_came_back()
    {
        List<ulong> items = Take(Class48, 500);
        int[] back = [499, 7, 130, 3, 64, 200, 0, 65, 63];
        foreach (int index in back)
            Give(Class48, items[index]);

        Array.Sort(back);
        foreach (int index in back)
            Assert.Equal(items[index], (ulong)Heap.TakeOne(Class48));

        Assert.Equal(items[^1] + SizeClasses.SizeOf(Class48), (ulong)Heap.TakeOne(Class48));
        Assert.True(Heap.Check());
    }

    [Fact]
    public void Of_two_slabs_with_free_objects_the_lower_one_serves_first()
    {
        List<ulong> items = Take(Class8K, 16);
        Give(Class8K, items[12]);
        Give(Class8K, items[4]);
        Assert.Equal(items[4], (ulong)Heap.TakeOne(Class8K));
        Assert.Equal(items[12], (ulong)Heap.TakeOne(Class8K));
    }

    [Fact]
    public void An_emptied_slab_goes_back_and_serves_another_class()
    {
        List<ulong> items = Take(Class128, 512);
        foreach (ulong item in items)
        {
            Assert.Equal(1UL, Heap.SlabsInUse);
            Give(Class128, item);
        }

        Assert.Equal(0UL, Heap.SlabsInUse);
        Assert.Equal(0UL, Heap.ObjectsOut);
        Assert.Equal(0, Heap.ClassOf((void*)items[0]));
        List<ulong> others = Take(Class48, 1365);
        Assert.Equal(items[0], others[0]);
        Assert.Equal(Class48, Heap.ClassOf((void*)others[^1]));
        Assert.Equal(1365UL, Heap.ObjectsOut);
    }

    [Fact]
    public void A_slab_that_is_not_wholly_carved_stays_with_its_class()
    {
        ulong item = (ulong)Heap.TakeOne(Class128);
        Give(Class128, item);
        Assert.Equal(1UL, Heap.SlabsInUse);
        Assert.Equal(Class128, Heap.ClassOf((void*)item));
        Assert.Equal(item, (ulong)Heap.TakeOne(Class128));
    }

    [Fact]
    public void The_law_holds_after_every_step_that_empties_a_slab_from_the_middle()
    {
        List<ulong> items = Take(Class8K, 8 * (int)Heap.Capacity);
        for (int index = 0; index < items.Count; index++)
            Give(Class8K, items[(index * 37 + 11) % items.Count]);

        Assert.Equal(0UL, Heap.ObjectsOut);
        Assert.Equal(0UL, Heap.SlabsInUse);
    }

    [Fact]
    public void A_source_that_is_used_up_gives_null_and_serves_again_after_a_free()
    {
        List<ulong> items = Take(Class8K, 8 * (int)Heap.Capacity);
        Assert.True(Heap.TakeOne(Class8K) == null);
        Assert.True(Heap.TakeOne(Class48) == null);
        Assert.True(Heap.Check());
        Give(Class8K, items[50]);
        Assert.True(Heap.TakeOne(Class48) == null);
        Assert.Equal(items[50], (ulong)Heap.TakeOne(Class8K));
        for (int index = 0; index < 8; index++)
            Give(Class8K, items[index]);

        Assert.Equal(items[0], (ulong)Heap.TakeOne(Class48));
        Assert.True(Heap.TakeOne(Class8K) == null);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void More_empty_slabs_than_are_kept_are_discarded_all_at_once()
    {
        const ulong Kept = SlabAllocator<SlabSource, NoLock>.KeptEmptySlabs;
        using var host = new SlabHost<NoLock>(Kept + 20);
        var items = new List<ulong>();
        for (ulong index = 0; index < 8 * (Kept + 2); index++)
            items.Add((ulong)host.Heap.TakeOne(Class8K));

        Give(host, items, 0, 8 * (int)Kept);
        Assert.Equal(0, host.Log.Discards);
        Give(host, items, 8 * (int)Kept, 8);
        Assert.Equal((int)Kept + 1, host.Log.Discards);
        Assert.Equal((Kept + 1) * SlabSize, host.Log.DiscardedBytes);
        Assert.Equal((ulong)host.Heap.Objects, host.Log.LowestDiscarded);
        Give(host, items, 8 * (int)Kept + 8, 8);
        Assert.Equal((int)Kept + 1, host.Log.Discards);
        Assert.True(host.Heap.Check());
        for (ulong index = 0; index < 8 * (Kept + 2); index++)
            Assert.True(host.Heap.TakeOne(Class8K) != null);

        Assert.Equal(Kept + 2, host.Heap.SlabsInUse);
        Assert.True(host.Heap.Check());
    }

    [Fact]
    public void Trim_discards_each_empty_slab_once_and_nothing_that_is_in_use()
    {
        List<ulong> items = Take(Class8K, 32);
        Fill(items[0]);
        for (int index = 8; index < 24; index++)
            Give(Class8K, items[index]);

        Assert.True(Heap.Trim());
        Assert.Equal(2, _host.Log.Discards);
        Assert.Equal(2 * SlabSize, _host.Log.DiscardedBytes);
        Assert.Equal(items[8], _host.Log.LowestDiscarded);
        Assert.False(Heap.Trim());
        Assert.Equal(2, _host.Log.Discards);
        Assert.True(IsFilled(items[0]));
        Assert.True(Heap.Check());
    }

    [Fact]
    public void A_slab_that_was_discarded_used_and_emptied_is_discarded_again()
    {
        Give(_host, Take(Class8K, 16), 0, 16);
        Assert.True(Heap.Trim());
        Give(_host, Take(Class8K, 8), 0, 8);
        Assert.True(Heap.Trim());
        Assert.Equal(3, _host.Log.Discards);
    }

    [Fact]
    public void Nobody_gets_in_while_every_lock_is_held_and_everybody_afterwards()
    {
        Heap.EnterAll();
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
        {
            int wanted = sizeClass;
            Assert.Throws<InvariantException>(() => { Heap.TakeOne(wanted); });
        }

        Heap.ExitAll();
        for (int sizeClass = 1; sizeClass < (int)Slabs; sizeClass++)
            Take(sizeClass, 1);
    }

    private List<ulong> Take(int sizeClass, int count)
    {
        var items = new List<ulong>();
        for (int index = 0; index < count; index++)
        {
            items.Add((ulong)Heap.TakeOne(sizeClass));
            Assert.NotEqual(0UL, items[index]);
            Assert.True(Heap.Check());
        }

        return items;
    }

    private void Give(int sizeClass, ulong item)
    {
        Heap.GiveOne(sizeClass, (void*)item);
        Assert.True(Heap.Check());
    }

    private static void Give<TLock>(SlabHost<TLock> host, List<ulong> items, int first, int count)
        where TLock : unmanaged, ILock
    {
        for (int index = first; index < first + count; index++)
            host.Heap.GiveOne(Class8K, (void*)items[index]);
    }

    private bool Start(BlockSource block)
    {
        using var log = new HostHeap<SlabSource.Log>();
        using var heap = new HostHeap<SlabAllocator<SlabSource, StrictLock>>();
        fixed (SlabSource.Log* pointer = &log.Allocator)
            return heap.Allocator.TryInitialize(new SlabSource(block, pointer), _host.Tables());
    }

    private static void Fill(ulong item) => new Span<byte>((void*)item, (int)SizeClasses.LargestSize).Fill(byte.MaxValue);

    private static bool IsFilled(ulong item) =>
        !new Span<byte>((void*)item, (int)SizeClasses.LargestSize).ContainsAnyExcept(byte.MaxValue);
}
