namespace BareFlow.Memory.Allocators;

// The proof of the law. It reports what it finds, and goes on behind it as far as it can.
public unsafe partial struct HardenedAllocator<TSource>
{
    /// <summary>Whether the law in the remarks holds now, by walking the heap. Each block that breaks it is reported.</summary>
    public bool Check()
    {
        ulong used = 0;
        ulong live = 0;
        ulong freeBlocks = 0;
        bool isSound = true;
        bool isPreviousUsed = true;
        for (Block<SealedTags>* block = _inner.First; block != _inner.Top;)
        {
            ulong header = Block<SealedTags>.PeekHeader(block);
            if (!CheckWhole(block, header))
                return false;

            isSound &= CheckBlock(block, header, isPreviousUsed);
            isPreviousUsed = Block<SealedTags>.IsUsed(header);
            used += isPreviousUsed ? Block<SealedTags>.SizeOf(header) : 0;
            live += isPreviousUsed ? 1UL : 0;
            freeBlocks += isPreviousUsed ? 0UL : 1;
            block = Block<SealedTags>.At(block, Block<SealedTags>.SizeOf(header));
        }

        return isSound && isPreviousUsed && _inner.CheckCounts(used, live, freeBlocks);
    }

    /// <summary>Whether the way goes on behind a block; a finding when not.</summary>
    private bool CheckWhole(Block<SealedTags>* block, ulong header)
    {
        bool isWhole = header != Block<SealedTags>.NotSealed
            && (Block<SealedTags>.IsUsed(header) || Block<SealedTags>.IsSoundFree(block));
        if (!isWhole)
            ReportCorrupt(block);

        return isWhole;
    }

    /// <summary>Whether a block knows whether the one before it is used, touches no free one if it is free itself, and is as
    /// its guard says if it is used.</summary>
    private bool CheckBlock(Block<SealedTags>* block, ulong header, bool isPreviousUsed)
    {
        bool isInOrder = Block<SealedTags>.IsPreviousUsed(header) == isPreviousUsed;
        return Block<SealedTags>.IsUsed(header)
            ? CheckUsed((BlockGuard*)Block<SealedTags>.Payload(block)) && isInOrder
            : isPreviousUsed && isInOrder;
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
