using System.Runtime.CompilerServices;
using BareFlow.Memory.Findings;
using BareFlow.Memory.FreeList;

namespace BareFlow.Memory.Hardened;

// Finds the error of a pointer, and its block. Only a good pointer reaches its guard fast: a bad one
// costs a walk over the heap.
public unsafe partial struct HardenedAllocator<TSource>
{
    /// <summary>The guard of a live block whose inner header is intact, too; null, and a finding, when
    /// <paramref name="user"/> is not such a block.</summary>
    private BlockGuard* FindLive(void* user, bool isFree)
    {
        BlockGuard* guard = BlockGuard.Of(user);
        bool isThere = (ulong)user % Alignment == 0 && guard > Inner.First && user < Inner.Top && IsReadable(guard);
        if (isThere && IsLive(guard) && HasHeader(guard))
            return guard;

        ReportPointer(user, isFree);
        return null;
    }

    /// <summary>Whether neither the guard at a place of the heap nor the inner header before it is in a page that faults.</summary>
    private readonly bool IsReadable(BlockGuard* guard) =>
        !_isFull || (!Inner.IsGuarded(guard) && !Inner.IsGuarded(Block<SealedTags>.Of(guard)));

    private static bool IsLive(BlockGuard* guard) =>
        BlockGuard.State(guard) is GuardState.Live or GuardState.LiveBeforePage;

    private static bool HasHeader(BlockGuard* guard)
    {
        ulong header = Block<SealedTags>.PeekHeader(Block<SealedTags>.Of(guard));
        return header != Block<SealedTags>.NotSealed && Block<SealedTags>.IsUsed(header);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportPointer(void* user, bool isFree)
    {
        if (user < Inner.First || user >= Inner.End)
        {
            HeapFinding foreign = HeapFindings.New(HeapFault.ForeignFree, user);
            ReportPointer(ref foreign, isFree);
            return;
        }

        Block<SealedTags>* block = Locate(user);
        ulong header = block == Inner.Top ? 0 : Block<SealedTags>.PeekHeader(block);
        if (header == Block<SealedTags>.NotSealed)
            ReportCorrupt(block);
        else if (Block<SealedTags>.IsUsed(header))
            ReportInUsed((BlockGuard*)Block<SealedTags>.Payload(block), user, isFree);
        else
            ReportPointer(user, null, isRecord: true, isFree);
    }

    /// <summary>Reports a pointer to a used block that is not live, or into one.</summary>
    private void ReportInUsed(BlockGuard* guard, void* user, bool isFree)
    {
        GuardState state = BlockGuard.State(guard);
        bool isStart = user == BlockGuard.User(guard);
        if (isStart && state == GuardState.Damaged)
        {
            Retire(guard);
        }
        else if (isStart && state == GuardState.Quarantined)
        {
            HeapFinding finding = Describe(user, guard, isRecord: false);
            finding.Fault = HeapFault.DoubleFree;
            ReportPointer(ref finding, isFree);
        }
        else if (!isStart || state != GuardState.Retired)
        {
            ReportPointer(user, guard, isRecord: state == GuardState.Live, isFree);
        }
    }

    /// <summary>A finding about a pointer that is not the start of a used block.</summary>
    /// <param name="user">The pointer.</param>
    /// <param name="guard">The used block that it points into, or null.</param>
    /// <param name="isRecord">Whether the record of a freed block may be there, in memory that can be read.</param>
    private static HeapFinding Describe(void* user, BlockGuard* guard, bool isRecord)
    {
        HeapFault fault = (ulong)user % Alignment == 0 ? HeapFault.InvalidFree : HeapFault.MisalignedFree;
        if (isRecord && fault == HeapFault.InvalidFree && BlockGuard.State((BlockGuard*)user) == GuardState.Freed)
        {
            guard = (BlockGuard*)user;
            fault = HeapFault.DoubleFree;
        }

        HeapFinding finding = HeapFindings.New(fault, user);
        SetBlock(ref finding, guard, fault == HeapFault.DoubleFree ? user : BlockGuard.User(guard));
        return finding;
    }

    private static void SetBlock(ref HeapFinding finding, BlockGuard* guard, void* user)
    {
        if (guard == null || BlockGuard.State(guard) == GuardState.Damaged)
            return;

        finding.Block = (ulong)user;
        finding.Size = BlockGuard.Size(guard);
        finding.AllocationSite = BlockGuard.Site(guard);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReportPointer(void* user, BlockGuard* guard, bool isRecord, bool isFree)
    {
        HeapFinding finding = Describe(user, guard, isRecord);
        ReportPointer(ref finding, isFree);
    }

    /// <summary>Reports the finding about a pointer to be freed, or the matching kind of finding for another use.</summary>
    private static void ReportPointer(ref HeapFinding finding, bool isFree)
    {
        if (!isFree)
            finding.Fault = finding.Fault == HeapFault.DoubleFree ? HeapFault.UseAfterFree : HeapFault.InvalidPointer;

        HeapFindings.Report(in finding);
    }

    /// <summary>Reports bytes of a block that were overwritten.</summary>
    private static void ReportBytes(HeapFault fault, BlockGuard* guard, byte* firstBad)
    {
        byte* user = BlockGuard.User(guard);
        HeapFinding finding = HeapFindings.New(fault, user);
        SetBlock(ref finding, guard, user);
        finding.FirstBadByte = firstBad - user;
        HeapFindings.Report(in finding);
    }

    /// <summary>Reports a block with an overwritten guard, and takes it out of use.</summary>
    private readonly void Retire(BlockGuard* guard)
    {
        BlockGuard.Write(guard, GuardState.Retired, (ulong)(End(guard) - BlockGuard.User(guard)), 0);
        HeapFinding finding = HeapFindings.New(HeapFault.Underflow, BlockGuard.User(guard));
        SetBlock(ref finding, guard, BlockGuard.User(guard));
        HeapFindings.Report(in finding);
    }

    /// <summary>Reports a block with an overwritten header, boundary tag or link, unless the last report was about it.</summary>
    private void ReportCorrupt(Block<SealedTags>* block)
    {
        if (block == _lastCorrupt)
            return;

        _lastCorrupt = block;
        HeapFindings.Report(HeapFault.CorruptMetadata, Block<SealedTags>.Payload(block));
    }

    /// <summary>Reports the list that the inner heap abandoned, if it did.</summary>
    private void ReportDamage()
    {
        if (Inner.Damaged != null)
            ReportCorrupt((Block<SealedTags>*)Inner.Damaged);
    }

    /// <summary>Whether a used block can be freed or resized; a finding when not.</summary>
    private bool IsSound(BlockGuard* guard)
    {
        void* damage = Inner.FindDamage(guard);
        if (damage != null)
            ReportCorrupt(Locate(damage));

        return damage == null;
    }

    /// <summary>The block that holds an address, by walking from the first one; the damaged block if one is in the way; the
    /// top if no block holds it.</summary>
    private readonly Block<SealedTags>* Locate(void* place)
    {
        Block<SealedTags>* block = Inner.First;
        while (block < Inner.Top)
        {
            ulong header = Block<SealedTags>.PeekHeader(block);
            Block<SealedTags>* next = Block<SealedTags>.At(block, Block<SealedTags>.SizeOf(header));
            if (header == Block<SealedTags>.NotSealed || place < next || next <= block)
                break;

            block = next;
        }

        return block;
    }

    /// <summary>The state of the block at an address. Reads the words of the heap without trusting them, so it works on a
    /// damaged heap. A block in the quarantine counts as freed.</summary>
    /// <param name="place">The address.</param>
    /// <param name="hasGuards">Whether the blocks have guards, and were not allocated from <see cref="Inner"/> itself.</param>
    public readonly HeapState StateAt(void* place, bool hasGuards)
    {
        Block<SealedTags>* block = Locate(place);
        ulong header = block < Inner.Top ? Block<SealedTags>.PeekHeader(block) : Block<SealedTags>.NotSealed;
        if (header == Block<SealedTags>.NotSealed)
            return HeapState.None;

        bool isLive = Block<SealedTags>.IsUsed(header)
            && (!hasGuards || IsLive((BlockGuard*)Block<SealedTags>.Payload(block)));
        return isLive ? HeapState.Live : HeapState.Freed;
    }
}
