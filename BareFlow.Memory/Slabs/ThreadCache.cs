using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Regions;

namespace BareFlow.Memory.Slabs;

/// <summary>One thread's own free objects: of each size class a magazine in use, and one more that is full.</summary>
/// <remarks>
/// <para>Law: of each class the magazine in use has <c>magazine size - room</c> objects, so a thread holds at most two magazines
/// of a class, whichever thread freed or allocated them. An object freed by another thread than the one that allocated it
/// goes into the magazine of the thread that frees it, and on with that to whoever needs one.</para>
/// <para>All zero is a cache that is not set up: nothing is in it and nothing goes in, so that every call takes the slow way.
/// The same holds again after <see cref="Flush"/>. One thread's own; an interrupt or signal handler must not use it.</para>
/// </remarks>
public unsafe struct ThreadCache
{
    private byte* _objects;
    private byte* _classes;
    private ulong _slabs;
    private Magazines _magazines;
    private Spares _spares;

    /// <summary>Whether the cache takes part.</summary>
    public readonly bool IsOpen => _slabs != 0;

    /// <summary>Begins to keep objects of <paramref name="heap"/>. The cache is all zero or flushed.</summary>
    public void Open<TSource, TLock>(ref SlabAllocator<TSource, TLock> heap)
        where TSource : unmanaged, IMemorySource
        where TLock : unmanaged, ILock
    {
        _objects = heap.Objects;
        _classes = heap.Classes;
        _slabs = heap.Capacity;
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
            Of(sizeClass).Room = SlabClass<TLock>.MagazineSize(SizeClasses.SizeOf(sizeClass));
    }

    /// <summary>An object of a class, or null when the magazine in use is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void* TryTake(int sizeClass)
    {
        ref Magazine magazine = ref Of(sizeClass);
        void* item = magazine.First;
        if (item != null)
        {
            magazine.First = Slab.NextOf(item);
            magazine.Room++;
        }

        return item;
    }

    /// <summary>The class of the slab that <paramref name="item"/> lies in; 0 when it lies in none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int ClassOf(void* item)
    {
        ulong slab = (ulong)((byte*)item - _objects) >> Slab.SizeBits;
        return slab < _slabs ? _classes[slab] : 0;
    }

    /// <summary>Keeps an object of a class; false when the magazine in use is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGive(int sizeClass, void* item)
    {
        ref Magazine magazine = ref Of(sizeClass);
        if (magazine.Room == 0)
            return false;

        magazine.Room--;
        Slab.NextOf(item) = magazine.First;
        magazine.First = item;
        return true;
    }

    /// <summary>An object of a class whose magazine in use is empty, or null when memory is used up.</summary>
    public void* Refill<TSource, TLock>(int sizeClass, ref SlabAllocator<TSource, TLock> heap)
        where TSource : unmanaged, IMemorySource
        where TLock : unmanaged, ILock
    {
        ref Magazine magazine = ref Of(sizeClass);
        ref ulong spare = ref SpareOf(sizeClass);
        if (spare != 0)
        {
            magazine.First = (void*)spare;
            magazine.Room = 0;
            spare = 0;
        }
        else
        {
            magazine.Room -= heap.Take(sizeClass, out magazine.First);
        }

        return TryTake(sizeClass);
    }

    /// <summary>Keeps an object of a class whose magazine in use is full: that becomes the spare one, and a spare one that
    /// there was goes back to the heap.</summary>
    public void Overflow<TSource, TLock>(int sizeClass, void* item, ref SlabAllocator<TSource, TLock> heap)
        where TSource : unmanaged, IMemorySource
        where TLock : unmanaged, ILock
    {
        ref Magazine magazine = ref Of(sizeClass);
        ref ulong spare = ref SpareOf(sizeClass);
        if (spare != 0)
            heap.GiveMagazine(sizeClass, (void*)spare);

        spare = (ulong)magazine.First;
        magazine.First = null;
        magazine.Room = SlabClass<TLock>.MagazineSize(SizeClasses.SizeOf(sizeClass));
        TryGive(sizeClass, item);
    }

    /// <summary>Gives everything back and keeps nothing from now on: when the thread ends.</summary>
    public void Flush<TSource, TLock>(ref SlabAllocator<TSource, TLock> heap)
        where TSource : unmanaged, IMemorySource
        where TLock : unmanaged, ILock
    {
        if (!IsOpen)
            return;

        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
        {
            heap.GiveList(sizeClass, Of(sizeClass).First);
            heap.GiveList(sizeClass, (void*)SpareOf(sizeClass));
        }

        this = default;
    }

    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Magazine Of(int sizeClass) => ref Unsafe.Add(ref Unsafe.As<Magazines, Magazine>(ref _magazines), sizeClass);

    [UnscopedRef]
    private ref ulong SpareOf(int sizeClass) => ref Unsafe.Add(ref Unsafe.As<Spares, ulong>(ref _spares), sizeClass);

    private struct Magazine
    {
        public void* First;
        public ulong Room;
    }

    [InlineArray(SizeClasses.Count)]
    private struct Magazines
    {
        private Magazine _first;
    }

    [InlineArray(SizeClasses.Count)]
    private struct Spares
    {
        private ulong _first;
    }
}
