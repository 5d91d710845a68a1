using BareFlow.Malloc.Entry;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Hardened;
using BareFlow.Memory.Slabs;

namespace BareFlow.Malloc.Host;

/// <summary>The process's heap: the one that the hardening level names.</summary>
/// <remarks>Thread-safe. Lets <c>errno</c> be; says with null that there is no memory. What a thread's cache can serve by
/// itself never comes here: see <see cref="MallocFamily"/>. At the levels that look for misuse no cache serves anything, so
/// every call comes here.</remarks>
internal static unsafe class HostHeap
{
    /// <summary>A heap gives its end back from this size on, half of it: 64 MiB, where glibc's limit ends up, too. Pages that
    /// go back and come again cost more than to keep them.</summary>
    public const ulong TrimThreshold = 64UL << 20;

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
    public static void OpenCache(ThreadCache* cache)
    {
        if (IsPlain && !Options.IsTraced)
            PlainHeap.OpenCache(cache);
    }

    /// <summary>Gives back what a thread keeps; it keeps nothing any more.</summary>
    public static void CloseCache(ThreadCache* cache)
    {
        if (cache->IsOpen)
            PlainHeap.CloseCache(cache);
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
        IsPlain ? PlainHeap.Allocate(size, &thread->Cache) : HardenedHeap.Allocate(size, thread->Caller);

    /// <inheritdoc cref="IAllocator.AllocateAligned" />
    public static void* AllocateAligned(ulong size, ulong alignment, ThreadBlock* thread) => IsPlain
        ? PlainHeap.AllocateAligned(size, alignment, &thread->Cache)
        : HardenedHeap.AllocateAligned(size, alignment, thread->Caller);

    /// <inheritdoc cref="IAllocator.AllocateZeroed" />
    public static void* AllocateZeroed(ulong count, ulong size, ThreadBlock* thread) => IsPlain
        ? PlainHeap.AllocateZeroed(count, size, &thread->Cache)
        : HardenedHeap.AllocateZeroed(count, size, thread->Caller);

    /// <inheritdoc cref="IAllocator.Reallocate" />
    public static void* Reallocate(void* block, ulong size, ThreadBlock* thread) => IsPlain
        ? PlainHeap.Reallocate(block, size, &thread->Cache)
        : HardenedHeap.Reallocate(block, size, thread->Caller);

    /// <inheritdoc cref="IAllocator.Free" />
    public static void Free(void* block, ThreadBlock* thread)
    {
        if (IsPlain)
            PlainHeap.Free(block, &thread->Cache);
        else
            HardenedHeap.Free(block);
    }

    /// <inheritdoc cref="IAllocator.UsableSize" />
    public static ulong UsableSize(void* block) =>
        IsPlain ? PlainHeap.UsableSize(block) : HardenedHeap.UsableSize(block);

    /// <summary>What the heap holds.</summary>
    public static HeapUsage Usage() => IsPlain ? PlainHeap.Usage() : HardenedHeap.Usage();

    /// <summary>How many bytes may be free at the end of the heap before they go back to Linux.</summary>
    public static void SetTrimThreshold(ulong bytes)
    {
        if (IsPlain)
            PlainHeap.SetTrimThreshold(bytes);
        else
            HardenedHeap.SetTrimThreshold(bytes);
    }

    /// <summary>Gives memory that is not used back to Linux, except <paramref name="keep"/> bytes.</summary>
    /// <returns>Whether any went back.</returns>
    public static bool Trim(ulong keep) => IsPlain ? PlainHeap.Trim(keep) : HardenedHeap.Trim(keep);
}
