using System.Numerics;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Malloc.Host;
using BareFlow.Memory;
using BareFlow.Memory.Slabs;

namespace BareFlow.Malloc.Entry;

/// <summary>C's malloc and its family, as the GNU C library has them: what a failure sets, what a size of 0 means.</summary>
/// <remarks>Behind the entry points of <c>MallocEntry.xs</c>, which add the calling thread's block and the stack pointer,
/// at which the return address into the program lies. Thread-safe.</remarks>
internal static unsafe class MallocFamily
{
    /// <summary>What <c>MallocEntry.xs</c> does not find in the thread's cache. A cache that takes no part tells by being
    /// empty: whatever else there is to do, tracing and hardening too, costs the calls that it serves nothing.</summary>
    [RuntimeExport("bareflow_malloc")]
    private static void* Malloc(ulong size, ThreadBlock* thread, void** frame)
    {
        HostProcess.Enter(thread, frame);
        void* block = HostHeap.Allocate(size, thread);
        if (Options.IsTraced)
            Trace.Allocation("malloc"u8, size, 0, block, thread->Caller);

        return block != null ? block : OutOfMemory();
    }

    /// <summary>What <c>MallocEntry.xs</c> does not put into the thread's cache.</summary>
    [RuntimeExport("bareflow_free")]
    private static void Free(void* block, ThreadBlock* thread, void** frame)
    {
        HostProcess.Enter(thread, frame);
        if (Options.IsTraced)
            Trace.Release("free"u8, block, thread->Caller);

        HostHeap.Free(block, thread);
    }

    [RuntimeExport("bareflow_calloc")]
    private static void* Calloc(ulong count, ulong size, ThreadBlock* thread, void** frame)
    {
        bool isSmall = RequestSize.TryMultiply(count, size, out ulong bytes) && bytes <= SizeClasses.LargestSize;
        if (isSmall && thread->Cache.IsOpen)
        {
            void* item = ThreadCache.TryTake(&thread->Cache, PlainHeap.ClassFor(bytes));
            if (item != null)
            {
                NativeMemory.Clear(item, (nuint)bytes);
                return item;
            }
        }

        return CallocSlowly(count, size, thread, frame);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void* CallocSlowly(ulong count, ulong size, ThreadBlock* thread, void** frame)
    {
        HostProcess.Enter(thread, frame);
        void* block = HostHeap.AllocateZeroed(count, size, thread);
        if (Options.IsTraced)
            Trace.Allocation("calloc"u8, count, size, block, thread->Caller);

        return block != null ? block : OutOfMemory();
    }

    /// <summary>A size of 0 frees the block and gives null, which is no failure.</summary>
    [RuntimeExport("bareflow_realloc")]
    private static void* Realloc(void* block, ulong size, ThreadBlock* thread, void** frame)
    {
        HostProcess.Enter(thread, frame);
        bool isFree = size == 0 && block != null;
        if (isFree)
            HostHeap.Free(block, thread);

        void* moved = isFree ? null : HostHeap.Reallocate(block, size, thread);
        if (Options.IsTraced)
            Trace.Move("realloc"u8, block, size, moved, thread->Caller);

        return moved != null || isFree ? moved : OutOfMemory();
    }

    [RuntimeExport("bareflow_reallocarray")]
    private static void* ReallocArray(void* block, ulong count, ulong size, ThreadBlock* thread, void** frame)
    {
        return RequestSize.TryMultiply(count, size, out ulong bytes)
            ? Realloc(block, bytes, thread, frame)
            : OutOfMemory();
    }

    /// <summary><c>memalign</c> and <c>aligned_alloc</c>.</summary>
    [RuntimeExport("bareflow_memalign")]
    private static void* AlignedAlloc(ulong alignment, ulong size, ThreadBlock* thread, void** frame)
    {
        void* block;
        int error = AllocateAligned(alignment, size, thread, frame, &block);
        if (error != 0)
            LibC.Error = error;

        return block;
    }

    /// <summary>Leaves <c>errno</c> alone, and <paramref name="result"/> too when it fails.</summary>
    [RuntimeExport("bareflow_posix_memalign")]
    private static int PosixMemalign(void** result, ulong alignment, ulong size, ThreadBlock* thread, void** frame)
    {
        if (alignment % (ulong)sizeof(void*) != 0)
            return Errno.EINVAL;

        void* block;
        int error = AllocateAligned(alignment, size, thread, frame, &block);
        if (error == 0)
            *result = block;

        return error;
    }

    [RuntimeExport("bareflow_valloc")]
    private static void* Valloc(ulong size, ThreadBlock* thread, void** frame) =>
        AlignedAlloc(VirtPage.Size, size, thread, frame);

    /// <summary>The size is rounded up to whole pages, and to one page at least, like glibc's.</summary>
    [RuntimeExport("bareflow_pvalloc")]
    private static void* Pvalloc(ulong size, ThreadBlock* thread, void** frame)
    {
        ulong rounded = RequestSize.RoundUp(size, VirtPage.Size);
        return rounded < size ? OutOfMemory() : AlignedAlloc(VirtPage.Size, rounded, thread, frame);
    }

    [RuntimeExport("malloc_usable_size")]
    private static ulong UsableSize(void* block) => block == null ? 0 : HostHeap.UsableSize(block);

    [RuntimeExport("malloc_trim")]
    private static int Trim(ulong keep)
    {
        HostProcess.Enter();
        return HostHeap.Trim(keep) ? 1 : 0;
    }

    /// <summary>0, or the errno that tells why there is no block.</summary>
    private static int AllocateAligned(
        ulong alignment, ulong size, ThreadBlock* thread, void** frame, void** block)
    {
        HostProcess.Enter(thread, frame);
        *block = null;
        if (!BitOperations.IsPow2(alignment))
            return Errno.EINVAL;

        *block = HostHeap.AllocateAligned(size, alignment, thread);
        if (Options.IsTraced)
            Trace.Allocation("memalign"u8, alignment, size, *block, thread->Caller);

        return *block == null ? Errno.ENOMEM : 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void* OutOfMemory()
    {
        LibC.Error = Errno.ENOMEM;
        return null;
    }
}
