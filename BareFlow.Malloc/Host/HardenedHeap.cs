using System;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Diagnostics;

namespace BareFlow.Malloc.Host;

/// <summary>The heap that finds out when it is misused, behind one lock. A finding is one line on standard error, and the
/// end of the process.</summary>
internal static unsafe class HardenedHeap
{
    /// <summary>Addresses to reserve: 64 GiB.</summary>
    private const ulong ReservedBytes = 64UL << 30;

    /// <summary>At most half of the addresses that the process may have.</summary>
    private const ulong ReservedShare = 2;

    private static LoneLock _lock;
    private static HardenedAllocator<MappedSource> _heap;

    /// <summary>Starts the heap.</summary>
    public static void Initialize(HardeningLevel level)
    {
        HeapFindings.Handler = &Report;
        _heap.Initialize(MappedSource.Reserve(ReservedBytes, ReservedShare), level, LibC.RandomNumber());
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

    private static void EnterFor(void* caller)
    {
        _lock.Enter();
        _heap.CallSite = (ulong)caller;
    }

    /// <summary>The lock is given back first: a handler of the program for the signal of <c>abort</c> may allocate.</summary>
    private static void Report(in HeapFinding finding)
    {
        Span<byte> text = stackalloc byte[HeapFindingText.LongestLine];
        int length = HeapFindingText.Write(in finding, text);
        _lock.Exit();
        HostProcess.Fail(text[..length]);
    }
}
