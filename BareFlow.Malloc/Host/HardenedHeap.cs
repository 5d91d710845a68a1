using BareFlow.Memory.Allocators;
using BareFlow.Memory.Findings;
using BareFlow.Memory.Hardened;
using IL2CPU.API;

namespace BareFlow.Malloc.Host;

/// <summary>The heap that finds out when it is misused, behind one lock. A finding is one line on standard error, and the
/// end of the process.</summary>
[LockedBy(nameof(_lock))]
internal static unsafe class HardenedHeap
{
    /// <summary>Addresses for it: 64 GiB.</summary>
    private const ulong AddressBytes = 64UL << 30;

    private static LoneLock _lock;
    private static HardenedAllocator<MappedSource> _heap;

    /// <summary>Starts the heap.</summary>
    public static void Initialize(HardeningLevel level)
    {
        HeapFindings.Handler = &Report;
        _heap.Initialize(MappedSource.Create(AddressBytes), level, LibC.RandomNumber());
        _heap.Inner.TrimThreshold = HostHeap.TrimThreshold;
    }

    /// <inheritdoc cref="HostHeap.Lock" />
    public static void Lock() => _lock.Enter();

    /// <inheritdoc cref="HostHeap.Unlock" />
    public static void Unlock() => _lock.Exit();

    /// <inheritdoc cref="IAllocator.Allocate" />
    public static void* Allocate(ulong size, void* caller)
    {
        EnterFor(caller);
        void* block = _heap.Allocate(size);
        _lock.Exit();
        return block;
    }

    /// <inheritdoc cref="IAllocator.AllocateAligned" />
    public static void* AllocateAligned(ulong size, ulong alignment, void* caller)
    {
        EnterFor(caller);
        void* block = _heap.AllocateAligned(size, alignment);
        _lock.Exit();
        return block;
    }

    /// <inheritdoc cref="IAllocator.AllocateZeroed" />
    public static void* AllocateZeroed(ulong count, ulong size, void* caller)
    {
        EnterFor(caller);
        void* block = _heap.AllocateZeroed(count, size);
        _lock.Exit();
        return block;
    }

    /// <inheritdoc cref="IAllocator.Reallocate" />
    public static void* Reallocate(void* block, ulong size, void* caller)
    {
        EnterFor(caller);
        void* moved = _heap.Reallocate(block, size);
        _lock.Exit();
        return moved;
    }

    /// <inheritdoc cref="IAllocator.Free" />
    public static void Free(void* block)
    {
        _lock.Enter();
        _heap.Free(block);
        _lock.Exit();
    }

    /// <inheritdoc cref="IAllocator.UsableSize" />
    public static ulong UsableSize(void* block)
    {
        _lock.Enter();
        ulong size = _heap.UsableSize(block);
        _lock.Exit();
        return size;
    }

    /// <inheritdoc cref="HostHeap.Trim" />
    public static bool Trim(ulong keep)
    {
        _lock.Enter();
        bool hasShrunk = _heap.Trim(keep);
        _lock.Exit();
        return hasShrunk;
    }

    /// <inheritdoc cref="HardenedAllocator{TSource}.VisitLive" />
    public static void VisitLive(delegate*<ulong, ulong, void> visit)
    {
        _lock.Enter();
        _heap.VisitLive(visit);
        _lock.Exit();
    }

    /// <summary>What the heap holds. Blocks in the quarantine are free.</summary>
    public static HeapUsage Usage()
    {
        HeapUsage usage = default;
        _lock.Enter();
        usage.Add(_heap.Inner.Held, _heap.Statistics.Used, _heap.Inner.TopBytes);
        _lock.Exit();
        return usage;
    }

    /// <inheritdoc cref="HostHeap.SetTrimThreshold" />
    public static void SetTrimThreshold(ulong bytes)
    {
        _lock.Enter();
        _heap.Inner.TrimThreshold = bytes;
        _lock.Exit();
    }

    private static void EnterFor(void* caller)
    {
        _lock.Enter();
        _heap.CallSite = (ulong)caller;
    }

    /// <summary>The lock is given back first: a handler of the program for the signal of <c>abort</c> may allocate.</summary>
    private static void Report(in HeapFinding finding)
    {
        _lock.Exit();
        HostProcess.Fail(in finding);
    }
}
