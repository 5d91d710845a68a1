using System;
using BareFlow.Memory;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Regions;

namespace BareFlow.Malloc.Host;

/// <summary>A memory source over addresses that the process reserved from Linux once. Pages cost memory from the first
/// write on, and not any more when the break moves below them.</summary>
/// <remarks>Not thread-safe. Leaves <c>errno</c> as it was. Copies share the mapping but not the break.</remarks>
public unsafe struct MappedSource : IMemorySource
{
    /// <summary>The base is a multiple of this many bytes: 2 MiB, what a large page has.</summary>
    public const ulong BaseAlignment = 2 * 1024 * 1024;

    private const ulong PageSize = 4096;

    private const int NoAccess = 0;
    private const int ReadWrite = 3;
    private const int PrivateAnonymousNoReserve = 0x4022;
    private const int NoFile = -1;
    private const int DontNeed = 4;
    private const int AddressSpace = 9;
    private const ulong Unlimited = ulong.MaxValue;

    private BlockSource _range;

    /// <inheritdoc />
    public readonly VirtAddr Base => _range.Base;

    /// <inheritdoc />
    public readonly VirtAddr Break => _range.Break;

    /// <inheritdoc />
    public readonly VirtAddr Limit => _range.Limit;

    /// <inheritdoc />
    public readonly bool IsZeroed => true;

    /// <summary>Reserves addresses: <paramref name="bytes"/> of them or, where the system does not allow so many, half, a
    /// quarter and so on; at most one <paramref name="share"/>-th of the process's limit, so that others have some too.</summary>
    /// <param name="bytes">A multiple of <see cref="BaseAlignment"/>.</param>
    /// <param name="share">What the process's limit is divided by, at least 1.</param>
    /// <returns>The source; its size is 0 where the system allows nothing.</returns>
    public static MappedSource Reserve(ulong bytes, ulong share)
    {
        int error = LibC.Error;
        ulong allowed = AddressLimit() / share;
        if (bytes > allowed)
            bytes = allowed & ~(BaseAlignment - 1);

        MappedSource source = default;
        while (bytes >= BaseAlignment && !source.TryMap(bytes))
            bytes = (bytes / 2) & ~(BaseAlignment - 1);

        LibC.Error = error;
        return source;
    }

    /// <inheritdoc />
    public bool TryGrow(ulong bytes) => _range.TryGrow(bytes);

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
    public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded)
    {
        int error = LibC.Error;
        bool isDone = LibC.Protect(start.Pointer, bytes, isGuarded ? NoAccess : ReadWrite) == 0;
        LibC.Error = error;
        return isDone;
    }

    private static ulong AddressLimit()
    {
        ResourceLimit limit = default;
        return LibC.GetLimit(AddressSpace, &limit) == 0 ? limit.Current : Unlimited;
    }

    private bool TryMap(ulong bytes)
    {
        long start = (long)LibC.Map(
            null, bytes + BaseAlignment, ReadWrite, PrivateAnonymousNoReserve, NoFile, offset: 0);
        if (start == -1)
            return false;

        _range = new BlockSource(new VirtAddr(RequestSize.RoundUp((ulong)start, BaseAlignment)), bytes);
        return true;
    }

    /// <summary>Makes [<paramref name="start"/>, <paramref name="end"/>) read as zero: whole pages go back to Linux, the
    /// rest of the page that the break is in is cleared.</summary>
    private readonly void Forget(ulong start, ulong end)
    {
        ulong page = RequestSize.RoundUp(start, PageSize);
        ulong tail = (page < end ? page : end) - start;
        new Span<byte>((void*)start, (int)tail).Clear();
        if (page < end)
            Require(TryDiscard(new VirtAddr(page), RequestSize.RoundUp(end - page, PageSize)));
    }

    private static void Require(bool discarded) =>
        Invariant.Holds(discarded, "pages of a mapped source can be given back"u8);
}
