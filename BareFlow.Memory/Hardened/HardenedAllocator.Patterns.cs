using System.Runtime.CompilerServices;
using BareFlow.Memory.Findings;
using BareFlow.Memory.FreeList;

namespace BareFlow.Memory.Hardened;

// The contents of memory that must not be written: canaries behind live blocks, poison in freed ones.
public unsafe partial struct HardenedAllocator<TSource>
{
    private const ulong Poison = PoisonByte * BytePattern.EachByte;

    /// <summary>Eight bytes that depend on the secret and on the block. None is 0, because a string that is one byte
    /// too long ends with 0.</summary>
    private static ulong Canary(BlockGuard* guard) => SealedTags.Pad(guard) | BytePattern.EachByte;

    private static byte* CanaryStart(BlockGuard* guard) => BlockGuard.User(guard) + BlockGuard.Size(guard);

    private readonly byte* CanaryEnd(BlockGuard* guard) =>
        BlockGuard.State(guard) == GuardState.LiveBeforePage ? PageOf(guard) : End(guard);

    /// <summary>The page that faults: the last whole one of the inner block, which ends less than a page behind it.</summary>
    private readonly byte* PageOf(BlockGuard* guard) =>
        (byte*)((ulong)End(guard) & ~(VirtPage.Size - 1)) - VirtPage.Size;

    private readonly void WriteCanary(BlockGuard* guard) =>
        BytePattern.Fill(CanaryStart(guard), CanaryEnd(guard), Canary(guard));

    /// <summary>Whether the bytes behind a live block are unchanged. A change is reported, and the bytes are rewritten.</summary>
    private readonly bool CheckCanary(BlockGuard* guard) => CheckCanary(guard, CanaryEnd(guard));

    /// <summary>The same for the part of the canary before <paramref name="end"/>.</summary>
    private readonly bool CheckCanary(BlockGuard* guard, byte* end)
    {
        byte* bad = BytePattern.FindOther(CanaryStart(guard), end, Canary(guard));
        if (bad == null)
            return true;

        ReportBytes(HeapFault.Overflow, guard, bad);
        WriteCanary(guard);
        return false;
    }

    /// <summary>Whether a block is unchanged since it was freed. A change is reported, and the bytes are rewritten.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool CheckPoison(BlockGuard* guard)
    {
        byte* bad = BytePattern.FindOther(BlockGuard.User(guard), End(guard), Poison);
        if (bad == null)
            return true;

        ReportBytes(HeapFault.UseAfterFree, guard, bad);
        BytePattern.Fill(BlockGuard.User(guard), End(guard), Poison);
        return false;
    }

    /// <summary>Poisons a block and puts it into the quarantine; the oldest blocks leave to make room. A block that is larger than
    /// the quarantine is freed at once, its pages go to the source: it was perhaps never touched.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Detain(BlockGuard* guard)
    {
        ulong bytes = Inner.UsableSize(guard) + Block<SealedTags>.HeaderSize;
        if (bytes > _quarantineLimit)
        {
            Discard(guard);
            Release(guard);
            return;
        }

        BlockGuard.SetState(guard, GuardState.Quarantined);
        BytePattern.Fill(BlockGuard.User(guard), End(guard), Poison);
        while (_quarantine.Count != 0
            && (_quarantine.Count == Quarantine.Capacity || _quarantine.Bytes + bytes > _quarantineLimit))
        {
            ReleaseOldest();
        }

        _quarantine.Add(guard, bytes);
    }

    /// <summary>Drops the contents of the whole pages of a block.</summary>
    private void Discard(BlockGuard* guard)
    {
        ulong start = RequestSize.RoundUp((ulong)BlockGuard.User(guard), VirtPage.Size);
        ulong end = (ulong)End(guard) & ~(VirtPage.Size - 1);
        if (start < end)
            Inner.TryDiscard((byte*)start, end - start);
    }

    /// <summary>Empties the quarantine.</summary>
    /// <returns>Whether there was anything in it.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ReleaseDetained()
    {
        bool isAny = _quarantine.Count != 0;
        while (_quarantine.Count != 0)
            ReleaseOldest();

        return isAny;
    }

    /// <summary>Checks that the oldest block of the quarantine was not written to, and frees it. Its bytes are cleared
    /// when they are handed out again, because the heap's own words are among them by then.</summary>
    private void ReleaseOldest()
    {
        BlockGuard* guard = _quarantine.RemoveOldest();
        if (!CheckHeaders(guard))
            return;

        CheckPoison(guard);
        Release(guard);
    }
}
