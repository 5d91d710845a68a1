using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BareFlow.Memory.Hardened;

// Resizing at level full: within the block's own room, or else a copy. A block that grew once gets extra room, so that
// growing in steps copies each byte a few times and not once a step.
public unsafe partial struct HardenedAllocator<TSource>
{
    /// <summary>A block that grew gets this part of its size in addition.</summary>
    private const ulong GrowthShare = 8;

    /// <summary>A block that shrank stays in place as long as it fills at least this part of its room, and when there is no memory
    /// to move it to.</summary>
    private const ulong SmallestFilledShare = 2;

    /// <summary>Bytes of the canary that are checked when a block grows over its beginning; a free checks all.</summary>
    private const ulong CheckedCanary = 64;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void* ResizeFull(BlockGuard* guard, ulong size)
    {
        ulong oldSize = BlockGuard.Size(guard);
        byte* end = CanaryEnd(guard);
        byte* old = CanaryStart(guard);
        ulong room = (ulong)(end - (byte*)guard);
        ulong needed = InnerSize(size) - SmallestCanary + LeastCanary(guard);
        bool fits = needed <= room && needed >= room / SmallestFilledShare;
        byte* lookedAt = BlockGuard.User(guard) + (fits && size > oldSize ? size : oldSize) + CheckedCanary;
        CheckCanary(guard, fits && lookedAt < end ? lookedAt : end);
        void* moved = fits ? null : Move(guard, size, size > oldSize ? Grown(size) : size);
        if (moved != null || needed > room)
            return moved;

        BlockGuard.Write(guard, BlockGuard.State(guard), size, CallSite);
        byte* now = CanaryStart(guard);
        if (now > old)
            NativeMemory.Clear(old, (nuint)(now - old));
        else
            BytePattern.Fill(now, old, Canary(guard));

        return BlockGuard.User(guard);
    }

    private static ulong Grown(ulong size)
    {
        ulong grown = size + size / GrowthShare;
        return grown < LargestRequest ? grown : size;
    }

    /// <summary>A block before a page that faults needs no canary.</summary>
    private static ulong LeastCanary(BlockGuard* guard) =>
        BlockGuard.State(guard) == GuardState.LiveBeforePage ? 0 : SmallestCanary;
}
