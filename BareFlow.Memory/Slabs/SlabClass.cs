namespace BareFlow.Memory.Slabs;

/// <summary>The slabs of one size class and its depot: full magazines that came back from threads and go out whole.</summary>
/// <remarks>A magazine (Bonwick and Adams, "Magazines and Vmem", USENIX 2001) is here a list of objects that runs through
/// their first words; in the depot the second word of its first object leads to the next magazine. 128 bytes, so that the
/// locks of two classes share no cache line, nor a pair that is fetched together.</remarks>
internal unsafe struct SlabClass<TLock> where TLock : unmanaged, ILock
{
    /// <summary>Bytes that one of these takes in a table.</summary>
    public const ulong Stride = 128;

    private const uint DepotBytes = 512 * 1024;
    private const uint MagazineBytes = 8 * 1024;
    private const uint LargestMagazine = 64;
    private const uint SmallestMagazine = 2;

    /// <summary>Held while anything of the class is looked at.</summary>
    public TLock Lock;

    /// <summary>Slabs with objects that came back, as far as one comparison keeps it so the lowest first.</summary>
    public Slab* Partial;

    /// <summary>The one slab that is not wholly carved yet, or null.</summary>
    public Slab* Carving;

    private void* _depot;
    private uint _depotCount;

    /// <summary>Objects in a full magazine of objects of <paramref name="size"/> bytes.</summary>
    public static uint MagazineSize(ulong size)
    {
        uint count = MagazineBytes / (uint)size;
        return count > LargestMagazine ? LargestMagazine : count < SmallestMagazine ? SmallestMagazine : count;
    }

    /// <summary>Takes a full magazine; null when there is none.</summary>
    public void* PopMagazine()
    {
        void* magazine = _depot;
        if (magazine == null)
            return null;

        _depot = MagazineBehind(magazine);
        _depotCount--;
        return magazine;
    }

    /// <summary>Keeps a full magazine of <paramref name="bytes"/> bytes; false when there are enough.</summary>
    public bool TryPushMagazine(void* magazine, ulong bytes)
    {
        if ((_depotCount + 1) * bytes > DepotBytes)
            return false;

        MagazineBehind(magazine) = _depot;
        _depot = magazine;
        _depotCount++;
        return true;
    }

    /// <summary>Puts a slab into the list of those with free objects.</summary>
    public void Insert(Slab* slab)
    {
        Slab* head = Partial;
        Slab* before = head == null || slab < head ? null : head;
        Slab* behind = before == null ? head : before->Next;
        slab->Previous = before;
        slab->Next = behind;
        if (behind != null)
            behind->Previous = slab;

        if (before == null)
            Partial = slab;
        else
            before->Next = slab;
    }

    /// <summary>Takes a slab out of that list.</summary>
    public void Remove(Slab* slab)
    {
        if (slab->Next != null)
            slab->Next->Previous = slab->Previous;

        if (slab->Previous == null)
            Partial = slab->Next;
        else
            slab->Previous->Next = slab->Next;
    }

    private static ref void* MagazineBehind(void* magazine) => ref ((void**)magazine)[1];
}
