using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Malloc.Entry;
using BareFlow.Memory;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Findings;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Slabs;
using IL2CPU.API;

namespace BareFlow.Malloc.Host;

/// <summary>The heap that trusts its program: small objects from slabs, through the calling thread's cache; all else from
/// free lists, behind a lock.</summary>
/// <remarks>A thread without an open cache, because it ends or every call is watched, goes to the slabs itself. When those
/// are used up, small objects come from the free lists too.</remarks>
[SetAtBoot]
internal static unsafe class PlainHeap
{
    /// <summary>Addresses for each of the two: 64 GiB.</summary>
    private const ulong AddressBytes = 64UL << 30;

    /// <summary>An object that shrinks stays where it is unless it would leave more than this part of itself unused.</summary>
    private const ulong LargestUnusedShare = 2;

    /// <summary>What has grown will grow again: beyond this size it goes where it can grow in place, and leaves no memory
    /// behind in each class that it passes through.</summary>
    private const ulong LargestGrowingObject = 512;

    private static SizeClasses* _sizeClasses;
    private static LoneLock _lock;
    [LockedBy(nameof(_lock))]
    private static FreeListAllocator<MappedSource, PlainTags> _large;
    [OwnedBy("who is inside one of its own locks")]
    private static SlabAllocator<MappedSource, FutexLock> _slabs;
    private static bool _hasSlabs;

    /// <summary>The class that serves a small request. The heap has started.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ClassFor(ulong size) => (*_sizeClasses)[size];

    /// <summary>Starts the heap. Called once, before anything else here.</summary>
    public static void Initialize()
    {
        HeapFindings.Handler = &Report;
        _large.Initialize(MappedSource.Create(AddressBytes));
        _large.TrimThreshold = HostHeap.TrimThreshold;
        ulong tables = SlabAllocator<MappedSource, FutexLock>.TableBytes(AddressBytes);
        tables = RequestSize.RoundUp(tables, MappedSource.BaseAlignment);
        _hasSlabs = _slabs.TryInitialize(MappedSource.Create(AddressBytes), MappedSource.Create(tables));
        _sizeClasses = MallocEntry.Sizes();
        if (_hasSlabs)
            _sizeClasses->Initialize();
    }

    /// <summary>Lets a thread's cache take part.</summary>
    public static void OpenCache(ThreadCache* cache)
    {
        if (_hasSlabs)
            ThreadCache.Open(cache, ref _slabs);
    }

    /// <summary>Gives back what a thread's cache holds, and keeps it from taking part again.</summary>
    public static void CloseCache(ThreadCache* cache) => ThreadCache.Flush(cache, ref _slabs);

    /// <summary>Keeps all others out, for a fork.</summary>
    public static void Lock()
    {
        if (_hasSlabs)
            _slabs.EnterAll();

        _lock.Enter();
    }

    /// <summary>Lets the others in again; in the child, which is alone, there are none.</summary>
    public static void Unlock()
    {
        _lock.Exit();
        if (_hasSlabs)
            _slabs.ExitAll();
    }

    /// <inheritdoc cref="IAllocator.Allocate" />
    public static void* Allocate(ulong size, ThreadCache* cache)
    {
        void* item = size <= SizeClasses.LargestSize ? AllocateSmall(ClassFor(size), cache) : null;
        return item != null ? item : AllocateLarge(size);
    }

    /// <inheritdoc cref="IAllocator.AllocateAligned" />
    public static void* AllocateAligned(ulong size, ulong alignment, ThreadCache* cache)
    {
        int sizeClass = ClassFor(size, alignment);
        void* item = sizeClass != 0 ? AllocateSmall(sizeClass, cache) : null;
        if (item != null)
            return item;

        _lock.Enter();
        void* block = _large.AllocateAligned(size, alignment);
        _lock.Exit();
        return block;
    }

    /// <inheritdoc cref="IAllocator.AllocateZeroed" />
    public static void* AllocateZeroed(ulong count, ulong size, ThreadCache* cache)
    {
        bool isSmall = RequestSize.TryMultiply(count, size, out ulong bytes) && bytes <= SizeClasses.LargestSize;
        void* item = isSmall ? AllocateSmall(ClassFor(bytes), cache) : null;
        if (item != null)
        {
            NativeMemory.Clear(item, (nuint)bytes);
            return item;
        }

        _lock.Enter();
        void* block = _large.AllocateZeroed(count, size);
        _lock.Exit();
        return block;
    }

    /// <inheritdoc cref="IAllocator.Reallocate" />
    public static void* Reallocate(void* block, ulong size, ThreadCache* cache)
    {
        if (block == null)
            return Allocate(size, cache);

        int sizeClass = ClassOf(block);
        if (sizeClass != 0)
            return ReallocateSmall(block, SizeClasses.SizeOf(sizeClass), size, cache);

        _lock.Enter();
        void* moved = _large.Reallocate(block, size);
        _lock.Exit();
        return moved;
    }

    /// <inheritdoc cref="IAllocator.Free" />
    public static void Free(void* block, ThreadCache* cache)
    {
        int sizeClass = ClassOf(block);
        if (sizeClass != 0)
        {
            FreeSmall(sizeClass, block, cache);
            return;
        }

        _lock.Enter();
        _large.Free(block);
        _lock.Exit();
    }

    /// <inheritdoc cref="IAllocator.UsableSize" />
    public static ulong UsableSize(void* block)
    {
        int sizeClass = ClassOf(block);
        if (sizeClass != 0)
            return SizeClasses.SizeOf(sizeClass);

        _lock.Enter();
        ulong size = _large.UsableSize(block);
        _lock.Exit();
        return size;
    }

    /// <summary>Gives memory that is not used back to Linux, except <paramref name="keep"/> bytes.</summary>
    /// <returns>Whether any went back.</returns>
    public static bool Trim(ulong keep)
    {
        bool hasTrimmed = _hasSlabs && _slabs.Trim();
        _lock.Enter();
        hasTrimmed |= _large.Trim(keep);
        _lock.Exit();
        return hasTrimmed;
    }

    /// <summary>What the heap holds. What threads keep for themselves counts as used.</summary>
    public static HeapUsage Usage()
    {
        HeapUsage usage = default;
        Lock();
        usage.Add(_large.Held, _large.Statistics.Used, _large.TopBytes);
        if (_hasSlabs)
            usage.Add(_slabs.Held, _slabs.BytesOut, 0);

        Unlock();
        return usage;
    }

    /// <inheritdoc cref="HostHeap.SetTrimThreshold" />
    public static void SetTrimThreshold(ulong bytes)
    {
        _lock.Enter();
        _large.TrimThreshold = bytes;
        _lock.Exit();
    }

    private static int ClassOf(void* block) => _hasSlabs ? _slabs.ClassOf(block) : 0;

    /// <summary>A class whose objects all lie on multiples of <paramref name="alignment"/>: slabs begin on 64 KiB and hold
    /// objects of one size side by side. 0 when there is none.</summary>
    private static int ClassFor(ulong size, ulong alignment)
    {
        ulong rounded = RequestSize.RoundUp(size, alignment);
        if (rounded < size || rounded - 1 >= SizeClasses.LargestSize)
            return 0;

        int sizeClass = ClassFor(rounded);
        return (SizeClasses.SizeOf(sizeClass) & (alignment - 1)) == 0 ? sizeClass : 0;
    }

    /// <summary>An object of a class; null when the slabs are used up, or the class is that of no size.</summary>
    private static void* AllocateSmall(int sizeClass, ThreadCache* cache)
    {
        if (!_hasSlabs)
            return null;

        if (!cache->IsOpen)
            return _slabs.TakeOne(sizeClass);

        void* item = ThreadCache.TryTake(cache, sizeClass);
        return item != null ? item : ThreadCache.Refill(cache, sizeClass, ref _slabs);
    }

    private static void FreeSmall(int sizeClass, void* item, ThreadCache* cache)
    {
        if (!cache->IsOpen)
            _slabs.GiveOne(sizeClass, item);
        else if (!ThreadCache.TryGive(cache, sizeClass, item))
            ThreadCache.Overflow(cache, sizeClass, item, ref _slabs);
    }

    /// <summary>A second free that is seen for nothing. The slabs tell of it when they hold no lock, the free lists when they
    /// do; it is given back first, as a handler of the program for the signal of <c>abort</c> may allocate.</summary>
    private static void Report(in HeapFinding finding)
    {
        if (!_hasSlabs || !_slabs.Owns((void*)finding.Address))
            _lock.Exit();

        HostProcess.Fail(in finding);
    }

    private static void* AllocateLarge(ulong size)
    {
        _lock.Enter();
        void* block = _large.Allocate(size);
        _lock.Exit();
        return block;
    }

    private static void* ReallocateSmall(void* item, ulong usable, ulong size, ThreadCache* cache)
    {
        if (size <= usable && size >= usable / LargestUnusedShare)
            return item;

        bool isGrowing = size > usable && size > LargestGrowingObject;
        void* moved = isGrowing ? AllocateLarge(size) : Allocate(size, cache);
        if (moved == null)
            return size <= usable ? item : null;

        NativeMemory.Copy(item, moved, (nuint)(size < usable ? size : usable));
        Free(item, cache);
        return moved;
    }
}
