using System;
using System.Collections.Generic;
using System.Linq;
using BareFlow.Memory.Slabs;
using IL2CPU.Plugs;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Slabs;

/// <summary>What a thread keeps, what it gives to others, and that nothing is left when it ends.</summary>
public sealed unsafe class ThreadCacheTests : IDisposable
{
    private const ulong Slabs = 64;
    private const ulong MagazineBytes = 8 * 1024;
    private const ulong LargestMagazine = 63;
    private const ulong DepotBytes = 32 * 1024;
    private const int Class512 = 24;
    private const int Class8K = SizeClasses.Count - 1;
    private const int In512 = (int)(MagazineBytes / 512);

    private readonly SlabHost<StrictLock> _host = new(Slabs);
    private readonly HostCache<StrictLock> _cache;
    private readonly HostCache<StrictLock> _other;

    public ThreadCacheTests()
    {
        _cache = new HostCache<StrictLock>(_host);
        _other = new HostCache<StrictLock>(_host);
        Assert.Equal(512UL, SizeClasses.SizeOf(Class512));
    }

    private ref SlabAllocator<SlabSource, StrictLock> Heap => ref _host.Heap;

    public void Dispose()
    {
        _other.Dispose();
        _cache.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void The_cache_is_laid_out_as_the_tests_read_it()
    {
        using var constants = new AssemblyConstants(typeof(ThreadCache).Assembly.Location, []);
        Dictionary<string, Int128> cache = constants.Layout(nameof(ThreadCache)).Constants.ToDictionary(c => c.Name, c => c.Value);
        Dictionary<string, Int128> bin = constants.Layout("ThreadCache.Bin").Constants.ToDictionary(c => c.Name, c => c.Value);
        Assert.Equal(HostCache<StrictLock>.Slabs, cache["Slabs"]);
        Assert.Equal(HostCache<StrictLock>.Bins, cache["Bins"]);
        Assert.Equal(sizeof(ThreadCache), cache["Size"]);
        Assert.Equal([0, 4, 8], [bin["Count"], bin["Capacity"], bin["Items"]]);
        Assert.Equal(1 << (int)constants.Find("ThreadCache.BinBits").Constants[0].Value, bin["Size"]);
    }

    [Fact]
    public void A_closed_cache_takes_nothing_and_gives_nothing()
    {
        void* item = Heap.TakeOne(Class512);
        Assert.False(_cache.IsOpen);
        AssertGivesAndTakesNothing(item);
    }

    [Fact]
    public void An_open_cache_knows_the_classes_and_has_nothing_yet()
    {
        void* item = Heap.TakeOne(Class512);
        _cache.Open();
        Assert.True(_cache.IsOpen);
        Assert.Equal(Class512, ThreadCache.ClassOf(_cache.Pointer, item));
        Assert.Equal(0, ThreadCache.ClassOf(_cache.Pointer, null));
        Assert.Equal(0, ThreadCache.ClassOf(_cache.Pointer, Heap.Objects - 1));
        Assert.Equal(0, ThreadCache.ClassOf(_cache.Pointer, Heap.Objects + Heap.Capacity * SlabHost<StrictLock>.SlabSize));
        Assert.True(ThreadCache.TryTake(_cache.Pointer, Class512) == null);
        Assert.False(ThreadCache.TryGive(_cache.Pointer, Class512, item));
    }

    [Fact]
    public void An_object_that_was_given_is_the_next_one_taken()
    {
        _cache.Open();
        void* first = _cache.Allocate(Class512);
        void* second = _cache.Allocate(Class512);
        Assert.True(ThreadCache.TryGive(_cache.Pointer, Class512, first));
        Assert.True(ThreadCache.TryGive(_cache.Pointer, Class512, second));
        Assert.True(ThreadCache.TryTake(_cache.Pointer, Class512) == second);
        Assert.True(ThreadCache.TryTake(_cache.Pointer, Class512) == first);
        Assert.True(Heap.Check());
    }

    [Theory]
    [MemberData(nameof(SlabAllocatorTests.EachClass), MemberType = typeof(SlabAllocatorTests))]
    public void A_cache_keeps_two_magazines_the_depot_its_share_and_the_slabs_the_rest(int sizeClass)
    {
        ulong size = SizeClasses.SizeOf(sizeClass);
        ulong capacity = Math.Clamp(MagazineBytes / size, 2, LargestMagazine);
        ulong inDepot = DepotBytes / (capacity * size) * capacity;
        List<ulong> items = Allocate(_cache, sizeClass, (int)(inDepot + 4 * capacity));
        foreach (ulong item in items)
        {
            _cache.Free((void*)item);
            Assert.True(_cache.InUse(sizeClass) <= capacity);
            Assert.True(_cache.InSpare(sizeClass) == 0 || _cache.InSpare(sizeClass) == capacity);
        }

        Assert.InRange(_cache.Cached, capacity, 2 * capacity);
        Assert.Equal(inDepot, _host.InDepot(sizeClass));
        Assert.Equal(_cache.Cached + inDepot, Heap.ObjectsOut);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void Objects_go_through_a_cache_once_each()
    {
        List<ulong> items = Allocate(_cache, Class512, 10 * In512);
        Assert.Equal(items.Count, items.Distinct().Count());
        Free(_cache, items);
        List<ulong> again = Allocate(_cache, Class512, 10 * In512);
        Assert.Equal(items.Order(), again.Order());
    }

    [Fact]
    public void Turning_back_and_forth_at_the_edge_of_a_magazine_stays_in_the_cache()
    {
        List<ulong> items = Allocate(_cache, Class512, 4 * In512);
        Free(_cache, items.GetRange(0, In512 + 1));
        Heap.EnterAll();
        List<ulong> some = Allocate(_cache, Class512, 2);
        Free(_cache, some);
        Assert.Equal(some, Enumerable.Reverse(Allocate(_cache, Class512, 2)));
        Heap.ExitAll();
    }

    [Fact]
    public void A_magazine_goes_whole_from_one_cache_to_another()
    {
        List<ulong> items = Allocate(_cache, Class512, 3 * In512);
        Free(_cache, items.GetRange(0, In512));
        ulong magazine = _cache.Magazine(Class512);
        Assert.Equal(In512, (int)_cache.InUse(Class512));
        Free(_cache, items.GetRange(In512, 2 * In512));
        Assert.Equal((ulong)In512, _host.InDepot(Class512));
        _other.Open();
        Assert.Equal(items[In512 - 1], (ulong)_other.Allocate(Class512));
        Assert.Equal(magazine, _other.Magazine(Class512));
        Assert.Equal(0UL, _host.InDepot(Class512));
        List<ulong> rest = Allocate(_other, Class512, In512 - 1);
        Assert.Equal(items.GetRange(0, In512 - 1), Enumerable.Reverse(rest));
        Assert.True(Heap.Check());
    }

    [Fact]
    public void The_magazine_given_in_exchange_serves_again()
    {
        List<ulong> items = Allocate(_cache, Class512, 3 * In512);
        Allocate(_other, Class512, In512);
        ulong empty = _other.Magazine(Class512);
        Free(_cache, items);
        _other.Allocate(Class512);
        Assert.NotEqual(empty, _other.Magazine(Class512));
        List<ulong> more = Allocate(_other, Class512, In512 - 1);
        Free(_cache, more);
        Assert.Equal(empty, _cache.Magazine(Class512));
    }

    [Fact]
    public void Objects_that_another_cache_frees_are_its_own_then()
    {
        List<ulong> items = Allocate(_cache, Class512, In512);
        _cache.Flush();
        _other.Open();
        Free(_other, items);
        Assert.Equal((ulong)In512, _other.Cached);
        Assert.Equal(items, Enumerable.Reverse(Allocate(_other, Class512, In512)));
        Free(_other, items);
        _other.Flush();
        Assert.Equal(0UL, Heap.ObjectsOut);
    }

    [Fact]
    public void A_flushed_cache_is_all_zero_and_has_given_everything_back()
    {
        _cache.Open();
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
        {
            int full = (int)Math.Clamp(MagazineBytes / SizeClasses.SizeOf(sizeClass), 2, LargestMagazine);
            Free(_cache, Allocate(_cache, sizeClass, full + 1));
        }

        void* item = Heap.TakeOne(Class512);
        Assert.NotEqual(0UL, _cache.Cached);
        _cache.Flush();
        Assert.True(_cache.IsAllZero);
        Assert.Equal(_host.InDepots() + 1, Heap.ObjectsOut);
        AssertGivesAndTakesNothing(item);
        Heap.GiveOne(Class512, item);
        Heap.Trim();
        Assert.Equal(0UL, Heap.ObjectsOut);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void Flushing_a_closed_cache_does_nothing()
    {
        _cache.Flush();
        Assert.True(_cache.IsAllZero);
        Assert.Equal(0UL, Heap.ObjectsOut);
    }

    [Fact]
    public void Trim_empties_the_depot_and_leaves_the_caches_alone()
    {
        Free(_cache, Allocate(_cache, Class8K, 100));
        ulong cached = _cache.Cached;
        Assert.NotEqual(0UL, _host.InDepots());
        Assert.True(Heap.Trim());
        Assert.Equal(0UL, _host.InDepots());
        Assert.Equal(cached, _cache.Cached);
        Assert.Equal(cached, Heap.ObjectsOut);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void A_refill_when_memory_is_used_up_gives_null_and_an_object_when_there_is_one()
    {
        _cache.Open();
        List<ulong> items = AllocateAll(_cache, Class512);
        Assert.True(_cache.Allocate(Class512) == null);
        Assert.Equal(0UL, _cache.Cached);
        Assert.True(Heap.Check());
        Heap.GiveOne(Class512, (void*)items[70]);
        Assert.Equal(items[70], (ulong)_cache.Allocate(Class512));
        Assert.True(_cache.Allocate(Class512) == null);
        Assert.Equal((ulong)items.Count, Heap.ObjectsOut);
    }

    [Fact]
    public void Without_memory_for_a_magazine_an_object_goes_to_its_slab()
    {
        List<ulong> items = AllocateAll(_other, Class512);
        _cache.Open();
        _cache.Free((void*)items[3]);
        Assert.Equal(0UL, _cache.Cached);
        Assert.Equal((ulong)items.Count - 1, Heap.ObjectsOut);
        Assert.True(Heap.Check());
        Assert.True(_cache.Allocate(Class512) == null);
        Assert.Equal(items[3], (ulong)_other.Allocate(Class512));
        Free(_cache, items);
        _cache.Flush();
        Heap.Trim();
        Assert.Equal(0UL, Heap.ObjectsOut);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void Without_memory_for_another_magazine_two_full_ones_are_kept_and_one_goes_to_its_slabs()
    {
        List<ulong> items = Allocate(_cache, Class512, 3 * In512);
        Free(_cache, items.GetRange(0, In512 + 1));
        AllocateAll(_other, Class8K);
        UseUpMagazines();
        ulong outside = Heap.ObjectsOut;
        Free(_cache, items.GetRange(In512 + 1, In512 - 1));
        Assert.Equal(2UL * In512, _cache.Cached);
        Assert.Equal(outside, Heap.ObjectsOut);
        _cache.Free((void*)items[2 * In512]);
        Assert.Equal(In512 + 1UL, _cache.Cached);
        Assert.Equal(outside - In512, Heap.ObjectsOut);
        Assert.Equal(0UL, _host.InDepot(Class512));
        Assert.True(Heap.Check());
    }

    private void AssertGivesAndTakesNothing(void* item)
    {
        Assert.Equal(0, ThreadCache.ClassOf(_cache.Pointer, item));
        for (int sizeClass = 0; sizeClass < SizeClasses.Count; sizeClass++)
        {
            Assert.True(ThreadCache.TryTake(_cache.Pointer, sizeClass) == null);
            Assert.False(ThreadCache.TryGive(_cache.Pointer, sizeClass, item));
        }
    }

    /// <summary>A refill of a cache that has no magazine takes one, although there is no object for it.</summary>
    private void UseUpMagazines()
    {
        const int MoreThanASlabHas = 130;
        for (int index = 0; index < MoreThanASlabHas; index++)
        {
            using var cache = new HostCache<StrictLock>(_host);
            cache.Open();
            Assert.True(cache.Allocate(Class8K) == null);
        }
    }

    private static List<ulong> Allocate(HostCache<StrictLock> cache, int sizeClass, int count)
    {
        if (!cache.IsOpen)
            cache.Open();

        var items = new List<ulong>();
        for (int index = 0; index < count; index++)
        {
            items.Add((ulong)cache.Allocate(sizeClass));
            Assert.NotEqual(0UL, items[index]);
        }

        return items;
    }

    private static List<ulong> AllocateAll(HostCache<StrictLock> cache, int sizeClass)
    {
        var items = new List<ulong>();
        for (void* item = cache.Allocate(sizeClass); item != null; item = cache.Allocate(sizeClass))
            items.Add((ulong)item);

        return items;
    }

    private static void Free(HostCache<StrictLock> cache, List<ulong> items)
    {
        foreach (ulong item in items)
            cache.Free((void*)item);
    }
}
