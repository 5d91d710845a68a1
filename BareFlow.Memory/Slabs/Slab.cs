namespace BareFlow.Memory.Slabs;

/// <summary>What is known of one slab: 64 KiB cut into objects of one size class. It lies apart from the objects, so that an
/// overflow cannot reach it and looking at many slabs touches few cache lines.</summary>
/// <remarks>Law: <c>0 &lt;= FreeCount &lt;= Carved &lt;= capacity of the class</c>; the list <see cref="Free"/> has FreeCount objects.
/// What is not carved yet was never touched and costs no memory.</remarks>
internal unsafe struct Slab
{
    /// <summary>Bytes of a slab, as a power of two.</summary>
    public const int SizeBits = 16;

    /// <summary>Bytes of a slab.</summary>
    public const ulong Size = 1UL << SizeBits;

    /// <summary>Neighbours in a list of slabs.</summary>
    public Slab* Next;

    /// <inheritdoc cref="Next" />
    public Slab* Previous;

    /// <summary>Objects that came back, each with the address of the next one in its first word.</summary>
    public void* Free;

    /// <summary>How many those are.</summary>
    public ushort FreeCount;

    /// <summary>Objects that were cut off the slab so far, in address order.</summary>
    public ushort Carved;

    /// <summary>The object behind <paramref name="item"/> in a list.</summary>
    public static ref void* NextOf(void* item) => ref *(void**)item;

    /// <summary>Puts an object into the slab's list.</summary>
    public void Push(void* item)
    {
        NextOf(item) = Free;
        Free = item;
        FreeCount++;
    }

    /// <summary>Moves up to <paramref name="wanted"/> objects from the slab's list to the front of <paramref name="list"/>.</summary>
    /// <returns>How many were moved.</returns>
    public uint MoveTo(ref void* list, uint wanted)
    {
        uint count = wanted < FreeCount ? wanted : FreeCount;
        if (count == 0)
            return 0;

        void* first = Free;
        void* last = first;
        for (uint index = 1; index < count; index++)
            last = NextOf(last);

        Free = NextOf(last);
        FreeCount -= (ushort)count;
        NextOf(last) = list;
        list = first;
        return count;
    }

    /// <summary>Cuts <paramref name="count"/> objects of <paramref name="size"/> bytes off the slab at <paramref name="start"/>
    /// and puts them, lowest first, in front of <paramref name="list"/>.</summary>
    public void CarveTo(ref void* list, byte* start, ulong size, uint count)
    {
        byte* first = start + Carved * size;
        byte* last = first + (count - 1) * size;
        for (byte* item = first; item < last; item += size)
            NextOf(item) = item + size;

        NextOf(last) = list;
        list = first;
        Carved += (ushort)count;
    }
}
