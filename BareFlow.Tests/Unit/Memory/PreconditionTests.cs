using System;
using BareFlow.Memory;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using BareFlow.Memory.Regions;
using BareFlow.Memory.Slabs;
using BareFlow.Tests.Unit.Memory.Hardening;
using BareFlow.Tests.Unit.Memory.Slabs;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>What a caller owes is asked for: an argument that there can't be breaks an invariant, and reads nothing.</summary>
public sealed unsafe class PreconditionTests
{
    [Theory]
    [InlineData(0UL, "has a secret")]
    [InlineData(HardenedHeap.Secret + 1, "the same secret")]
    public void A_secret_that_seals_nothing_or_unseals_other_heaps(ulong secret, string invariant)
    {
        using var first = new HardenedHeap(HardeningLevel.Checks);
        byte* block = first.Allocate(10);
        using var memory = new NativeBlock(HardenedHeap.DefaultSize);
        Breaks(invariant, () =>
        {
            using var heap = new HostHeap<HardenedAllocator<BlockSource>>();
            heap.Allocator.Initialize(memory.Source(), HardeningLevel.Checks, secret);
        });
        first.Allocator.Free(block);
        first.AssertEmpty();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(HeapMap.Classes)]
    public void A_class_of_a_heap_map_that_it_has_not(int sizeClass)
    {
        var map = new HeapMap();
        Breaks("heap map", () => map.UsedBlocks(sizeClass));
        Breaks("heap map", () => map.UsedBytes(sizeClass));
        Breaks("heap map", () => map.FreeBlocks(sizeClass));
        Breaks("heap map", () => map.FreeBytes(sizeClass));
    }

    [Fact]
    public void An_object_that_no_slab_has()
    {
        using var host = new SlabHost<NoLock>(2);
        Breaks("lies in a slab", () => host.Heap.GiveOne(1, host.Heap.Objects));
    }

    [Fact]
    public void A_size_or_a_class_that_no_slab_has()
    {
        using var host = new SlabHost<NoLock>(2);
        var sizes = new SizeClasses();
        sizes.Initialize();
        Breaks("at most 8 KiB", () => _ = sizes[SizeClasses.LargestSize + 1]);
        foreach (int sizeClass in (int[])[-1, 0, SizeClasses.Count])
            Breaks("have a class", () => host.Heap.TakeOne(sizeClass));
    }

    private static void Breaks(string invariant, Action action) =>
        Assert.Contains(invariant, Assert.Throws<InvariantException>(action).Message);
}
