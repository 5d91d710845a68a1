using BareFlow.Memory.Regions;

namespace BareFlow.Memory.Slabs;

/// <summary>Small objects without headers: slabs of 64 KiB, each cut into objects of one size class.</summary>
/// <remarks>
/// <para>Law: of each slab, <c>carved objects == objects in its list + objects handed out</c>, and of the source,
/// <c>tables + slabs in use + empty slabs == Break - Base</c>. <see cref="Check"/> proves both.</para>
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
    private uint _emptyCount;
    private uint _discardedCount;

    /// <summary>The first byte of the first slab.</summary>
    public readonly byte* Objects => _objects;

    /// <summary>The class of each slab, one byte each; 0 for a slab that is in no class.</summary>
    public readonly byte* Classes => _classes;

    /// <summary>Slabs that there may ever be.</summary>
    public readonly ulong Capacity => _capacity;

    /// <summary>Slabs that hold objects.</summary>
    public readonly ulong SlabsInUse => _count - _emptyCount;

    /// <summary>Starts over <paramref name="source"/>, which is empty; false when it has no room for a slab.</summary>
    public bool TryInitialize(TSource source)
    {
        Invariant.Holds(source.IsZeroed, "slabs come from memory that reads as zero"u8);
        Invariant.Holds(source.Base.Value % Slab.Size == 0, "slabs start at a multiple of 64 KiB"u8);
        this = default;
        _source = source;
        _poolLock = default;
        ulong slabs = (source.Limit.Value - source.Base.Value) >> Slab.SizeBits;
        ulong tables = RoundUp(TableBytes(slabs));
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

    /// <summary>Takes objects of a class, as a list.</summary>
    /// <param name="sizeClass">The class.</param>
    /// <param name="list">The first object, whose first word leads to the next.</param>
    /// <returns>How many: a full magazine at most, 0 when the source is used up.</returns>
    public uint Take(int sizeClass, out void* list)
    {
        SlabClass<TLock>* slabs = Class(sizeClass);
        uint magazine = SlabClass<TLock>.MagazineSize(SizeClasses.SizeOf(sizeClass));
        slabs->Lock.Enter();
        list = slabs->PopMagazine();
        uint count = list != null ? magazine : TakeFromSlabs(slabs, sizeClass, magazine, out list);
        slabs->Lock.Exit();
        return count;
    }

    /// <summary>Takes a full magazine of a class back.</summary>
    public void GiveMagazine(int sizeClass, void* list)
    {
        ulong size = SizeClasses.SizeOf(sizeClass);
        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        if (!slabs->TryPushMagazine(list, size * SlabClass<TLock>.MagazineSize(size)))
            ReturnAll(slabs, list);

        slabs->Lock.Exit();
    }

    /// <summary>Takes any list of objects of a class back, to their slabs.</summary>
    public void GiveList(int sizeClass, void* list)
    {
        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        ReturnAll(slabs, list);
        slabs->Lock.Exit();
    }

    /// <summary>Takes one object; null when the source is used up. For a thread without a cache.</summary>
    public void* TakeOne(int sizeClass)
    {
        if (Take(sizeClass, out void* list) == 0)
            return null;

        GiveList(sizeClass, Slab.NextOf(list));
        return list;
    }

    /// <summary>Takes one object of a class back, to its slab.</summary>
    public void GiveOne(int sizeClass, void* item)
    {
        Slab.NextOf(item) = null;
        GiveList(sizeClass, item);
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
            EmptyDepot(Class(sizeClass));

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

    private static ulong RoundUp(ulong bytes) => (bytes + (Slab.Size - 1)) & ~(Slab.Size - 1);

    private static ulong TableBytes(ulong slabs) =>
        SizeClasses.Count * SlabClass<TLock>.Stride + slabs * (ulong)(sizeof(Slab) + sizeof(byte));

    private readonly SlabClass<TLock>* Class(int sizeClass) =>
        (SlabClass<TLock>*)(_sizeClasses + (ulong)sizeClass * SlabClass<TLock>.Stride);

    private readonly ulong IndexOf(void* item) => (ulong)((byte*)item - _objects) >> Slab.SizeBits;

    private readonly byte* StartOf(Slab* slab) => _objects + ((ulong)(slab - _slabs) << Slab.SizeBits);

    private static uint ObjectsIn(ulong size) => (uint)Slab.Size / (uint)size;

    /// <summary>Objects that came back before new ones, as many slabs as that takes.</summary>
    private uint TakeFromSlabs(SlabClass<TLock>* slabs, int sizeClass, uint wanted, out void* list)
    {
        void* first = null;
        void** end = &first;
        uint taken = 0;
        while (taken < wanted && slabs->Partial != null)
        {
            Slab* slab = slabs->Partial;
            taken += slab->TakeTo(ref end, StartOf(slab), wanted - taken);
            if (slab->FreeCount == 0)
                slabs->Remove(slab);
        }

        if (taken == 0)
            taken = Carve(slabs, sizeClass, wanted, ref end);

        *end = null;
        list = first;
        return taken;
    }

    /// <summary>Cuts new objects: only to the end of the page that the first of them begins in, as memory that is not asked
    /// for should stay untouched.</summary>
    private uint Carve(SlabClass<TLock>* slabs, int sizeClass, uint wanted, ref void** end)
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

        slab->CarveTo(ref end, StartOf(slab), size, count);
        return count;
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

    private void ReturnAll(SlabClass<TLock>* slabs, void* list)
    {
        while (list != null)
        {
            void* item = list;
            list = Slab.NextOf(item);
            Return(slabs, item);
        }
    }

    private void Return(SlabClass<TLock>* slabs, void* item)
    {
        Slab* slab = &_slabs[IndexOf(item)];
        slab->Return((ulong)((byte*)item - _objects) & (Slab.Size - 1));
        if (slab->FreeCount == 1)
            slabs->Insert(slab);

        if (slab->FreeCount == slab->Carved && slab != slabs->Carving)
            Release(slabs, slab);
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

    private void EmptyDepot(SlabClass<TLock>* slabs)
    {
        slabs->Lock.Enter();
        for (void* list = slabs->PopMagazine(); list != null; list = slabs->PopMagazine())
            ReturnAll(slabs, list);

        slabs->Lock.Exit();
    }
}
