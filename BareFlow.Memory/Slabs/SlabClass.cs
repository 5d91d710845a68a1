namespace BareFlow.Memory.Slabs;

/// <summary>The slabs of one size class and its depot: full magazines that came from threads and go out whole, and empty
/// ones to give in exchange.</summary>
/// <remarks>128 bytes, so that the locks of two classes share no cache line, nor a pair that is fetched together.</remarks>
internal unsafe struct SlabClass<TLock> where TLock : unmanaged, ILock
{
    /// <summary>Bytes that one of these takes in a table.</summary>
    public const ulong Stride = 128;

    private const ulong DepotBytes = 32 * 1024;

    /// <summary>Held while anything of the class is looked at.</summary>
    public TLock Lock;

    /// <summary>Slabs with objects that came back, as far as one comparison keeps it so the lowest first.</summary>
    public Slab* Partial;

    /// <summary>The one slab that is not wholly carved yet, or null.</summary>
    public Slab* Carving;

    /// <summary>Empty magazines.</summary>
    public MagazineList Empty;

    /// <summary>Full magazines.</summary>
    public MagazineList Full;

    private ulong _fullBytes;

    /// <summary>Takes a full magazine, of <paramref name="bytes"/> bytes of objects; null when there is none.</summary>
    public Magazine* PopFull(ulong bytes)
    {
        Magazine* magazine = Full.Pop();
        if (magazine != null)
            _fullBytes -= bytes;

        return magazine;
    }

    /// <summary>Whether the depot takes another full magazine of <paramref name="bytes"/> bytes of objects.</summary>
    public readonly bool HasRoom(ulong bytes) => _fullBytes + bytes <= DepotBytes;

    /// <summary>Keeps a full magazine.</summary>
    public void PushFull(Magazine* magazine, ulong bytes)
    {
        Full.Push(magazine);
        _fullBytes += bytes;
    }

    /// <summary>Bytes of the objects in the full magazines.</summary>
    public readonly ulong FullBytes => _fullBytes;

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
}
