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

    /// <summary>Whether the law holds now, by walking every slab and every list.</summary>
    public readonly bool Check()
    {
        ulong inUse = 0;
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
        {
            if (!CheckLinks(Class(sizeClass)))
                return false;
        }

        for (ulong index = 0; index < _count; index++)
        {
            int sizeClass = _classes[index];
            inUse += sizeClass == 0 ? 0UL : 1;
            if (sizeClass != 0 && !CheckSlab(&_slabs[index], sizeClass))
                return false;
        }

        return inUse == SlabsInUse && CheckBreak();
    }

    private readonly bool CheckBreak() =>
        (byte*)_source.Break.Pointer == _objects + (_count << Slab.SizeBits);

    private readonly bool CheckSlab(Slab* slab, int sizeClass)
    {
        ulong size = SizeClasses.SizeOf(sizeClass);
        bool isCarving = Class(sizeClass)->Carving == slab;
        if (slab->FreeCount > slab->Carved || (slab->Carved == ObjectsIn(size)) == isCarving)
            return false;

        uint free = 0;
        for (ulong offset = 0; offset < Slab.Size; offset += SizeClasses.SizeOf(1))
        {
            bool isFree = slab->IsFree(offset);
            if (isFree && (offset % size != 0 || offset / size >= slab->Carved))
                return false;

            free += isFree ? 1U : 0;
        }

        return free == slab->FreeCount;
    }

    /// <summary>The slabs with free objects are linked both ways and have some.</summary>
    private static bool CheckLinks(SlabClass<TLock>* slabs)
    {
        Slab* before = null;
        for (Slab* slab = slabs->Partial; slab != null; slab = slab->Next)
        {
            if (slab->Previous != before || slab->FreeCount == 0)
                return false;

            before = slab;
        }

        return true;
    }
}
