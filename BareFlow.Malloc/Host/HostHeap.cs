using BareFlow.Memory;
using BareFlow.Memory.Allocators;

namespace BareFlow.Malloc.Host;

/// <summary>The process's heap: the allocator that the hardening level names, behind its lock.</summary>
/// <remarks>Thread-safe. Lets <c>errno</c> be; says with null that there is no memory.</remarks>
internal static unsafe class HostHeap
{
    /// <summary>Addresses to reserve: 64 GiB.</summary>
    private const ulong ReservedBytes = 64UL << 30;

    /// <summary>The heap takes at most half of the addresses that the process may have.</summary>
    private const ulong ReservedShare = 2;

    private static FutexLock _lock;
    private static FreeListAllocator<MappedSource, PlainTags> _plain;

    /// <summary>Starts the heap. Called once, before anything else here.</summary>
    public static void Initialize() => _plain.Initialize(MappedSource.Reserve(ReservedBytes, ReservedShare));

    /// <summary>Keeps all others out, for a fork.</summary>
    public static void Lock() => _lock.Enter();

    /// <summary>Lets the others in again.</summary>
    public static void Unlock() => _lock.Exit();

    /// <summary>The same in the child, which is alone.</summary>
    public static void ResetLock() => _lock.Reset();

    /// <inheritdoc cref="IAllocator.Allocate" />
    public static void* Allocate(ulong size)
    {
        _lock.Enter();
        void* block = _plain.Allocate(size);
        _lock.Exit();
        return block;
    }

    /// <inheritdoc cref="IAllocator.AllocateAligned" />
    public static void* AllocateAligned(ulong size, ulong alignment)
    {
        _lock.Enter();
        void* block = _plain.AllocateAligned(size, alignment);
        _lock.Exit();
        return block;
    }

    /// <inheritdoc cref="IAllocator.AllocateZeroed" />
    public static void* AllocateZeroed(ulong count, ulong size)
    {
        _lock.Enter();
        void* block = _plain.AllocateZeroed(count, size);
        _lock.Exit();
        return block;
    }

    /// <inheritdoc cref="IAllocator.Reallocate" />
    public static void* Reallocate(void* block, ulong size)
    {
        _lock.Enter();
        void* moved = _plain.Reallocate(block, size);
        _lock.Exit();
        return moved;
    }

    /// <inheritdoc cref="IAllocator.Free" />
    public static void Free(void* block)
    {
        _lock.Enter();
        _plain.Free(block);
        _lock.Exit();
    }

    /// <inheritdoc cref="IAllocator.UsableSize" />
    public static ulong UsableSize(void* block)
    {
        _lock.Enter();
        ulong size = _plain.UsableSize(block);
        _lock.Exit();
        return size;
    }

    /// <summary>Gives memory that is not used back to Linux, except <paramref name="keep"/> bytes.</summary>
    /// <returns>Whether any went back.</returns>
    public static bool Trim(ulong keep)
    {
        _lock.Enter();
        bool hasShrunk = _plain.Trim(keep);
        _lock.Exit();
        return hasShrunk;
    }
}
