namespace BareFlow.Memory.Slabs;

// The proof of the law: the only code that walks the slabs. No other thread may use the allocator meanwhile.
public unsafe partial struct SlabAllocator<TSource, TLock>
{
    /// <summary>Objects that are not in a slab: handed out, in a thread's cache or in a depot.</summary>
    public readonly ulong ObjectsOut
    {
        get
        {
            ulong count = 0;
            for (ulong index = 0; index < _count; index++)
                count += _classes[index] == 0 ? 0UL : (ulong)(_slabs[index].Carved - _slabs[index].FreeCount);

            return count;
        }
    }

    /// <summary>Bytes of the objects that are not in a slab. By walking: the caller keeps all others out.</summary>
    public readonly ulong BytesOut
    {
        get
        {
            ulong bytes = 0;
            for (ulong index = 0; index < _count; index++)
                bytes += SizeClasses.SizeOf(_classes[index]) * (ulong)(_slabs[index].Carved - _slabs[index].FreeCount);

            return bytes;
        }
    }

    /// <summary>Whether the law holds now, by walking every slab and every list. It follows no pointer that it did not check.</summary>
    public readonly bool Check()
    {
        if (!CheckPlaces() || !CheckMagazineSlabs())
            return false;

        ulong listed = 0;
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
        {
            if (!CheckList(sizeClass, ref listed) || !CheckDepot(sizeClass))
                return false;
        }

        ulong inUse = 0;
        ulong withFree = 0;
        for (ulong index = 0; index < _count; index++)
        {
            int sizeClass = _classes[index];
            if (sizeClass == 0)
                continue;

            if (sizeClass >= SizeClasses.Count)
                return false;

            inUse++;
            withFree += _slabs[index].FreeCount != 0 ? 1UL : 0;
            if (!CheckSlab(&_slabs[index], sizeClass))
                return false;
        }

        return inUse == SlabsInUse && withFree == listed && CheckEmpty();
    }

    /// <summary>The tables and the slabs lie where their sources say, and no more of them is used than those gave.</summary>
    private readonly bool CheckPlaces()
    {
        bool areSourcesRight = _objects == (byte*)_source.Base.Pointer && _sizeClasses == (byte*)_tables.Base.Pointer
            && _tables.Limit.Value == ~_notTablesLimit
            && _capacity == (_source.Limit.Value - _source.Base.Value) >> Slab.SizeBits;
        return areSourcesRight
            && _classes == _sizeClasses + SizeClasses.Count * SlabClass<TLock>.Stride
            && _slabs == (Slab*)(_sizeClasses + FirstTableBytes(_capacity))
            && _count <= _capacity
            && (byte*)_source.Break.Pointer == _objects + (_count << Slab.SizeBits)
            && IsTableEnd(_slabs + _count) | IsTableEnd(_slabs + _count + 1);
    }

    /// <summary>The tables end behind the last slab; one further when there was room for a slab's words and none for the slab.
    /// </summary>
    private readonly bool IsTableEnd(Slab* slab) => _tables.Break.Pointer == slab;

    /// <summary>As many magazines were cut off their slabs as there is no room for any more.</summary>
    private readonly bool CheckMagazineSlabs()
    {
        const ulong perSlab = Slab.Size / Magazine.Bytes;
        if (_magazineSlabs == 0)
            return _nextMagazine == null && _magazineEnd == null && _magazines == 0;

        ulong left = (ulong)(_magazineEnd - _nextMagazine);
        return _magazineSlabs <= _count && left <= Slab.Size && left % Magazine.Bytes == 0
            && IsMagazine(_magazineEnd - Slab.Size) && (_magazineEnd - _objects) % (long)Slab.Size == 0
            && _magazines == _magazineSlabs * perSlab - left / Magazine.Bytes;
    }

    /// <summary>Whether an address is one that a magazine may have, so that it may be looked into.</summary>
    private readonly bool IsMagazine(void* magazine)
    {
        ulong offset = (ulong)((byte*)magazine - _objects);
        return offset >> Slab.SizeBits < _count && offset % Magazine.Bytes == 0 && _classes[offset >> Slab.SizeBits] == 0;
    }

    /// <summary>The magazines of a class are magazines, and the full ones hold objects of it that are nowhere else.</summary>
    private readonly bool CheckDepot(int sizeClass)
    {
        SlabClass<TLock>* slabs = Class(sizeClass);
        ulong size = SizeClasses.SizeOf(sizeClass);
        uint capacity = Magazine.CapacityFor(size);
        if (!slabs->Empty.IsRight || !slabs->Full.IsRight)
            return false;

        ulong count = 0;
        for (Magazine* magazine = slabs->Empty.First; magazine != null; magazine = magazine->Next)
        {
            if (++count > _magazines || !IsMagazine(magazine))
                return false;
        }

        ulong bytes = 0;
        for (Magazine* magazine = slabs->Full.First; magazine != null; magazine = magazine->Next, bytes += capacity * size)
        {
            if (bytes >= slabs->FullBytes || !IsMagazine(magazine) || !AreOut(sizeClass, Magazine.Items(magazine), capacity))
                return false;
        }

        return bytes == slabs->FullBytes;
    }

    private readonly bool AreOut(int sizeClass, void** items, uint count)
    {
        ulong size = SizeClasses.SizeOf(sizeClass);
        for (uint index = 0; index < count; index++)
        {
            ulong slab = IndexOf(items[index]);
            ulong offset = (ulong)((byte*)items[index] - _objects) % Slab.Size;
            bool isObject = slab < _count && _classes[slab] == sizeClass && offset % size == 0 && offset / size < _slabs[slab].Carved;
            if (!isObject || _slabs[slab].IsFree(offset))
                return false;
        }

        return true;
    }

    /// <summary>The list of empty slabs has as many as it should, and they are in no class.</summary>
    private readonly bool CheckEmpty()
    {
        ulong count = 0;
        for (Slab* slab = _empty; slab != null; slab = slab->Next)
        {
            if (++count > _emptyCount || !IsKnown(slab) || _classes[slab - _slabs] != 0)
                return false;
        }

        return count == _emptyCount && _discardedCount <= _emptyCount;
    }

    private readonly bool CheckSlab(Slab* slab, int sizeClass)
    {
        ulong size = SizeClasses.SizeOf(sizeClass);
        bool isCarving = Class(sizeClass)->Carving == slab;
        bool isEmpty = slab->FreeCount == slab->Carved && !isCarving;
        if (slab->FreeCount > slab->Carved || isEmpty || (slab->Carved == ObjectsIn(size)) == isCarving)
            return false;

        uint free = 0;
        for (ulong offset = 0; offset < Slab.Size; offset += SizeClasses.SizeOf(1))
        {
            bool isFree = slab->IsFree(offset);
            if (isFree && (offset % size != 0 || offset / size >= slab->Carved))
                return false;

            free += isFree ? 1U : 0;
        }

        return free == slab->FreeCount && slab->AreWordsRight && slab->IsCarvedRight;
    }

    /// <summary>The slabs with free objects are linked both ways, have some and are of the class, as is the one that is carved.
    /// </summary>
    private readonly bool CheckList(int sizeClass, ref ulong listed)
    {
        Slab* carving = Class(sizeClass)->Carving;
        if (carving != null && (!IsKnown(carving) || _classes[carving - _slabs] != sizeClass))
            return false;

        Slab* before = null;
        for (Slab* slab = Class(sizeClass)->Partial; slab != null; slab = slab->Next)
        {
            bool isListed = IsKnown(slab) && slab->Previous == before && slab->FreeCount != 0 && _classes[slab - _slabs] == sizeClass;
            if (++listed > _count || !isListed)
                return false;

            before = slab;
        }

        return true;
    }

    /// <summary>Whether a link leads to a slab, so that it may be followed.</summary>
    private readonly bool IsKnown(Slab* slab)
    {
        ulong offset = (ulong)((byte*)slab - (byte*)_slabs);
        return offset < _count * (ulong)sizeof(Slab) && offset % (ulong)sizeof(Slab) == 0;
    }
}
