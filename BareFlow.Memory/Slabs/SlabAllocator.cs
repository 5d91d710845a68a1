using System;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Regions;

namespace BareFlow.Memory.Slabs;

/// <summary>Small objects without headers: slabs of 64 KiB, each cut into objects of one size class.</summary>
/// <remarks>
/// <para>Law: of each slab, <c>carved objects == objects in its list + objects handed out</c>, and of the source,
/// <c>tables + slabs in use + slabs of magazines + empty slabs == Break - Base</c>. <see cref="Check"/> proves both.</para>
/// <para>The class of an object follows from its address: one byte a slab says it. That byte is all that a free needs, so
/// the threads' caches (<see cref="ThreadCache"/>) serve most calls without coming here. They come with whole magazines.</para>
/// <para>Safe for several threads: each class has a lock, and what the classes share has one more, taken last. Initialise it
/// where it stays.</para>
/// </remarks>
/// <typeparam name="TSource">Where the memory comes from: a large range of which each byte costs nothing until it is touched,
/// and which reads as zero.</typeparam>
/// <typeparam name="TLock">What keeps threads apart.</typeparam>
public unsafe partial struct SlabAllocator<TSource, TLock>
    where TSource : unmanaged, IMemorySource
    where TLock : unmanaged, ILock
{
    /// <summary>Empty slabs that keep their memory, because they will be wanted again: 32 MiB.</summary>
    public const uint KeptEmptySlabs = 512;

    private const ulong PageSize = 4096;

    private TSource _source;
    private TLock _poolLock;
    private byte* _classes;
    private byte* _sizeClasses;
    private Slab* _slabs;
    private byte* _objects;
    private Slab* _empty;
    private ulong _capacity;
    private ulong _count;
    private byte* _nextMagazine;
    private byte* _magazineEnd;
    private ulong _magazineSlabs;
    private uint _emptyCount;
    private uint _discardedCount;

    /// <summary>The first byte of the first slab.</summary>
    public readonly byte* Objects => _objects;

    /// <summary>The class of each slab, one byte each; 0 for a slab that is in no class.</summary>
    public readonly byte* Classes => _classes;

    /// <summary>Slabs that there may ever be.</summary>
    public readonly ulong Capacity => _capacity;

    /// <summary>Slabs that hold objects.</summary>
    public readonly ulong SlabsInUse => _count - _emptyCount - _magazineSlabs;

    /// <summary>Starts over <paramref name="source"/>, which is empty; false when it has no room for a slab.</summary>
    public bool TryInitialize(TSource source)
    {
        Invariant.Holds(source.IsZeroed, "slabs come from memory that reads as zero"u8);
        Invariant.Holds(source.Base.Value % Slab.Size == 0, "slabs start at a multiple of 64 KiB"u8);
        this = default;
        _source = source;
        _poolLock = default;
        ulong slabs = (source.Limit.Value - source.Base.Value) >> Slab.SizeBits;
        ulong tables = RequestSize.RoundUp(TableBytes(slabs), Slab.Size);
        if (tables >> Slab.SizeBits >= slabs || !_source.TryGrow(tables))
            return false;

        _capacity = slabs - (tables >> Slab.SizeBits);
        _sizeClasses = (byte*)source.Base.Pointer;
        _slabs = (Slab*)(_sizeClasses + SizeClasses.Count * SlabClass<TLock>.Stride);
        _classes = (byte*)(_slabs + slabs);
        _objects = (byte*)source.Base.Pointer + tables;
        for (int sizeClass = 0; sizeClass < SizeClasses.Count; sizeClass++)
            Class(sizeClass)->Lock = default;

        return true;
    }

    /// <summary>Fills a magazine, or takes a full one for it.</summary>
    /// <param name="sizeClass">The class.</param>
    /// <param name="magazine">An empty magazine, or null; then the one with the objects.</param>
    /// <returns>How many objects it has: 0 when the source is used up.</returns>
    internal uint Fill(int sizeClass, ref Magazine* magazine)
    {
        ulong size = SizeClasses.SizeOf(sizeClass);
        uint capacity = Magazine.CapacityFor(size);
        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        uint count = capacity;
        Magazine* full = slabs->PopFull(capacity * size);
        if (full == null)
        {
            if (magazine == null)
                magazine = TakeEmpty(slabs);

            count = magazine == null ? 0 : TakeFromSlabs(slabs, sizeClass, Magazine.Items(magazine), capacity);
        }
        else
        {
            if (magazine != null)
                Magazine.Push(ref slabs->Empty, magazine);

            magazine = full;
        }

        slabs->Lock.Exit();
        return count;
    }

    /// <summary>Empties a full magazine, or gives an empty one for it.</summary>
    /// <param name="sizeClass">The class.</param>
    /// <param name="magazine">A full magazine, or null; then an empty one, or null when there is no memory for it.</param>
    internal void Empty(int sizeClass, ref Magazine* magazine)
    {
        ulong size = SizeClasses.SizeOf(sizeClass);
        uint capacity = Magazine.CapacityFor(size);
        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        Magazine* empty = magazine == null || slabs->HasRoom(capacity * size) ? TakeEmpty(slabs) : null;
        if (magazine == null || empty != null)
        {
            if (magazine != null)
                slabs->PushFull(magazine, capacity * size);

            magazine = empty;
        }
        else
        {
            ReturnAll(slabs, Magazine.Items(magazine), capacity);
        }

        slabs->Lock.Exit();
    }

    /// <summary>Takes a magazine with <paramref name="count"/> objects back for good; null is allowed.</summary>
    internal void Give(int sizeClass, Magazine* magazine, uint count)
    {
        if (magazine == null)
            return;

        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        ReturnAll(slabs, Magazine.Items(magazine), count);
        Magazine.Push(ref slabs->Empty, magazine);
        slabs->Lock.Exit();
    }

    /// <summary>Takes one object; null when the source is used up. For a thread without a cache.</summary>
    public void* TakeOne(int sizeClass)
    {
        void* item;
        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        uint count = TakeFromSlabs(slabs, sizeClass, &item, 1);
        slabs->Lock.Exit();
        return count != 0 ? item : null;
    }

    /// <summary>Takes one object of a class back, to its slab.</summary>
    public void GiveOne(int sizeClass, void* item)
    {
        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        ReturnAll(slabs, &item, 1);
        slabs->Lock.Exit();
    }

    /// <summary>The class of the slab that <paramref name="item"/> lies in; 0 when it lies in none.</summary>
    public readonly int ClassOf(void* item)
    {
        ulong slab = IndexOf(item);
        return slab < _capacity ? _classes[slab] : 0;
    }

    /// <summary>Gives all that is kept back: magazines to their slabs, the memory of empty slabs to the system.</summary>
    /// <returns>Whether any memory went back.</returns>
    public bool Trim()
    {
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
            EmptyDepot(sizeClass);

        _poolLock.Enter();
        bool any = DiscardEmptySlabs();
        _poolLock.Exit();
        return any;
    }

    /// <summary>Takes every lock, so that nobody is half-way through anything: before a fork.</summary>
    public void EnterAll()
    {
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
            Class(sizeClass)->Lock.Enter();

        _poolLock.Enter();
    }

    /// <summary>Gives every lock back: after a fork, on both sides.</summary>
    public void ExitAll()
    {
        _poolLock.Exit();
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
            Class(sizeClass)->Lock.Exit();
    }

    private static ulong TableBytes(ulong slabs) =>
        SizeClasses.Count * SlabClass<TLock>.Stride + slabs * (ulong)(sizeof(Slab) + sizeof(byte));

    private readonly SlabClass<TLock>* Class(int sizeClass) =>
        (SlabClass<TLock>*)(_sizeClasses + (ulong)sizeClass * SlabClass<TLock>.Stride);

    private readonly ulong IndexOf(void* item) => (ulong)((byte*)item - _objects) >> Slab.SizeBits;

    private readonly byte* StartOf(Slab* slab) => _objects + ((ulong)(slab - _slabs) << Slab.SizeBits);

    private static uint ObjectsIn(ulong size) => (uint)Slab.Size / (uint)size;

    /// <summary>Objects that came back before new ones, from as many slabs as that takes, so that the last address is that
    /// of the lowest object of the first slab.</summary>
    private uint TakeFromSlabs(SlabClass<TLock>* slabs, int sizeClass, void** items, uint wanted)
    {
        void** end = items + wanted;
        uint taken = 0;
        while (taken < wanted && slabs->Partial != null)
        {
            Slab* slab = slabs->Partial;
            taken += slab->TakeTo(end - taken, StartOf(slab), wanted - taken);
            if (slab->FreeCount == 0)
                slabs->Remove(slab);
        }

        if (taken == 0)
            taken = Carve(slabs, sizeClass, end, wanted);

        if (taken < wanted)
            new Span<ulong>(end - taken, (int)taken).CopyTo(new Span<ulong>(items, (int)taken));

        return taken;
    }

    /// <summary>Cuts new objects: only to the end of the page that the first of them begins in, as memory that is not asked
    /// for should stay untouched.</summary>
    private uint Carve(SlabClass<TLock>* slabs, int sizeClass, void** end, uint wanted)
    {
        if (slabs->Carving == null && !TryAddSlab(slabs, sizeClass))
            return 0;

        Slab* slab = slabs->Carving;
        ulong size = SizeClasses.SizeOf(sizeClass);
        ulong inPage = (PageSize - slab->Carved * size % PageSize + size - 1) / size;
        uint left = ObjectsIn(size) - slab->Carved;
        uint count = inPage < wanted ? (uint)inPage : wanted;
        if (count >= left)
        {
            count = left;
            slabs->Carving = null;
        }

        slab->CarveTo(end, StartOf(slab), size, count);
        return count;
    }

    /// <summary>An empty magazine; null when there is no memory for one.</summary>
    private Magazine* TakeEmpty(SlabClass<TLock>* slabs)
    {
        Magazine* magazine = Magazine.Pop(ref slabs->Empty);
        if (magazine != null)
            return magazine;

        _poolLock.Enter();
        magazine = NewMagazine();
        _poolLock.Exit();
        return magazine;
    }

    /// <summary>Cuts a magazine off the slab that is set aside for them.</summary>
    private Magazine* NewMagazine()
    {
        if (_nextMagazine == _magazineEnd)
        {
            Slab* slab = PopEmpty();
            if (slab == null)
                return null;

            _magazineSlabs++;
            _nextMagazine = StartOf(slab);
            _magazineEnd = _nextMagazine + Slab.Size;
        }

        var magazine = (Magazine*)_nextMagazine;
        _nextMagazine += Magazine.Bytes;
        return magazine;
    }

    private bool TryAddSlab(SlabClass<TLock>* slabs, int sizeClass)
    {
        _poolLock.Enter();
        Slab* slab = PopEmpty();
        _poolLock.Exit();
        if (slab == null)
            return false;

        _classes[slab - _slabs] = (byte)sizeClass;
        slab->Reset();
        slabs->Carving = slab;
        return true;
    }

    private Slab* PopEmpty()
    {
        Slab* slab = _empty;
        if (slab != null)
        {
            _empty = slab->Next;
            _emptyCount--;
            if (_discardedCount > _emptyCount)
                _discardedCount = _emptyCount;

            return slab;
        }

        return _count < _capacity && _source.TryGrow(Slab.Size) ? &_slabs[_count++] : null;
    }

    private void ReturnAll(SlabClass<TLock>* slabs, void** items, uint count)
    {
        while (count > 0)
        {
            Slab* slab = &_slabs[IndexOf(*items)];
            uint returned = slab->Return(items, StartOf(slab), count);
            if (slab->FreeCount == returned)
                slabs->Insert(slab);

            if (slab->FreeCount == slab->Carved && slab != slabs->Carving)
                Release(slabs, slab);

            items += returned;
            count -= returned;
        }
    }

    /// <summary>Takes a slab whose objects are all back out of its class.</summary>
    private void Release(SlabClass<TLock>* slabs, Slab* slab)
    {
        slabs->Remove(slab);
        _classes[slab - _slabs] = 0;
        _poolLock.Enter();
        PushEmpty(slab);
        _poolLock.Exit();
    }

    /// <summary>The stack of empty slabs has those whose memory is discarded at its bottom.</summary>
    private void PushEmpty(Slab* slab)
    {
        slab->Next = _empty;
        _empty = slab;
        _emptyCount++;
        if (_emptyCount - _discardedCount > KeptEmptySlabs)
            DiscardEmptySlabs();
    }

    private bool DiscardEmptySlabs()
    {
        bool any = false;
        Slab* slab = _empty;
        for (uint left = _emptyCount - _discardedCount; left > 0; left--)
        {
            any |= _source.TryDiscard(new VirtAddr(StartOf(slab)), Slab.Size);
            slab = slab->Next;
        }

        _discardedCount = _emptyCount;
        return any;
    }

    private void EmptyDepot(int sizeClass)
    {
        ulong size = SizeClasses.SizeOf(sizeClass);
        uint capacity = Magazine.CapacityFor(size);
        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        for (Magazine* full = slabs->PopFull(capacity * size); full != null; full = slabs->PopFull(capacity * size))
        {
            ReturnAll(slabs, Magazine.Items(full), capacity);
            Magazine.Push(ref slabs->Empty, full);
        }

        slabs->Lock.Exit();
    }
}
