namespace BareFlow.Memory.Allocators;

/// <summary>What every allocator can do, so that one set of cases, one heap and one C surface serve them all.</summary>
/// <remarks>Implemented by unmanaged structs and used through a type argument: a call is a direct call and needs no
/// runtime. No implementation is thread-safe by itself; whoever shares one holds a lock.</remarks>
public unsafe interface IAllocator
{
    /// <summary>What the heap holds now.</summary>
    HeapStatistics Statistics { get; }

    /// <summary>At least <paramref name="size"/> bytes on a 16-byte boundary, or null when that much cannot be had. Size 0
    /// gives a block of its own, as the C standard allows. What the block holds is undefined.</summary>
    void* Allocate(ulong size);

    /// <summary>Like <see cref="Allocate"/>, on a multiple of <paramref name="alignment"/>, which is a power of two;
    /// null when it is none.</summary>
    void* AllocateAligned(ulong size, ulong alignment);

    /// <summary>Zeroed memory for <paramref name="count"/> items of <paramref name="size"/> bytes; null when their product
    /// cannot be had or does not fit 64 bits.</summary>
    void* AllocateZeroed(ulong count, ulong size);

    /// <summary>A block of at least <paramref name="size"/> bytes that begins with what <paramref name="block"/> held, which
    /// is then gone; null, and nothing changed, when that cannot be had. A null block is allocated.</summary>
    void* Reallocate(void* block, ulong size);

    /// <summary>Takes a block back. Null is allowed; the caller owes that anything else came from this allocator and was not
    /// freed before.</summary>
    void Free(void* block);

    /// <summary>Bytes of <paramref name="block"/> that may be used, at least those asked for; 0 for null, and where the
    /// allocator keeps no sizes and does not know.</summary>
    ulong UsableSize(void* block);

    /// <summary>Whether the accounting law of the allocator holds now, by walking its memory.</summary>
    bool Check();
}
