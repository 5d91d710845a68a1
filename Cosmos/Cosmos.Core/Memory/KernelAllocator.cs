using BareFlow.Memory.Allocators;
using BareFlow.Memory.Regions;

namespace Cosmos.Core;

/// <summary>The allocators that a kernel heap can be served by, and which one does. The only place that knows them.</summary>
/// <remarks>Initialised where it stays and never copied, as the free-list allocator must be.</remarks>
internal unsafe struct KernelAllocator : IAllocator
{
    /// <summary>The bump allocator, which serves when <see cref="Kind"/> says so.</summary>
    public BumpAllocator<RawHeapSource> Bump;

    private FreeListAllocator<RawHeapSource, PlainTags> _freeList;

    /// <summary>Which allocator serves.</summary>
    public AllocatorKind Kind { get; private set; }

    /// <inheritdoc />
    public readonly HeapStatistics Statistics => IsBump ? Bump.Statistics : _freeList.Statistics;

    private readonly bool IsBump => Kind == AllocatorKind.Bump;

    /// <summary>Starts over, on the raw heap, which is empty.</summary>
    public void Initialize(AllocatorKind kind)
    {
        Kind = kind;
        if (IsBump)
            Bump = new BumpAllocator<RawHeapSource>(default);
        else
            _freeList.Initialize(default);
    }

    /// <inheritdoc />
    public void* Allocate(ulong size) => IsBump ? Bump.Allocate(size) : _freeList.Allocate(size);

    /// <inheritdoc />
    public void* AllocateAligned(ulong size, ulong alignment) =>
        IsBump ? Bump.AllocateAligned(size, alignment) : _freeList.AllocateAligned(size, alignment);

    /// <inheritdoc />
    public void* AllocateZeroed(ulong count, ulong size) =>
        IsBump ? Bump.AllocateZeroed(count, size) : _freeList.AllocateZeroed(count, size);

    /// <inheritdoc />
    public void* Reallocate(void* block, ulong size) =>
        IsBump ? Bump.Reallocate(block, size) : _freeList.Reallocate(block, size);

    /// <inheritdoc />
    public void Free(void* block)
    {
        if (IsBump)
            Bump.Free(block);
        else
            _freeList.Free(block);
    }

    /// <inheritdoc />
    public readonly ulong UsableSize(void* block) => IsBump ? Bump.UsableSize(block) : _freeList.UsableSize(block);

    /// <inheritdoc />
    public readonly bool Check() => IsBump ? Bump.Check() : _freeList.Check();

    /// <summary>What the heap holds by size.</summary>
    public readonly HeapMap Map() => IsBump ? Bump.Map() : _freeList.Map();
}
