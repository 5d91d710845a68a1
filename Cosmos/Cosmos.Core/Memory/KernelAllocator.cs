using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.BumpList;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using BareFlow.Memory.Regions;

namespace Cosmos.Core.Memory;

/// <summary>The allocators that a kernel heap can be served by, and which one does. The only place that knows them.</summary>
/// <remarks>Initialised where it stays and never copied, as the free-list allocators must be. One free list serves all
/// levels: at level off without guards, and without a key for its words.</remarks>
internal unsafe struct KernelAllocator : IAllocator
{
    /// <summary>The bump allocator, which serves when <see cref="Kind"/> says so.</summary>
    public BumpAllocator<RawHeapSource> Bump;

    /// <summary>Which allocator serves.</summary>
    public AllocatorKind Kind { get; private set; }

    /// <summary>How much the free-list allocator does to find misuse.</summary>
    public HardeningLevel Level { get; private set; }

    private HardenedAllocator<RawHeapSource> _freeList;

    /// <summary>The code that allocates, which a hardened heap remembers with the block.</summary>
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
    /// <param name="secret">What a hardened heap seals its metadata with.</param>
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

    /// <summary>Serves again, after another heap did that may have another level.</summary>
    /// <param name="secret">What this one was started with.</param>
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

    /// <summary>What an address of the heap belongs to. A bump heap keeps no record of its blocks.</summary>
    public readonly HeapState StateAt(void* address) =>
        IsBump ? HeapState.None : _freeList.StateAt(address, IsHardened);

    /// <summary>What the heap holds by size.</summary>
    public readonly HeapMap Map() => IsBump ? Bump.Map() : _freeList.Map();

    /// <summary>Tells of each live block, with the bytes that were asked for and the code that did; of none where the heap is not
    /// hardened.</summary>
    public readonly void VisitLive(delegate*<ulong, ulong, void> visit)
    {
        if (IsHardened)
            _freeList.VisitLive(visit);
    }
}
