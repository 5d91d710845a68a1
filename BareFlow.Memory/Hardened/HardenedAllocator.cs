using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Findings;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Regions;

namespace BareFlow.Memory.Hardened;

/// <summary>A free-list heap that detects misuse: see docs/hardening.md for what each level detects.</summary>
/// <remarks>
/// <para>Each block is one of a <see cref="FreeListAllocator{TSource, TTags}"/> with sealed tags, and is divided as follows:</para>
/// <code>
///  | guard, 16 bytes | what was asked for | canary, 8 bytes or more |
/// </code>
/// <para>Law: the inner heap's, and each of its used blocks has a guard with its state: live, with its canary intact;
/// in the quarantine, with its poison intact; or retired. <see cref="Check"/> proves that.</para>
/// <para>Each finding is reported once, to <see cref="HeapFindings.Handler"/>. When that returns, a bad pointer is
/// ignored; an overwritten canary or poison is rewritten, and the operation continues; a block with an overwritten
/// header is retired: it stays used for ever.</para>
/// <para>Several KB in size: initialise it in place, and never copy it. Not thread-safe.</para>
/// </remarks>
/// <typeparam name="TSource">Where the memory comes from; its base is 16-byte aligned.</typeparam>
public unsafe partial struct HardenedAllocator<TSource> : IAllocator where TSource : unmanaged, IMemorySource
{
    /// <summary>Requests of at least this many bytes end at a page that faults, at level full, where the source can.</summary>
    public const ulong SmallestBeforePage = 64 * 1024;

    /// <summary>The value of a freed byte in the quarantine. Eight of them are not a canonical address.</summary>
    public const byte PoisonByte = 0xDF;

    /// <summary>The most bytes that wait in the quarantine: 4 MiB, or an eighth of a smaller heap.</summary>
    public const ulong LargestQuarantine = 4 * 1024 * 1024;

    /// <summary>The most blocks that wait in the quarantine.</summary>
    public const int MostQuarantined = Quarantine.Capacity;

    private const ulong Alignment = Block<SealedTags>.Alignment;
    private const ulong LargestRequest = FreeListAllocator<TSource, SealedTags>.LargestRequest;
    private const ulong SmallestCanary = sizeof(ulong);
    private const ulong QuarantineShare = 8;

    // A freed block of the inner heap has two links, its record, and its boundary tag.
    private const ulong SmallestInner = 2 * BlockGuard.HeaderSize + sizeof(ulong);

    /// <summary>The place of the allocation, for findings; the caller sets it before each call.</summary>
    public ulong CallSite;

    private ulong _quarantineLimit;
    private Block<SealedTags>* _lastCorrupt;
    private bool _isFull;
    private ulong _peakUsed;

    // 4 KB and 16 KB: behind the other fields, so that one byte holds their offsets.

    /// <summary>The heap beneath, without guards. Started alone and with <see cref="SealedTags.NoKey"/>, it serves
    /// level off in a program that also has the other levels.</summary>
    public FreeListAllocator<TSource, SealedTags> Inner;

    private Quarantine _quarantine;

    /// <summary>Starts a heap over <paramref name="source"/>, which is empty.</summary>
    /// <param name="source">Where the memory comes from.</param>
    /// <param name="level"><see cref="HardeningLevel.Checks"/> or <see cref="HardeningLevel.Full"/>.</param>
    /// <param name="secret">A random number, not 0; the same for all heaps of a program.</param>
    public void Initialize(TSource source, HardeningLevel level, ulong secret)
    {
        Invariant.Holds(level != HardeningLevel.Off, "a hardened heap has a level"u8);
        Invariant.Holds(secret != SealedTags.NoKey, "a hardened heap has a secret"u8);
        Invariant.Holds(
            SealedTags.Key == SealedTags.NoKey || SealedTags.Key == secret, "all hardened heaps have the same secret"u8);
        this = default;
        SealedTags.Key = secret;
        Inner.Initialize(source);
        _isFull = level == HardeningLevel.Full;
        ulong share = Inner.Statistics.Capacity / QuarantineShare;
        _quarantineLimit = share < LargestQuarantine ? share : LargestQuarantine;
    }

    /// <summary>The current state of the heap. Blocks in the quarantine are free.</summary>
    public readonly HeapStatistics Statistics
    {
        get
        {
            HeapStatistics statistics = Inner.Statistics;
            statistics.Used -= _quarantine.Bytes;
            statistics.Free += _quarantine.Bytes;
            statistics.LiveBlocks -= _quarantine.Count;
            statistics.PeakUsed = _isFull ? _peakUsed : statistics.PeakUsed;
            return statistics;
        }
    }

    /// <summary>Bytes of the blocks that wait in the quarantine.</summary>
    public readonly ulong QuarantinedBytes => _quarantine.Bytes;

    /// <summary>Blocks that wait in the quarantine.</summary>
    public readonly ulong QuarantinedBlocks => _quarantine.Count;

    /// <summary>The blocks of the heap by size, with guards and canaries. Blocks in the quarantine are used.</summary>
    public readonly HeapMap Map() => Inner.Map();

    /// <inheritdoc />
    public void* Allocate(ulong size) => AllocateAligned(size, Alignment);

    /// <inheritdoc />
    public void* AllocateAligned(ulong size, ulong alignment)
    {
        if (size > LargestRequest || !BitOperations.IsPow2(alignment))
            return null;

        if (alignment < Alignment)
            alignment = Alignment;

        return Allocate(size, alignment, size);
    }

    /// <inheritdoc />
    public void* AllocateZeroed(ulong count, ulong size)
    {
        if (!RequestSize.TryMultiply(count, size, out ulong bytes))
            return null;

        byte* used = Inner.EverUsed;
        byte* user = (byte*)Allocate(bytes);
        if (user != null && !_isFull)
            Clear(user, bytes, used);

        return user;
    }

    /// <inheritdoc />
    public void Free(void* user)
    {
        BlockGuard* guard = user == null ? null : FindLive(user, isFree: true);
        if (guard == null)
            return;

        CheckCanary(guard);
        if (BlockGuard.State(guard) == GuardState.LiveBeforePage && !Inner.TryGuard(PageOf(guard), VirtPage.Size, false))
            BlockGuard.SetState(guard, GuardState.Retired);
        else if (_isFull)
            Detain(guard);
        else
            Release(guard);
    }

    /// <summary>The requested bytes, because a canary is behind them; 0 for null and for a pointer that is not a block.</summary>
    public ulong UsableSize(void* user)
    {
        BlockGuard* guard = user == null ? null : FindLive(user, isFree: false);
        return guard == null ? 0 : BlockGuard.Size(guard);
    }

    /// <inheritdoc />
    public void* Reallocate(void* user, ulong size)
    {
        if (user == null)
            return Allocate(size);

        BlockGuard* guard = FindLive(user, isFree: false);
        if (guard == null || size > LargestRequest)
            return null;

        return _isFull ? ResizeFull(guard, size) : Resize(guard, size);
    }

    /// <summary>Empties the quarantine and returns memory behind the last block to the source, in whole pages, except
    /// the first <paramref name="keep"/> bytes.</summary>
    /// <returns>Whether anything went back.</returns>
    public bool Trim(ulong keep)
    {
        ReleaseDetained();
        return Inner.Trim(keep);
    }

    /// <summary>The size of a request to the inner heap.</summary>
    private static ulong InnerSize(ulong size)
    {
        ulong needed = BlockGuard.HeaderSize + size + SmallestCanary;
        return needed < SmallestInner ? SmallestInner : needed;
    }

    /// <summary>A block with room for <paramref name="room"/> bytes and a size of <paramref name="size"/> bytes.</summary>
    private void* Allocate(ulong size, ulong alignment, ulong room)
    {
        byte* used = Inner.EverUsed;
        void* user = null;
        if (_isFull && Inner.CanGuard && size >= SmallestBeforePage && alignment <= VirtPage.Size)
            user = AllocateBeforePage(size, alignment, room);

        if (user == null)
            user = Use(Take(InnerSize(room), alignment, BlockGuard.HeaderSize), size, GuardState.Live);

        if (user != null && _isFull)
            Clear((byte*)user, size, used);

        return user;
    }

    /// <summary>Makes the first bytes of a block read as zero, as far as they were ever used.</summary>
    private void Clear(byte* user, ulong bytes, byte* used) => Inner.Clear(user, Inner.DirtyBytes(user, bytes, used));

    /// <summary>A block of the inner heap that is aligned at <paramref name="offset"/>. If there is no memory, the quarantine is
    /// emptied for it, unless that can't be enough.</summary>
    private BlockGuard* Take(ulong size, ulong alignment, ulong offset)
    {
        void* block = TakeNow(size, alignment, offset);
        if (block == null && Inner.CouldServe(size, _quarantine.Bytes) && ReleaseDetained())
            block = TakeNow(size, alignment, offset);

        ReportDamage();
        return (BlockGuard*)block;
    }

    private void* TakeNow(ulong size, ulong alignment, ulong offset) =>
        alignment == Alignment ? Inner.Allocate(size) : Inner.AllocateAround(size, alignment, offset);

    /// <summary>A block whose room ends at the start of a page that faults, up to the alignment.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void* AllocateBeforePage(ulong size, ulong alignment, ulong room)
    {
        ulong offset = BlockGuard.HeaderSize + RequestSize.RoundUp(room, alignment);
        BlockGuard* guard = Take(offset + VirtPage.Size, VirtPage.Size, offset);
        if (guard == null)
            return null;

        bool isGuarded = Inner.TryGuard((byte*)guard + offset, VirtPage.Size, true);
        return Use(guard, size, isGuarded ? GuardState.LiveBeforePage : GuardState.Live);
    }

    /// <summary>Writes guard and canary around the payload.</summary>
    private void* Use(BlockGuard* guard, ulong size, GuardState state)
    {
        if (guard == null)
            return null;

        BlockGuard.Write(guard, state, size, CallSite);
        WriteCanary(guard);
        if (_isFull)
            CountPeak();

        return BlockGuard.User(guard);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CountPeak()
    {
        ulong used = Inner.Statistics.Used - _quarantine.Bytes;
        if (used > _peakUsed)
            _peakUsed = used;
    }

    private void* Resize(BlockGuard* guard, ulong size)
    {
        CheckCanary(guard);
        return IsSound(guard) && TryResizeInner(guard, size)
            ? Use(guard, size, GuardState.Live)
            : Move(guard, size, size);
    }

    private bool TryResizeInner(BlockGuard* guard, ulong size)
    {
        bool isResized = Inner.TryResize(guard, InnerSize(size));
        ReportDamage();
        return isResized;
    }

    private void* Move(BlockGuard* guard, ulong size, ulong room)
    {
        void* moved = Allocate(size, Alignment, room);
        if (moved == null && room != size)
            moved = Allocate(size);

        if (moved == null)
            return null;

        ulong oldSize = BlockGuard.Size(guard);
        NativeMemory.Copy(BlockGuard.User(guard), moved, (nuint)(oldSize < size ? oldSize : size));
        Free(BlockGuard.User(guard));
        return moved;
    }

    /// <summary>Frees a block in the inner heap, with a record of it in its payload.</summary>
    private void Release(BlockGuard* guard)
    {
        if (!IsSound(guard))
        {
            BlockGuard.SetState(guard, GuardState.Retired);
            return;
        }

        BlockGuard.Write((BlockGuard*)BlockGuard.User(guard), GuardState.Freed, BlockGuard.Size(guard), BlockGuard.Site(guard));
        *guard = default;
        Inner.Free(guard);
        ReportDamage();
    }

    /// <summary>The end of the inner heap's block.</summary>
    private readonly byte* End(BlockGuard* guard) => (byte*)guard + Inner.UsableSize(guard);
}
