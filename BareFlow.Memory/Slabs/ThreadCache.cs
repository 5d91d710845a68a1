using System.Runtime.CompilerServices;
using BareFlow.Memory.Regions;

namespace BareFlow.Memory.Slabs;

/// <summary>One thread's own free objects: of each size class a magazine in use, and a spare one that is full or empty.</summary>
/// <remarks>
/// <para>Law: a thread holds at most two magazines of a class, whichever thread freed or allocated the objects. An object
/// freed by another thread than the one that allocated it goes into the magazine of the thread that frees it, and on with
/// that magazine to another thread.</para>
/// <para>All zero is a cache that is not set up: it is empty and keeps nothing, so every call takes the slow path.
/// The same holds again after <see cref="Flush"/>. One thread's own; an interrupt or signal handler must not use it. The
/// methods take pointers, as the cache lies in a thread's own storage and never moves.</para>
/// </remarks>
public unsafe struct ThreadCache
{
    private byte* _objects;
    private byte* _classes;
    private ulong _slabs;
    private Bins _bins;
    private Spares _spares;

    /// <summary>A magazine in use has 1 &lt;&lt; <see cref="BinBits"/> bytes, for <c>MallocEntry.xs</c>, which reads a cache as
    /// <see cref="TryTake"/> and <see cref="TryGive"/> do.</summary>
    internal const int BinBits = 4;

    /// <summary>Whether the cache is active.</summary>
    public readonly bool IsOpen => _slabs != 0;

    /// <summary>Begins to keep objects of <paramref name="heap"/>. The cache is all zero or flushed.</summary>
    public static void Open<TSource, TLock>(ThreadCache* cache, ref SlabAllocator<TSource, TLock> heap)
        where TSource : unmanaged, IMemorySource
        where TLock : unmanaged, ILock
    {
        cache->_objects = heap.Objects;
        cache->_classes = heap.Classes;
        cache->_slabs = heap.Capacity;
    }

    /// <summary>An object of a class, or null when the magazine in use is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void* TryTake(ThreadCache* cache, int sizeClass)
    {
        Bin* bin = BinOf(cache, sizeClass);
        uint count = bin->Count;
        if (count == 0)
            return null;

        count--;
        bin->Count = count;
        return bin->Items[count];
    }

    /// <summary>The class of the slab that <paramref name="item"/> lies in; 0 when it lies in none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ClassOf(ThreadCache* cache, void* item)
    {
        ulong slab = (ulong)((byte*)item - cache->_objects) >> Slab.SizeBits;
        return slab < cache->_slabs ? cache->_classes[slab] : 0;
    }

    /// <summary>Keeps an object of a class; false when the magazine in use is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGive(ThreadCache* cache, int sizeClass, void* item)
    {
        Bin* bin = BinOf(cache, sizeClass);
        uint count = bin->Count;
        if (count == bin->Capacity)
            return false;

        bin->Items[count] = item;
        bin->Count = count + 1;
        return true;
    }

    /// <summary>An object of a class whose magazine in use is empty, or null when memory is used up.</summary>
    public static void* Refill<TSource, TLock>(
        ThreadCache* cache, int sizeClass, ref SlabAllocator<TSource, TLock> heap)
        where TSource : unmanaged, IMemorySource
        where TLock : unmanaged, ILock
    {
        Bin* bin = BinOf(cache, sizeClass);
        Spare* spare = SpareOf(cache, sizeClass);
        if (spare->Count != 0)
        {
            Swap(bin, spare, sizeClass);
        }
        else
        {
            Magazine* magazine = bin->Magazine;
            uint count = heap.Fill(sizeClass, ref magazine);
            bin->Put(magazine, count, sizeClass);
        }

        return TryTake(cache, sizeClass);
    }

    /// <summary>Keeps an object of a class whose magazine in use is full: that becomes the spare one, and a full spare one
    /// goes back to the heap.</summary>
    public static void Overflow<TSource, TLock>(
        ThreadCache* cache, int sizeClass, void* item, ref SlabAllocator<TSource, TLock> heap)
        where TSource : unmanaged, IMemorySource
        where TLock : unmanaged, ILock
    {
        Spare* spare = SpareOf(cache, sizeClass);
        if (spare->Magazine == null || spare->Count != 0)
        {
            heap.Empty(sizeClass, ref spare->Magazine);
            spare->Count = 0;
        }

        if (spare->Magazine != null)
            Swap(BinOf(cache, sizeClass), spare, sizeClass);

        if (!TryGive(cache, sizeClass, item))
            heap.GiveOne(sizeClass, item);
    }

    /// <summary>Gives everything back and keeps nothing from now on: when the thread ends.</summary>
    public static void Flush<TSource, TLock>(ThreadCache* cache, ref SlabAllocator<TSource, TLock> heap)
        where TSource : unmanaged, IMemorySource
        where TLock : unmanaged, ILock
    {
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
        {
            Bin* bin = BinOf(cache, sizeClass);
            Spare* spare = SpareOf(cache, sizeClass);
            heap.Give(sizeClass, bin->Magazine, bin->Count);
            heap.Give(sizeClass, spare->Magazine, spare->Count);
        }

        *cache = default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bin* BinOf(ThreadCache* cache, int sizeClass) => (Bin*)&cache->_bins + sizeClass;

    private static Spare* SpareOf(ThreadCache* cache, int sizeClass) => (Spare*)&cache->_spares + sizeClass;

    private static void Swap(Bin* bin, Spare* spare, int sizeClass)
    {
        Magazine* magazine = bin->Magazine;
        uint count = bin->Count;
        bin->Put(spare->Magazine, spare->Count, sizeClass);
        spare->Magazine = magazine;
        spare->Count = count;
    }

    /// <summary>A magazine in use. Both counts are 0 when there is none.</summary>
    internal struct Bin
    {
        public uint Count;
        public uint Capacity;
        public void** Items;

        public readonly Magazine* Magazine => Items == null ? null : (Magazine*)Items - 1;

        public void Put(Magazine* magazine, uint count, int sizeClass)
        {
            Count = count;
            Capacity = magazine == null ? 0 : Slabs.Magazine.CapacityFor(SizeClasses.SizeOf(sizeClass));
            Items = magazine == null ? null : Slabs.Magazine.Items(magazine);
        }
    }

    private struct Spare
    {
        public Magazine* Magazine;
        public uint Count;
    }

    [InlineArray(SizeClasses.Count)]
    private struct Bins
    {
        private Bin _first;
    }

    [InlineArray(SizeClasses.Count)]
    private struct Spares
    {
        private Spare _first;
    }
}
