using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Findings;
using BareFlow.Memory.Regions;

namespace BareFlow.Memory.Slabs;

/// <summary>Small objects without headers: slabs of 64 KiB, each cut into objects of one size class.</summary>
/// <remarks>
/// <para>Law: of each slab, <c>carved objects == objects in its list + objects handed out</c>, and of the source,
/// <c>slabs in use + slabs of magazines + empty slabs == Break - Base</c>. <see cref="Check"/> proves both.</para>
/// <para>What is known of a slab lies in a source of its own, which grows with the slabs: a heap that may become large costs
/// no more than what it has become.</para>
/// <para>The class of an object follows from its address: one byte a slab says it. That byte is all that a free needs, so
/// the threads' caches (<see cref="ThreadCache"/>) serve most calls without coming here. They come with whole magazines.</para>
/// <para>Safe for several threads: each class has a lock, and what the classes share has one more, taken last. Initialise it
/// where it stays.</para>
/// </remarks>
/// <typeparam name="TSource">Where the memory comes from: a large range, in which a byte costs nothing until it is touched,
/// and which reads as zero.</typeparam>
/// <typeparam name="TLock">What keeps threads apart.</typeparam>
public unsafe partial struct SlabAllocator<TSource, TLock>
    where TSource : unmanaged, IMemorySource
    where TLock : unmanaged, ILock
{
    /// <summary>Empty slabs that keep their memory, because they will be wanted again: 32 MiB.</summary>
    public const uint KeptEmptySlabs = 512;

    private TSource _source;
    private TSource _tables;
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

    /// <summary>Magazines that were cut off their slabs.</summary>
    private ulong _magazines;

    /// <summary>What the limit of the tables is not: nothing else says it.</summary>
    private ulong _notTablesLimit;
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

    /// <summary>Bytes that the source of the slabs has handed out.</summary>
    public readonly ulong Held => _count << Slab.SizeBits;

    /// <summary>The bytes of tables that a source of <paramref name="bytes"/> bytes may need.</summary>
    public static ulong TableBytes(ulong bytes) =>
        FirstTableBytes(bytes >> Slab.SizeBits) + (bytes >> Slab.SizeBits) * (ulong)sizeof(Slab);

    /// <summary>Starts over two sources, which are empty; false when they have no room for a slab.</summary>
    /// <param name="source">Where the slabs come from.</param>
    /// <param name="tables">Where what is known of them comes from.</param>
    public bool TryInitialize(TSource source, TSource tables)
    {
        Invariant.Holds(source.IsZeroed && tables.IsZeroed, "slabs come from memory that reads as zero"u8);
        Invariant.Holds(source.Base.Value % Slab.Size == 0, "slabs start at a multiple of 64 KiB"u8);
        this = default;
        _source = source;
        _tables = tables;
        _notTablesLimit = ~tables.Limit.Value;
        _poolLock = default;
        _capacity = (source.Limit.Value - source.Base.Value) >> Slab.SizeBits;
        if (_capacity == 0 || !_tables.TryGrow(FirstTableBytes(_capacity)))
            return false;

        _sizeClasses = (byte*)tables.Base.Pointer;
        _classes = _sizeClasses + SizeClasses.Count * SlabClass<TLock>.Stride;
        _slabs = (Slab*)(_sizeClasses + FirstTableBytes(_capacity));
        _objects = (byte*)source.Base.Pointer;
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
                slabs->Empty.Push(magazine);

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
        void* misused = null;
        Magazine* empty = magazine == null || slabs->HasRoom(capacity * size) ? TakeEmpty(slabs) : null;
        if (magazine == null || empty != null)
        {
            if (magazine != null)
                slabs->PushFull(magazine, capacity * size);

            magazine = empty;
        }
        else
        {
            misused = ReturnAll(sizeClass, Magazine.Items(magazine), capacity);
        }

        slabs->Lock.Exit();
        Report(misused);
    }

    /// <summary>Takes a magazine with <paramref name="count"/> objects back for good; null is allowed.</summary>
    internal void Give(int sizeClass, Magazine* magazine, uint count)
    {
        if (magazine == null)
            return;

        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        void* misused = ReturnAll(sizeClass, Magazine.Items(magazine), count);
        slabs->Empty.Push(magazine);
        slabs->Lock.Exit();
        Report(misused);
    }

    /// <summary>Takes one object; null when the source is used up. For a thread without a cache.</summary>
    public void* TakeOne(int sizeClass)
    {
        void* item;
        RequireClass(sizeClass);
        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        uint count = TakeFromSlabs(slabs, sizeClass, &item, 1);
        slabs->Lock.Exit();
        return count != 0 ? item : null;
    }

    /// <summary>Takes one object of a class back, to its slab.</summary>
    public void GiveOne(int sizeClass, void* item)
    {
        RequireClass(sizeClass);
        Invariant.Holds(IndexOf(item) < _count, "an object that comes back lies in a slab"u8);
        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        void* misused = ReturnAll(sizeClass, &item, 1);
        slabs->Lock.Exit();
        Report(misused);
    }

    /// <summary>The class of the slab that <paramref name="item"/> lies in; 0 when it lies in none.</summary>
    public readonly int ClassOf(void* item)
    {
        ulong slab = IndexOf(item);
        return slab < _capacity ? _classes[slab] : 0;
    }

    /// <summary>Whether an address is one that a slab has, or may have once.</summary>
    public readonly bool Owns(void* item) => IndexOf(item) < _capacity;

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

    /// <summary>Takes every lock, so that no thread is in the middle of an operation: before a fork.</summary>
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

    /// <summary>The tables that are there from the beginning: the size classes, and the class of each slab.</summary>
    private static ulong FirstTableBytes(ulong slabs) => RequestSize.RoundUp(
        SizeClasses.Count * SlabClass<TLock>.Stride + slabs, SlabClass<TLock>.Stride);

    private readonly SlabClass<TLock>* Class(int sizeClass) =>
        (SlabClass<TLock>*)(_sizeClasses + (ulong)sizeClass * SlabClass<TLock>.Stride);

    private readonly ulong IndexOf(void* item) => (ulong)((byte*)item - _objects) >> Slab.SizeBits;

    private readonly byte* StartOf(Slab* slab) => StartOf((ulong)(slab - _slabs));

    private readonly byte* StartOf(ulong index) => _objects + (index << Slab.SizeBits);

    private static void RequireClass(int sizeClass) =>
        Invariant.Holds((uint)(sizeClass - 1) < SizeClasses.Count - 1, "objects have a class"u8);

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
            if (taken < wanted || slab->FreeCount == 0)
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
        ulong inPage = (VirtPage.Size - slab->Carved * size % VirtPage.Size + size - 1) / size;
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
        Magazine* magazine = slabs->Empty.Pop();
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
        _magazines++;
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

        return _count < _capacity && TryGrowTables() && _source.TryGrow(Slab.Size) ? &_slabs[_count++] : null;
    }

    /// <summary>Makes room for what is known of one more slab.</summary>
    private bool TryGrowTables()
    {
        ulong end = (ulong)(&_slabs[_count + 1]);
        ulong have = _tables.Break.Value;
        return end <= have || _tables.TryGrow(end - have);
    }

    /// <summary>Takes objects of a class back to their slabs.</summary>
    /// <returns>One that was back already, which is ignored; null when there is none.</returns>
    private void* ReturnAll(int sizeClass, void** items, uint count)
    {
        ulong size = SizeClasses.SizeOf(sizeClass);
        void* misused = null;
        void** end = items + count;
        while (items < end)
        {
            void* item = *items;
            ulong index = IndexOf(item);
            byte* start = StartOf(index);
            ulong carved = _classes[index] == sizeClass ? _slabs[index].Carved * size : 0;
            if ((ulong)((byte*)item - start) >= carved)
            {
                // All objects of its slab are back, and the slab went to another class or began anew.
                misused = item;
                items++;
                continue;
            }

            Slab* slab = &_slabs[index];
            items = Slab.Return(slab, items, end, start, carved, ref misused, out ushort added);
            if (slab->FreeCount == added || slab->FreeCount == slab->Carved)
                Relist(slab, sizeClass, slab->FreeCount != added);
        }

        return misused;
    }

    /// <summary>Reports an object that was freed twice, when no lock is held: the handler may use the heap.</summary>
    private static void Report(void* misused)
    {
        if (misused != null)
            HeapFindings.Report(HeapFault.DoubleFree, misused);
    }

    /// <summary>Puts a slab that had no free object into the list of those with some, and takes one whose objects are all back
    /// out of its class.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Relist(Slab* slab, int sizeClass, bool isListed)
    {
        SlabClass<TLock>* slabs = Class(sizeClass);
        if (!isListed)
            slabs->Insert(slab);

        if (slab->FreeCount != slab->Carved || slab == slabs->Carving)
            return;

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
        void* misused = null;
        SlabClass<TLock>* slabs = Class(sizeClass);
        slabs->Lock.Enter();
        for (Magazine* full = slabs->PopFull(capacity * size); full != null; full = slabs->PopFull(capacity * size))
        {
            void* item = ReturnAll(sizeClass, Magazine.Items(full), capacity);
            misused = item != null ? item : misused;
            slabs->Empty.Push(full);
        }

        slabs->Lock.Exit();
        Report(misused);
    }
}
