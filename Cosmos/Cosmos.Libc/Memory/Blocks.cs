using System.Numerics;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary>Blocks of the heap beside <c>malloc</c> and its kin (POSIX.1-2017, <c>malloc.h</c>).</summary>
internal static unsafe class Blocks
{
    private const ulong LargestAlignment = 1UL << 62;

    /// <summary>A block on a boundary.</summary>
    /// <returns>0; EINVAL for what is no power of two, or no multiple of the size of a pointer; ENOMEM. <c>errno</c> is left alone.
    /// </returns>
    [RuntimeExport("posix_memalign")]
    private static int Allocate(void** block, ulong alignment, ulong size)
    {
        if (!BitOperations.IsPow2(alignment) || alignment % (ulong)sizeof(void*) != 0)
            return Errno.EINVAL;

        int kept = CResult.Error;
        void* made = Heap.AllocateAligned(alignment, size);
        CResult.Error = kept;
        if (made == null)
            return Errno.ENOMEM;

        *block = made;
        return 0;
    }

    /// <summary>A block on a boundary: the next power of two.</summary>
    [RuntimeExport("memalign")]
    private static void* Allocate(ulong alignment, ulong size) => alignment > LargestAlignment
        ? CResult.NullWith(Errno.EINVAL)
        : Heap.AllocateAligned(BitOperations.RoundUpToPowerOf2(System.Math.Max(alignment, Heap.Alignment)), size);

    [RuntimeExport("valloc")]
    private static void* AllocateOnPage(ulong size) => Heap.AllocateAligned(VirtPage.Size, size);

    [RuntimeExport("pvalloc")]
    private static void* AllocatePages(ulong size) => size > ulong.MaxValue - VirtPage.Size
        ? CResult.NullWith(Errno.ENOMEM)
        : Heap.AllocateAligned(VirtPage.Size, RequestSize.RoundUp(size, VirtPage.Size));

    /// <summary><c>realloc</c> of a number of items. ENOMEM when that is too many.</summary>
    [RuntimeExport("reallocarray")]
    private static void* Reallocate(void* block, ulong count, ulong size) => RequestSize.TryMultiply(count, size, out ulong bytes)
        ? Heap.Reallocate(block, bytes)
        : CResult.NullWith(Errno.ENOMEM);
}
