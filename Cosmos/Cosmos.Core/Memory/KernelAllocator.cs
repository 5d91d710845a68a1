using BareFlow.Memory.Allocators;
using BareFlow.Memory.Regions;

namespace Cosmos.Core;

/// <summary>The allocators that a kernel heap can be served by, and which one does. The only place that knows them.</summary>
/// <remarks>Initialised where it stays and never copied, as the free-list allocators must be.</remarks>
internal unsafe struct KernelAllocator : IAllocator
{
    /// <summary>The bump allocator, which serves when <see cref="Kind"/> says so.</summary>
    public BumpAllocator<RawHeapSource> Bump;

    private FreeListAllocator<RawHeapSource, PlainTags> _freeList;
    private HardenedAllocator<RawHeapSource> _hardened;

    /// <summary>Which allocator serves.</summary>
    public AllocatorKind Kind { get; private set; }

    /// <summary>How much the free-list allocator does to find misuse.</summary>
    public HardeningLevel Level { get; private set; }

    /// <summary>The code that allocates, which a hardened heap remembers with the block.</summary>
    public ulong CallSite
    {
        set => _hardened.CallSite = value;
    }

    /// <inheritdoc />
    public readonly HeapStatistics Statistics =>
        IsBump ? Bump.Statistics : IsHardened ? _hardened.Statistics : _freeList.Statistics;

    private readonly bool IsBump => Kind == AllocatorKind.Bump;

    private readonly bool IsHardened => Level != HardeningLevel.Off;

    /// <summary>Starts over, on the raw heap, which is empty.</summary>
    /// <param name="kind">Which allocator serves.</param>
    /// <param name="level">How hardened; off for the bump allocator.</param>
    /// <param name="secret">What a hardened heap seals its metadata with.</param>
    public void Initialize(AllocatorKind kind, HardeningLevel level, ulong secret)
    {
        Kind = kind;
        Level = level;
        if (IsBump)
            Bump = new BumpAllocator<RawHeapSource>(default);
        else if (IsHardened)
            _hardened.Initialize(default, level, secret);
        else
            _freeList.Initialize(default);
    }

    /// <inheritdoc />
    public void* Allocate(ulong size) =>
        IsBump ? Bump.Allocate(size) : IsHardened ? _hardened.Allocate(size) : _freeList.Allocate(size);

    /// <inheritdoc />
    public void* AllocateAligned(ulong size, ulong alignment) =>
        IsBump ? Bump.AllocateAligned(size, alignment)
        : IsHardened ? _hardened.AllocateAligned(size, alignment)
        : _freeList.AllocateAligned(size, alignment);

    /// <inheritdoc />
    public void* AllocateZeroed(ulong count, ulong size) =>
        IsBump ? Bump.AllocateZeroed(count, size)
        : IsHardened ? _hardened.AllocateZeroed(count, size)
        : _freeList.AllocateZeroed(count, size);

    /// <inheritdoc />
    public void* Reallocate(void* block, ulong size) =>
        IsBump ? Bump.Reallocate(block, size)
        : IsHardened ? _hardened.Reallocate(block, size)
        : _freeList.Reallocate(block, size);

    /// <inheritdoc />
    public void Free(void* block)
    {
        if (IsBump)
            Bump.Free(block);
        else if (IsHardened)
            _hardened.Free(block);
        else
            _freeList.Free(block);
    }

    /// <inheritdoc />
    public ulong UsableSize(void* block) =>
        IsBump ? Bump.UsableSize(block) : IsHardened ? _hardened.UsableSize(block) : _freeList.UsableSize(block);

    /// <inheritdoc />
    public bool Check() => IsBump ? Bump.Check() : IsHardened ? _hardened.Check() : _freeList.Check();

    /// <summary>What an address of the heap belongs to. A bump heap keeps no record of its blocks.</summary>
    public readonly HeapState StateAt(void* address) =>
        IsBump ? HeapState.None : IsHardened ? _hardened.StateAt(address) : _freeList.StateAt(address);

    /// <summary>What the heap holds by size.</summary>
    public readonly HeapMap Map() => IsBump ? Bump.Map() : IsHardened ? _hardened.Map() : _freeList.Map();
}
