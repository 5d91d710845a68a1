using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Regions;

namespace BareFlow.Malloc.Host;

/// <summary>A memory source over a range of addresses of its own. Linux is asked for memory up to the break, in pieces of 2 MiB,
/// and gets it back when the break moves down: all limits of the process hold, and its size is what it uses.</summary>
/// <remarks>Not thread-safe. Leaves <c>errno</c> as it was. Copies share the memory but not the break.</remarks>
public unsafe struct MappedSource : IMemorySource
{
    /// <summary>The base is a multiple of this many bytes: 2 MiB, what a large page has. The pieces are, too.</summary>
    public const ulong BaseAlignment = 2 * 1024 * 1024;

    private const int NoReplace = 0x10_0000;
    private const int DontNeed = 4;

    private BlockSource _range;
    private ulong _mappedEnd;
    private GuardedPages _guarded;

    /// <inheritdoc />
    public readonly VirtAddr Base => _range.Base;

    /// <inheritdoc />
    public readonly VirtAddr Break => _range.Break;

    /// <inheritdoc />
    public readonly VirtAddr Limit => _range.Limit;

    /// <inheritdoc />
    public readonly bool IsZeroed => true;

    /// <inheritdoc />
    public readonly bool CanGuard => true;

    /// <summary>Takes a range of <paramref name="bytes"/> addresses.</summary>
    /// <param name="bytes">A multiple of <see cref="BaseAlignment"/>.</param>
    /// <returns>The source; its size is 0 where the process may not have a page.</returns>
    public static MappedSource Create(ulong bytes)
    {
        int error = LibC.Error;
        MappedSource source = default;
        if (!source.TryStart(HeapAddresses.NextUsual(bytes), bytes))
            source.TryStart(HeapAddresses.NextLow(bytes), bytes);

        LibC.Error = error;
        return source;
    }

    /// <inheritdoc />
    public bool TryGrow(ulong bytes)
    {
        if (!_range.TryGrow(bytes))
            return false;

        if (Break.Value <= _mappedEnd || TryMapTo(Break.Value))
            return true;

        _range.TryShrink(bytes);
        return false;
    }

    /// <inheritdoc />
    public bool TryShrink(ulong bytes)
    {
        ulong end = Break.Value;
        bool hasShrunk = _range.TryShrink(bytes);
        if (hasShrunk)
            Forget(Break.Value, end);

        return hasShrunk;
    }

    /// <inheritdoc />
    public readonly bool TryDiscard(VirtAddr start, ulong bytes)
    {
        int error = LibC.Error;
        bool isDone = LibC.Advise(start.Pointer, bytes, DontNeed) == 0;
        LibC.Error = error;
        return isDone;
    }

    /// <inheritdoc />
    public bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded)
    {
        ulong page = (start.Value - Base.Value) / VirtPage.Size;
        int error = LibC.Error;
        bool isDone = isGuarded
            ? _guarded.TryStart(_range.Limit.Value - _range.Base.Value) && _guarded.TryAdd(start.Pointer, bytes, page)
            : _guarded.TryRemove(start.Pointer, bytes, page);
        LibC.Error = error;
        return isDone;
    }

    /// <inheritdoc />
    public readonly bool IsGuarded(VirtAddr place) => _guarded.Has((place.Value - Base.Value) / VirtPage.Size);

    /// <summary>One page is there from the beginning: where it can't be had, nothing can.</summary>
    private bool TryStart(ulong start, ulong bytes)
    {
        _mappedEnd = start;
        if (!TryMap(VirtPage.Size))
            return false;

        _range = new BlockSource(new VirtAddr(start), bytes);
        return true;
    }

    /// <summary>Maps up to a multiple of 2 MiB behind <paramref name="end"/> or, where that is too much, no more than asked for.</summary>
    private bool TryMapTo(ulong end)
    {
        int error = LibC.Error;
        ulong piece = RequestSize.RoundUp(end, BaseAlignment) - _mappedEnd;
        bool isDone = TryMap(piece) || TryMap(RequestSize.RoundUp(end, VirtPage.Size) - _mappedEnd);
        LibC.Error = error;
        return isDone;
    }

    /// <summary>Maps memory behind what is mapped. What another mapping lies at is not touched. (A Linux before 4.17 does not
    /// know that flag, and gives other addresses.)</summary>
    private bool TryMap(ulong bytes)
    {
        void* start = (void*)_mappedEnd;
        void* mapped = LibC.Map(
            start, bytes, LibC.ReadWrite, LibC.PrivateAnonymous | NoReplace, LibC.NoFile, offset: 0);
        if (mapped != start && (long)mapped != -1)
            LibC.Unmap(mapped, bytes);

        if (mapped != start)
            return false;

        _mappedEnd += bytes;
        return true;
    }

    /// <summary>Makes [<paramref name="start"/>, <paramref name="end"/>) read as zero: whole pieces go back to Linux, then
    /// whole pages; the rest of the page that the break is in is cleared. Pages that are locked are cleared, too, as Linux does
    /// not take them back.</summary>
    private void Forget(ulong start, ulong end)
    {
        int error = LibC.Error;
        ulong piece = RequestSize.RoundUp(start, BaseAlignment);
        if (piece < _mappedEnd && LibC.Unmap((void*)piece, _mappedEnd - piece) == 0)
            _mappedEnd = piece;

        LibC.Error = error;
        if (end > _mappedEnd)
            end = _mappedEnd;

        ulong page = RequestSize.RoundUp(start, VirtPage.Size);
        Clear(start, page < end ? page : end);
        if (page < end && !TryDiscard(new VirtAddr(page), RequestSize.RoundUp(end - page, VirtPage.Size)))
            Clear(page, end);
    }

    private static void Clear(ulong start, ulong end)
    {
        if (start < end)
            NativeMemory.Clear((void*)start, (nuint)(end - start));
    }
}
