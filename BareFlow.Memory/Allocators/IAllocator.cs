namespace BareFlow.Memory.Allocators;

/// <summary>The operations of every allocator, so that one set of cases, one heap and one C surface work with them all.</summary>
/// <remarks>Implemented by unmanaged structs and used through a type argument: a call is a direct call and needs no
/// runtime. No implementation is thread-safe by itself; code that shares one holds a lock.</remarks>
public unsafe interface IAllocator
{
    /// <summary>The current state of the heap.</summary>
    HeapStatistics Statistics { get; }

    /// <summary>At least <paramref name="size"/> bytes on a 16-byte boundary, or null when there is not enough memory. Size 0
    /// gives a block of its own, as the C standard allows. The contents are undefined.</summary>
    void* Allocate(ulong size);

    /// <summary>Like <see cref="Allocate"/>, on a multiple of <paramref name="alignment"/>, which is a power of two;
    /// null when it is not one.</summary>
    void* AllocateAligned(ulong size, ulong alignment);

    /// <summary>Zeroed memory for <paramref name="count"/> items of <paramref name="size"/> bytes; null when their product
    /// cannot be allocated or does not fit 64 bits.</summary>
    void* AllocateZeroed(ulong count, ulong size);

    /// <summary>A block of at least <paramref name="size"/> bytes with the contents of <paramref name="block"/>, which
    /// is then freed; null, and nothing changed, when there is not enough memory. A null block is allocated.</summary>
    void* Reallocate(void* block, ulong size);

    /// <summary>Frees a block. Null is allowed; the caller makes sure that any other pointer came from this allocator and was not
    /// freed before.</summary>
    void Free(void* block);

    /// <summary>Usable bytes of <paramref name="block"/>, at least the requested size; 0 for null, and if the
    /// allocator keeps no sizes and does not know.</summary>
    ulong UsableSize(void* block);

    /// <summary>Whether the accounting law of the allocator holds now; walks its memory.</summary>
    bool Check();
}
