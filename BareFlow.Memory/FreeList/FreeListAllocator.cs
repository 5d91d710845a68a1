using System.Runtime.CompilerServices;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Findings;
using BareFlow.Memory.Regions;

namespace BareFlow.Memory.FreeList;

/// <summary>The general allocator: segregated free lists, boundary tags, free neighbours joined at once.</summary>
/// <remarks>
/// <para>Law, in bytes: <c>Lead + Σ used blocks + Σ free blocks + Top == Break - Base</c>, where no two free blocks touch
/// and each free block is in exactly one list, the one for its size. <see cref="Check"/> proves that line.</para>
/// <para>Every operation takes a fixed number of steps, for any heap: no loop over blocks, none over lists.
/// A used block costs 8 bytes and its rounding to 16. The memory behind the last block, the top, is in no list. It is
/// cut only when no list has a block that fits, so the heap stays low. It goes back to the source when it
/// grows past <see cref="TrimThreshold"/>.</para>
/// <para>A request that no list serves may still fit into some free block, because only two blocks of the request's own list are
/// checked. This is the cost of the bound; docs/memory.md says how large it can get.</para>
/// <para>Several KB in size: initialise it in place, and never copy it. Not thread-safe.</para>
/// </remarks>
/// <typeparam name="TSource">Where the memory comes from; its base is 16-byte aligned.</typeparam>
/// <typeparam name="TTags">How headers and links are written.</typeparam>
public unsafe partial struct FreeListAllocator<TSource, TTags> : IAllocator
    where TSource : unmanaged, IMemorySource
    where TTags : unmanaged, ITags
{
    /// <summary>Every block starts on a multiple of this many bytes.</summary>
    public const ulong Alignment = Block<TTags>.Alignment;

    /// <summary>The largest request in bytes, just under 512 GiB.</summary>
    public const ulong LargestRequest = FreeLists<TTags>.SizeLimit - VirtPage.Size;

    /// <summary>The initial <see cref="TrimThreshold"/>: 1 MiB.</summary>
    public const ulong DefaultTrimThreshold = 1024 * 1024;

    private const ulong GrowthStep = 64 * 1024;

    // Bytes before the first header, which make the first payload aligned.
    private const ulong Lead = Alignment - Block<TTags>.HeaderSize;

    private TSource _source;
    private Block<TTags>* _first;
    private Block<TTags>* _top;
    private byte* _end;
    private byte* _everUsed;
    private ulong _notEverUsed;
    private ulong _notLimit;
    private ulong _used;
    private ulong _peakUsed;
    private ulong _liveBlocks;

    /// <summary>The size of the top above which it goes back to the source, in bytes.</summary>
    public ulong TrimThreshold;

    // 4 KB: behind the other fields, so that one byte holds their offsets.
    private FreeLists<TTags> _free;

    /// <summary>Starts a heap over <paramref name="source"/>, which is empty and has less than 512 GiB, because there is no list for a
    /// larger free block.</summary>
    public void Initialize(TSource source)
    {
        FreeListRange.Require(source.Base.Value, source.Break.Value, source.Limit.Value);
        this = default;
        _source = source;
        _end = (byte*)source.Base.Pointer;
        _first = (Block<TTags>*)(_end + Lead);
        _top = _first;
        SetEverUsed(_end);
        _notLimit = ~source.Limit.Value;
        TrimThreshold = DefaultTrimThreshold;
    }

    /// <inheritdoc />
    public readonly HeapStatistics Statistics
    {
        get
        {
            HeapStatistics statistics = default;
            statistics.Capacity = _source.Limit.Value - _source.Base.Value;
            statistics.Used = _used;
            statistics.Free = statistics.Capacity - _used;
            statistics.PeakUsed = _peakUsed;
            statistics.LiveBlocks = _liveBlocks;
            return statistics;
        }
    }

    /// <summary>Bytes that the source has handed out.</summary>
    public readonly ulong Held => _source.Break.Value - _source.Base.Value;

    /// <summary>Bytes behind the last block, which <see cref="Trim"/> may release.</summary>
    public readonly ulong TopBytes => _end > (byte*)_top ? (ulong)(_end - (byte*)_top) : 0;

    /// <inheritdoc />
    public void* Allocate(ulong size)
    {
        ulong needed = BlockSize(size);
        if (needed == 0)
            return null;

        Block<TTags>* block = _free.Find(needed);
        return block != null ? TakeFree(block, needed) : AllocateElsewhere(needed);
    }

    /// <inheritdoc />
    public void* AllocateZeroed(ulong count, ulong size)
    {
        if (!RequestSize.TryMultiply(count, size, out ulong bytes))
            return null;

        byte* used = _everUsed;
        byte* payload = (byte*)Allocate(bytes);
        if (payload != null)
            Clear(payload, DirtyBytes(payload, bytes, used));

        return payload;
    }

    /// <inheritdoc />
    public void Free(void* payload)
    {
        if (payload == null)
            return;

        Block<TTags>* block = Block<TTags>.Of(payload);
        ulong header = Block<TTags>.Header(block);
        if (!Block<TTags>.IsUsed(header))
        {
            ReportFreed(HeapFault.DoubleFree, payload);
            return;
        }

        ulong size = Block<TTags>.SizeOf(header);
        _used -= size;
        _liveBlocks--;
        Release(block, size, Block<TTags>.IsPreviousUsed(header));
    }

    /// <inheritdoc />
    public readonly ulong UsableSize(void* payload) =>
        payload == null ? 0 : Block<TTags>.Size(Block<TTags>.Of(payload)) - Block<TTags>.HeaderSize;

    /// <summary>Returns the memory behind the last block to the source, in whole pages, except the first
    /// <paramref name="keep"/> bytes.</summary>
    /// <returns>Whether anything went back.</returns>
    public bool Trim(ulong keep)
    {
        ulong room = TopBytes;
        if (room < keep)
            return false;

        ulong surplus = (room - keep) & ~(VirtPage.Size - 1);
        if (surplus == 0 || !_source.TryShrink(surplus))
            return false;

        _end -= surplus;
        if (_source.IsZeroed && _everUsed > _end)
            SetEverUsed(_end);

        return true;
    }

    /// <summary>Serves a request from the top or, when the first block of its own list is too small, from the next block
    /// or another list. The block then is as large as the blocks of the next list, so that the lists find it when it
    /// is free again. Lists of one size have no block that is too small.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void* AllocateElsewhere(ulong needed)
    {
        int index = FreeLists<TTags>.IndexOf(needed);
        Block<TTags>* first = _free.SoundHead(index);
        if (first == null)
            return TakeTop(needed);

        ulong wanted = needed;
        Block<TTags>* block = _free.Turn(index, first);
        if (block == null || Block<TTags>.Size(block) < needed)
        {
            wanted = FreeLists<TTags>.LeastOf(index + 1);
            block = _free.FirstFrom(index + 1);
        }

        if (block != null)
            return TakeFree(block, wanted);

        void* payload = TakeTop(wanted);
        return payload != null ? payload : TakeTop(needed);
    }

    /// <summary>Reports a block that is in a list and is used all the same. This needs no extra work; other cases are not seen.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReportFreed(HeapFault fault, void* payload) => HeapFindings.Report(fault, payload);

    /// <summary>The size of the block that serves a request, or 0 when it can never be served.</summary>
    private static ulong BlockSize(ulong request)
    {
        if (request > LargestRequest)
            return 0;

        ulong size = RequestSize.RoundUp(request + Block<TTags>.HeaderSize, Alignment);
        return size < Block<TTags>.MinimumSize ? Block<TTags>.MinimumSize : size;
    }

    /// <summary>Serves a request from a free block that is large enough; the rest of it stays free, behind.</summary>
    private void* TakeFree(Block<TTags>* block, ulong needed)
    {
        ulong size = Block<TTags>.Size(block);
        _free.Remove(block, size);
        return Use(block, KeepRest(block, size, needed), true);
    }

    /// <summary>Puts the part of <paramref name="block"/> beyond <paramref name="needed"/> into a list, if it makes a block.</summary>
    /// <returns>The remaining size of the block.</returns>
    private ulong KeepRest(Block<TTags>* block, ulong size, ulong needed)
    {
        ulong rest = size - needed;
        if (rest < Block<TTags>.MinimumSize)
        {
            MarkUsedBefore(Block<TTags>.At(block, size));
            return size;
        }

        InsertFree(Block<TTags>.At(block, needed), rest);
        return needed;
    }

    /// <summary>Serves a request from the top, which grows if it must. The block before the top is always used.</summary>
    private void* TakeTop(ulong needed)
    {
        if (!EnsureTop(needed))
            return null;

        Block<TTags>* block = _top;
        SetTop(Block<TTags>.At(block, needed));
        return Use(block, needed, true);
    }

    private void* Use(Block<TTags>* block, ulong size, bool isPreviousUsed)
    {
        Block<TTags>.SetUsed(block, size, isPreviousUsed);
        _liveBlocks++;
        CountUsed(size);
        return Block<TTags>.Payload(block);
    }

    private void CountUsed(ulong size)
    {
        _used += size;
        if (_used > _peakUsed)
            _peakUsed = _used;
    }

    /// <summary>Makes [block, block + size) free: joined with its free neighbours, or with the top.</summary>
    private void Release(Block<TTags>* block, ulong size, bool isPreviousUsed)
    {
        Block<TTags>* next = Block<TTags>.At(block, size);
        if (!isPreviousUsed)
            block = JoinBefore(block, ref size);

        InsertFree(block, next == _top ? size : size + TakeIfFree(next));
    }

    private Block<TTags>* JoinBefore(Block<TTags>* block, ref ulong size)
    {
        Block<TTags>* before = Block<TTags>.Before(block);
        ulong added = Block<TTags>.Size(before);
        _free.Remove(before, added);
        size += added;
        return before;
    }

    /// <summary>Takes the block before the top out of its list, if it is free.</summary>
    /// <returns>Its size; 0 when it is used.</returns>
    private ulong TakeIfFree(Block<TTags>* block)
    {
        ulong header = Block<TTags>.Header(block);
        if (Block<TTags>.IsUsed(header))
            return 0;

        ulong size = Block<TTags>.SizeOf(header);
        _free.Remove(block, size);
        return size;
    }

    /// <summary>Makes a free block whose neighbours are used; a block before the top becomes part of the top.</summary>
    private void InsertFree(Block<TTags>* block, ulong size)
    {
        if (Block<TTags>.At(block, size) == _top)
        {
            GiveToTop(block);
            return;
        }

        Block<TTags>.SetFree(block, size);
        _free.Insert(block, size);
        Block<TTags>.SetPreviousUsed(Block<TTags>.At(block, size), false);
    }

    /// <summary>Marks in a block that the one before it is used; the top has no header.</summary>
    private void MarkUsedBefore(Block<TTags>* block)
    {
        if (block != _top)
            Block<TTags>.SetPreviousUsed(block, true);
    }

    private void GiveToTop(Block<TTags>* block)
    {
        _top = block;
        if ((ulong)(_end - (byte*)block) > TrimThreshold)
            Trim(TrimThreshold / 2);
    }

    private void SetTop(Block<TTags>* top)
    {
        _top = top;
        if ((byte*)top > _everUsed)
            SetEverUsed((byte*)top);
    }

    /// <summary>Stores how far memory was ever used, twice, because no other word has it: a flipped bit would hand out memory
    /// as zero that is not.</summary>
    private void SetEverUsed(byte* end)
    {
        _everUsed = end;
        _notEverUsed = ~(ulong)end;
    }

    /// <summary>Makes the top at least <paramref name="needed"/> bytes large; false when the source is used up.</summary>
    private bool EnsureTop(ulong needed)
    {
        long missing = (byte*)_top + needed - _end;
        return missing <= 0 || Grow((ulong)missing);
    }

    private bool Grow(ulong missing)
    {
        ulong step = RequestSize.RoundUp(missing, GrowthStep);
        if (!_source.TryGrow(step))
        {
            step = RequestSize.RoundUp(missing, Alignment);
            if (!_source.TryGrow(step))
                return false;
        }

        _end += step;
        return true;
    }

    /// <summary>How many of the first <paramref name="bytes"/> bytes of a payload may be other than zero.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="bytes">The number of bytes.</param>
    /// <param name="used">The end of the used memory, before the payload was allocated.</param>
    internal readonly ulong DirtyBytes(byte* payload, ulong bytes, byte* used)
    {
        if (!_source.IsZeroed || used >= payload + bytes)
            return bytes;

        return used > payload ? (ulong)(used - payload) : 0;
    }
}
