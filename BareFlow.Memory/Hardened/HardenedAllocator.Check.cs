using BareFlow.Memory.FreeList;

namespace BareFlow.Memory.Hardened;

// The proof of the law. It reports each finding, and continues behind it as far as it can.
public unsafe partial struct HardenedAllocator<TSource>
{
    /// <summary>Whether the law in the remarks holds now, by walking the heap. Each block that breaks it is reported.</summary>
    public bool Check()
    {
        bool isSound = true;
        for (Block<SealedTags>* block = Inner.First; block != Inner.Top;)
        {
            ulong header = Block<SealedTags>.PeekHeader(block);
            if (!CheckWhole(block, header))
                return false;

            isSound &= !Block<SealedTags>.IsUsed(header) || CheckUsed((BlockGuard*)Block<SealedTags>.Payload(block));
            block = Block<SealedTags>.At(block, Block<SealedTags>.SizeOf(header));
        }

        return Inner.Check() && isSound;
    }

    /// <summary>Visits each live block, lowest first, up to one whose words were overwritten.</summary>
    /// <param name="visit">Called with the requested bytes and the code that allocated the block.</param>
    public readonly void VisitLive(delegate*<ulong, ulong, void> visit)
    {
        for (Block<SealedTags>* block = Inner.First; block != Inner.Top;)
        {
            ulong header = Block<SealedTags>.PeekHeader(block);
            if (header == Block<SealedTags>.NotSealed)
                return;

            var guard = (BlockGuard*)Block<SealedTags>.Payload(block);
            if (Block<SealedTags>.IsUsed(header) && IsLive(guard))
                visit(BlockGuard.Size(guard), BlockGuard.Site(guard));

            block = Block<SealedTags>.At(block, Block<SealedTags>.SizeOf(header));
        }
    }

    /// <summary>Whether the walk can continue behind a block; a finding when not.</summary>
    private bool CheckWhole(Block<SealedTags>* block, ulong header)
    {
        bool isWhole = header != Block<SealedTags>.NotSealed
            && (Block<SealedTags>.IsUsed(header) || Block<SealedTags>.IsSoundFree(block));
        if (!isWhole)
            ReportCorrupt(block);

        return isWhole;
    }

    /// <summary>Whether a used block's headers are intact; a finding when not.</summary>
    private bool CheckHeaders(BlockGuard* guard)
    {
        if (!HasHeader(guard))
        {
            ReportCorrupt(Block<SealedTags>.Of(guard));
            return false;
        }

        if (BlockGuard.State(guard) != GuardState.Damaged)
            return true;

        Retire(guard);
        return false;
    }

    /// <summary>Whether a used block is as its guard says; a finding when not.</summary>
    private bool CheckUsed(BlockGuard* guard) => CheckHeaders(guard) && BlockGuard.State(guard) switch
    {
        GuardState.Quarantined => CheckPoison(guard),
        GuardState.Retired => true,
        _ => CheckCanary(guard),
    };
}
