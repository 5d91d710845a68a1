using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.BumpList;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using BareFlow.Memory.Regions;

namespace Cosmos.Core.Memory;

/// <summary>The allocators of the kernel heap, and the choice between them. No other code knows the allocators.</summary>
/// <remarks>Initialised in place and never copied, because the free-list allocators must not move. One free list serves all
/// levels: at level off it has no guards, and the key 0 for its words.</remarks>
internal unsafe struct KernelAllocator : IAllocator
{
    /// <summary>The bump allocator, which is used when <see cref="Kind"/> says so.</summary>
    public BumpAllocator<RawHeapSource> Bump;

    /// <summary>The kind of the allocator in use.</summary>
    public AllocatorKind Kind { get; private set; }

    /// <summary>How much the free-list allocator does to find misuse.</summary>
    public HardeningLevel Level { get; private set; }

    private HardenedAllocator<RawHeapSource> _freeList;

    /// <summary>The code that allocates; a hardened heap stores it with the block.</summary>
    public ulong CallSite
    {
        set => _freeList.CallSite = value;
    }

    /// <inheritdoc />
    public readonly HeapStatistics Statistics => IsBump ? Bump.Statistics : _freeList.Statistics;

    private readonly bool IsBump => Kind == AllocatorKind.Bump;

    private readonly bool IsHardened => Level != HardeningLevel.Off;

    /// <summary>Starts over, on the raw heap, which is empty.</summary>
    /// <param name="kind">Which allocator serves.</param>
    /// <param name="level">How hardened; off for the bump allocator.</param>
    /// <param name="secret">The number with which a hardened heap seals its metadata.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Initialize(AllocatorKind kind, HardeningLevel level, ulong secret)
    {
        this = default;
        Kind = kind;
        Level = level;
        Resume(secret);
        if (IsBump)
            Bump = new BumpAllocator<RawHeapSource>(default);
        else if (IsHardened)
            _freeList.Initialize(default, level, secret);
        else
            _freeList.Inner.Initialize(default);
    }

    /// <summary>Continues after another heap was in use that may have another level.</summary>
    /// <param name="secret">The secret with which this one was started.</param>
    public readonly void Resume(ulong secret) => SealedTags.Key = IsHardened ? secret : SealedTags.NoKey;

    /// <inheritdoc />
    public void* Allocate(ulong size) => AllocateAligned(size, Heap.Alignment);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void* AllocateAligned(ulong size, ulong alignment) =>
        IsBump ? Bump.AllocateAligned(size, alignment)
        : IsHardened ? _freeList.AllocateAligned(size, alignment)
        : _freeList.Inner.AllocateAligned(size, alignment);

    /// <inheritdoc />
    public void* AllocateZeroed(ulong count, ulong size)
    {
        void* block = RequestSize.TryMultiply(count, size, out ulong bytes) ? Allocate(bytes) : null;
        if (block != null)
            NativeMemory.Clear(block, (nuint)bytes);

        return block;
    }

    /// <inheritdoc />
    public void* Reallocate(void* block, ulong size) =>
        IsBump ? Bump.Reallocate(block, size)
        : IsHardened ? _freeList.Reallocate(block, size)
        : _freeList.Inner.Reallocate(block, size);

    /// <inheritdoc />
    public void Free(void* block)
    {
        if (IsBump)
            Bump.Free(block);
        else if (IsHardened)
            _freeList.Free(block);
        else
            _freeList.Inner.Free(block);
    }

    /// <inheritdoc />
    public ulong UsableSize(void* block) =>
        IsBump ? Bump.UsableSize(block) : IsHardened ? _freeList.UsableSize(block) : _freeList.Inner.UsableSize(block);

    /// <inheritdoc />
    public bool Check() => IsBump ? Bump.Check() : IsHardened ? _freeList.Check() : _freeList.Inner.Check();

    /// <summary>The block at an address of the heap. A bump heap keeps no record of its blocks.</summary>
    public readonly HeapState StateAt(void* address) =>
        IsBump ? HeapState.None : _freeList.StateAt(address, IsHardened);

    /// <summary>The live blocks by size.</summary>
    public readonly HeapMap Map() => IsBump ? Bump.Map() : _freeList.Map();

    /// <summary>Visits each live block, with the requested bytes and the code that allocated it; visits none if the heap is not
    /// hardened.</summary>
    public readonly void VisitLive(delegate*<ulong, ulong, void> visit)
    {
        if (IsHardened)
            _freeList.VisitLive(visit);
    }
}
