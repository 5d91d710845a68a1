namespace BareFlow.Memory.Slabs;

// The proof of the law: the only code that walks the slabs. Nobody else may use the allocator meanwhile.
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

    /// <summary>Whether the law holds now, by walking every slab and every list.</summary>
    public readonly bool Check()
    {
        ulong listed = 0;
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
        {
            if (!CheckList(sizeClass, ref listed))
                return false;
        }

        ulong inUse = 0;
        ulong withFree = 0;
        for (ulong index = 0; index < _count; index++)
        {
            int sizeClass = _classes[index];
            if (sizeClass == 0)
                continue;

            inUse++;
            withFree += _slabs[index].FreeCount != 0 ? 1UL : 0;
            if (!CheckSlab(&_slabs[index], sizeClass))
                return false;
        }

        return inUse == SlabsInUse && withFree == listed && CheckEmpty() && CheckBreak();
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

    private readonly bool CheckBreak() =>
        (byte*)_source.Break.Pointer == _objects + (_count << Slab.SizeBits)
        && (byte*)_tables.Break.Pointer >= (byte*)(_slabs + _count);

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

        return free == slab->FreeCount && slab->AreWordsRight;
    }

    /// <summary>The slabs with free objects are linked both ways, have some and are of the class.</summary>
    private readonly bool CheckList(int sizeClass, ref ulong listed)
    {
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
