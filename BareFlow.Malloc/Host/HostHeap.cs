using BareFlow.Malloc.Entry;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Slabs;

namespace BareFlow.Malloc.Host;

/// <summary>The process's heap: the one that the hardening level names.</summary>
/// <remarks>Thread-safe. Lets <c>errno</c> be; says with null that there is no memory. What a thread's cache can serve by
/// itself never comes here: see <see cref="MallocFamily"/>. At the levels that look for misuse no cache serves anything, so
/// every call comes here.</remarks>
internal static unsafe class HostHeap
{
    private static bool IsPlain => Options.Level == HardeningLevel.Off;

    /// <summary>Starts the heap. Called once, before anything else here.</summary>
    public static void Initialize()
    {
        if (IsPlain)
            PlainHeap.Initialize();
        else
            HardenedHeap.Initialize(Options.Level);
    }

    /// <summary>Lets a thread keep free objects, unless every call must be seen.</summary>
    public static void OpenCache(ref ThreadCache cache)
    {
        if (IsPlain && !Options.IsTraced)
            PlainHeap.OpenCache(ref cache);
    }

    /// <summary>Gives back what a thread keeps; it keeps nothing any more.</summary>
    public static void CloseCache(ref ThreadCache cache)
    {
        if (cache.IsOpen)
            PlainHeap.CloseCache(ref cache);
    }

    /// <summary>Keeps all others out, for a fork.</summary>
    public static void Lock()
    {
        if (IsPlain)
            PlainHeap.Lock();
        else
            HardenedHeap.Lock();
    }

    /// <summary>Lets the others in again: in the parent, and in the child, where there are none.</summary>
    public static void Unlock()
    {
        if (IsPlain)
            PlainHeap.Unlock();
        else
            HardenedHeap.Unlock();
    }

    /// <inheritdoc cref="IAllocator.Allocate" />
    public static void* Allocate(ulong size, ThreadBlock* thread) =>
        IsPlain ? PlainHeap.Allocate(size, ref thread->Cache) : HardenedHeap.Allocate(size, thread->Caller);

    /// <inheritdoc cref="IAllocator.AllocateAligned" />
    public static void* AllocateAligned(ulong size, ulong alignment, ThreadBlock* thread) => IsPlain
        ? PlainHeap.AllocateAligned(size, alignment, ref thread->Cache)
        : HardenedHeap.AllocateAligned(size, alignment, thread->Caller);

    /// <inheritdoc cref="IAllocator.AllocateZeroed" />
    public static void* AllocateZeroed(ulong count, ulong size, ThreadBlock* thread) => IsPlain
        ? PlainHeap.AllocateZeroed(count, size, ref thread->Cache)
        : HardenedHeap.AllocateZeroed(count, size, thread->Caller);

    /// <inheritdoc cref="IAllocator.Reallocate" />
    public static void* Reallocate(void* block, ulong size, ThreadBlock* thread) => IsPlain
        ? PlainHeap.Reallocate(block, size, ref thread->Cache)
        : HardenedHeap.Reallocate(block, size, thread->Caller);

    /// <inheritdoc cref="IAllocator.Free" />
    public static void Free(void* block, ThreadBlock* thread)
    {
        if (IsPlain)
            PlainHeap.Free(block, ref thread->Cache);
        else
            HardenedHeap.Free(block);
    }

    /// <inheritdoc cref="IAllocator.UsableSize" />
    public static ulong UsableSize(void* block) =>
        IsPlain ? PlainHeap.UsableSize(block) : HardenedHeap.UsableSize(block);

    /// <summary>Gives memory that is not used back to Linux, except <paramref name="keep"/> bytes.</summary>
    /// <returns>Whether any went back.</returns>
    public static bool Trim(ulong keep) => IsPlain ? PlainHeap.Trim(keep) : HardenedHeap.Trim(keep);
}
