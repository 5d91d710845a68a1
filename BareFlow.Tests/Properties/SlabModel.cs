using System;
using System.Collections.Generic;
using System.Linq;
using BareFlow.Memory.Slabs;
using BareFlow.Tests.Unit.Memory.Slabs;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>Slabs and three caches beside a plain list of the objects that they gave out; after each step they must agree.</summary>
/// <remarks>Every object is filled with a byte of its own and looked at when it is freed, whichever cache it came from.</remarks>
internal sealed unsafe class SlabModel : IDisposable
{
    private const ulong Alignment = 16;

    private readonly SlabHost<StrictLock> _host;
    private readonly HostCache<StrictLock>[] _caches;
    private readonly List<Item> _items = [];
    private readonly ulong[] _live = new ulong[SizeClasses.Count];
    private byte _nextFill;

    public SlabModel(ulong slabs)
    {
        _host = new SlabHost<StrictLock>(slabs);
        _caches = [.. Enumerable.Range(0, SlabStep.Caches).Select(_ => new HostCache<StrictLock>(_host))];
    }

    /// <summary>Does one step on both sides.</summary>
    public void Do(SlabStep step)
    {
        HostCache<StrictLock> cache = _caches[step.Cache];
        switch (step.Action)
        {
            case SlabAction.Allocate:
                for (int count = 0; count < step.Count && TryAllocate(cache, step.SizeClass); count++)
                    continue;

                break;
            case SlabAction.Free:
                for (int count = 0; count < step.Count && _items.Count > 0; count++)
                    FreeAt(cache, (step.Which + count) % _items.Count);

                break;
            case SlabAction.Open:
                if (!cache.IsOpen)
                    cache.Open();

                break;
            case SlabAction.Flush:
                cache.Flush();
                Require(cache.IsAllZero, "a flushed cache is all zero");
                break;
            default:
                _host.Heap.Trim();
                Require(_host.InDepots() == 0, "nothing is in a depot after a trim");
                break;
        }

        Compare();
    }

    /// <summary>Gives everything back, after which nothing is out and only slabs that are being carved are in use.</summary>
    public void Finish()
    {
        while (_items.Count > 0)
            FreeAt(_caches[_items.Count % SlabStep.Caches], _items.Count - 1);

        foreach (HostCache<StrictLock> cache in _caches)
            cache.Flush();

        _host.Heap.Trim();
        Compare();
        Require(_host.Heap.ObjectsOut == 0, "nothing is out in the end");
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
            Require(_host.SlabsOf(sizeClass) <= 1, "a class keeps the slab that it carves and no other");
    }

    public void Dispose()
    {
        foreach (HostCache<StrictLock> cache in _caches)
            cache.Dispose();

        _host.Dispose();
    }

    private bool TryAllocate(HostCache<StrictLock> cache, int sizeClass)
    {
        void* start = cache.Allocate(sizeClass);
        if (start == null)
        {
            RequireNoRoom(cache, sizeClass);
            return false;
        }

        var item = new Item((ulong)start, sizeClass, ++_nextFill);
        ulong end = (ulong)_host.Heap.Objects + _host.Heap.Capacity * SlabHost<StrictLock>.SlabSize;
        Require(item.Start % Alignment == 0, "an object is aligned");
        Require(item.Start >= (ulong)_host.Heap.Objects && item.Start + item.Size <= end, "an object is in a slab");
        Require(_host.Heap.ClassOf(start) == sizeClass, "an object has the class that was asked for");
        item.Bytes.Fill(item.Fill);
        _items.Add(item);
        _live[sizeClass]++;
        return true;
    }

    private void FreeAt(HostCache<StrictLock> cache, int index)
    {
        Item item = _items[index];
        Require(!item.Bytes.ContainsAnyExcept(item.Fill), "an object keeps its contents");
        Require(_host.Heap.ClassOf((void*)item.Start) == item.SizeClass, "an object keeps its class");
        cache.Free((void*)item.Start);
        _live[item.SizeClass]--;
        _items[index] = _items[^1];
        _items.RemoveAt(_items.Count - 1);
    }

    private void Compare()
    {
        ref SlabAllocator<SlabSource, StrictLock> heap = ref _host.Heap;
        ulong cached = 0;
        foreach (HostCache<StrictLock> cache in _caches)
            cached += cache.Cached;

        Require(heap.Check(), "the law holds");
        Require(heap.ObjectsOut == (ulong)_items.Count + cached + _host.InDepots(), "every object that is out is somewhere");
        Require(_host.SlabsOf(0) + heap.SlabsInUse == heap.Capacity, "a slab in use has a class");
    }

    /// <summary>Null is right only when the cache and the depot have no object of the class, and no slab has one either,
    /// unless there is no magazine to put it into.</summary>
    private void RequireNoRoom(HostCache<StrictLock> cache, int sizeClass)
    {
        Require(cache.CachedOf(sizeClass) == 0, "null comes only when the cache is empty");
        if (cache.IsOpen)
            Require(_host.InDepot(sizeClass) == 0, "null comes only when the depot is empty");

        if (cache.IsOpen && cache.Magazine(sizeClass) == 0)
            return;

        ulong elsewhere = _live[sizeClass] + _host.InDepot(sizeClass);
        foreach (HostCache<StrictLock> other in _caches)
            elsewhere += other.CachedOf(sizeClass);

        Require(elsewhere == _host.SlabsOf(sizeClass) * SlabHost<StrictLock>.ObjectsIn(sizeClass),
            "null comes only when the slabs of the class are used up");
        Require(_host.EmptySlabs == 0, "null comes only when there is no empty slab");
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
            Assert.Fail(what);
    }

    private readonly record struct Item(ulong Start, int SizeClass, byte Fill)
    {
        public ulong Size => SizeClasses.SizeOf(SizeClass);

        public Span<byte> Bytes => new((void*)Start, (int)Size);
    }
}
