namespace BareFlow.Memory.Slabs;

/// <summary>Addresses of free objects of one class, in an array that threads and depots exchange as a whole (Bonwick
/// and Adams, "Magazines and Vmem", USENIX 2001). An allocation takes the last address and a free adds one; neither
/// touches the object, which may not be in the cache.</summary>
internal unsafe struct Magazine
{
    /// <summary>Bytes of a magazine.</summary>
    public const ulong Bytes = 512;

    private const uint LargestCapacity = (uint)Bytes / sizeof(ulong) - 1;
    private const uint SmallestCapacity = 2;
    private const uint ObjectBytes = 8 * 1024;

    /// <summary>The magazine behind this one in a list.</summary>
    public Magazine* Next;

    /// <summary>Objects in a full magazine of objects of <paramref name="size"/> bytes.</summary>
    public static uint CapacityFor(ulong size)
    {
        uint count = ObjectBytes / (uint)size;
        return count > LargestCapacity ? LargestCapacity : count < SmallestCapacity ? SmallestCapacity : count;
    }

    /// <summary>The start of the addresses.</summary>
    public static void** Items(Magazine* magazine) => (void**)(magazine + 1);
}
