using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Slabs;

namespace BareFlow.Tests.Unit.Memory.Slabs;

/// <summary>A thread's cache in native memory, used as malloc uses it.</summary>
internal sealed unsafe class HostCache<TLock>(SlabHost<TLock> host) : IDisposable where TLock : unmanaged, ILock
{
    /// <summary>Where a cache has the number of slabs, and its magazines in use, in bytes.</summary>
    public const uint Slabs = 2 * sizeof(ulong);
    public const uint Bins = 3 * sizeof(ulong);

    private const int FirstBin = (int)Bins / sizeof(ulong);
    private const int FirstSpare = FirstBin + 2 * SizeClasses.Count;

    private readonly HostHeap<ThreadCache> _cache = new();

    public ThreadCache* Pointer => (ThreadCache*)Unsafe.AsPointer(ref _cache.Allocator);

    public bool IsOpen => Pointer->IsOpen;

    public bool IsAllZero => !_cache.Words.ContainsAnyExcept(0UL);

    /// <summary>Objects in the cache.</summary>
    public ulong Cached
    {
        get
        {
            ulong count = 0;
            for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
                count += CachedOf(sizeClass);

            return count;
        }
    }

    public void Open() => ThreadCache.Open(Pointer, ref host.Heap);

    /// <summary>Objects in the magazine in use.</summary>
    public uint InUse(int sizeClass) => (uint)_cache.Words[FirstBin + 2 * sizeClass];

    /// <summary>Objects in the spare magazine.</summary>
    public uint InSpare(int sizeClass) => (uint)_cache.Words[FirstSpare + 2 * sizeClass + 1];

    /// <summary>Objects in both magazines.</summary>
    public ulong CachedOf(int sizeClass) => InUse(sizeClass) + InSpare(sizeClass);

    /// <summary>Where the addresses of the magazine in use lie; 0 when there is none.</summary>
    public ulong Magazine(int sizeClass) => _cache.Words[FirstBin + 2 * sizeClass + 1];

    public void* Allocate(int sizeClass)
    {
        if (!IsOpen)
            return host.Heap.TakeOne(sizeClass);

        void* item = ThreadCache.TryTake(Pointer, sizeClass);
        return item != null ? item : ThreadCache.Refill(Pointer, sizeClass, ref host.Heap);
    }

    public void Free(void* item)
    {
        int sizeClass = host.Heap.ClassOf(item);
        if (!IsOpen)
            host.Heap.GiveOne(sizeClass, item);
        else if (!ThreadCache.TryGive(Pointer, sizeClass, item))
            ThreadCache.Overflow(Pointer, sizeClass, item, ref host.Heap);
    }

    public void Flush() => ThreadCache.Flush(Pointer, ref host.Heap);

    public void Dispose() => _cache.Dispose();
}
