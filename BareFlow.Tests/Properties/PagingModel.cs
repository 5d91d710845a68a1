using System;
using BareFlow.Memory;
using BareFlow.Memory.Paging;
using BareFlow.Tests.Unit.Memory.Paging;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>Page tables beside a plain list of pages; after each step the two must agree on every page, and on the number of
/// frames that are handed out. Pages that own a frame have their number written into it, which must stay.</summary>
internal sealed unsafe class PagingModel : IDisposable
{
    private const ulong Boundary = 0x0000_5555_4000_0000;
    private const ulong Start = Boundary - PagingStep.ArenaPages / 2 * HostPages.Small;
    private const ulong Targets = 0x0000_0011_4000_0000 - PagingStep.ArenaPages / 2 * HostPages.Small;
    private const PageTableFlags Writable = HostPages.Data;

    private static readonly PageTableFlags[] Rights =
    [
        Writable,
        HostPages.Constants,
        HostPages.Code,
        PageTableFlags.None,
        Writable | PageTableFlags.Global | PageTableFlags.Uncached,
    ];

    private readonly HostPages _pages;
    private readonly PageState[] _states = new PageState[PagingStep.ArenaPages];
    private ulong _stamps;

    public PagingModel(int frames, PageSize largest, int limit)
    {
        _pages = new HostPages(frames, largest);
        _pages.Frames->Limit = limit;
    }

    private enum Kind
    {
        Nothing,
        Mapped,
        Committed,
        Backed,
    }

    /// <summary>Does one step on both sides.</summary>
    public void Do(PagingStep step)
    {
        if (step.Operation == PageOperation.Back)
            Touch(step.First);
        else
            Change(step);

        Compare();
    }

    public void Dispose() => _pages.Dispose();

    private static ulong AddressOf(int page) => Start + (ulong)page * HostPages.Small;

    private static ulong TargetOf(int page, int shift) => Targets + (ulong)(page + shift) * HostPages.Small;

    private static int PagesIn(ulong bytes) => (int)(bytes / HostPages.Small);

    private void Change(PagingStep step)
    {
        int pages = Math.Min(step.Pages, PagingStep.ArenaPages - step.First);
        PageTableFlags rights = Rights[step.Rights];
        ulong address = AddressOf(step.First);
        ulong distance = step.Operation == PageOperation.Map ? TargetOf(step.First, step.Target) - address : 0;
        MapStatus status = _pages.Mapper.Change(
            step.Operation,
            HostPages.Page(address),
            (ulong)pages * HostPages.Small,
            rights,
            out TlbFlush flush,
            distance);
        Assert.Equal(address, flush.Start);
        int end = step.First + PagesIn(flush.Bytes);
        for (int page = step.First; page < end; page++)
            Apply(ref _states[page], step.Operation, rights, TargetOf(page, step.Target));

        Judge(status, step.Operation, end, step.First + pages);
    }

    /// <summary>A change that succeeds came to its end; one that fails says why at the page where it stopped.</summary>
    private void Judge(MapStatus status, PageOperation operation, int reached, int end)
    {
        Assert.Equal(status == MapStatus.Done, reached == end);
        if (status == MapStatus.Done)
            return;

        bool isEmpty = _states[reached].Kind == Kind.Nothing;
        bool mayFail = status switch
        {
            MapStatus.AlreadyMapped => operation == PageOperation.Map && !isEmpty,
            MapStatus.NotMapped => operation == PageOperation.Protect && isEmpty,
            MapStatus.FrameExhausted => _pages.Frames->Live >= _pages.Frames->Limit - 2,
            _ => false,
        };
        Assert.True(mayFail, $"{operation} must not end with {status}.");
    }

    private static void Apply(ref PageState state, PageOperation operation, PageTableFlags rights, ulong target)
    {
        bool isEmpty = state.Kind == Kind.Nothing;
        switch (operation)
        {
            case PageOperation.Map:
                Assert.True(isEmpty, "A page was mapped over.");
                state = new PageState(Kind.Mapped, rights, target, 0);
                break;
            case PageOperation.Commit when isEmpty:
                state = new PageState(Kind.Committed, rights, 0, 0);
                break;
            case PageOperation.Commit or PageOperation.Protect:
                state = state with { Rights = rights };
                break;
            case PageOperation.Discard when state.Kind == Kind.Backed:
                state = state with { Kind = Kind.Committed };
                break;
            case PageOperation.Unmap:
                state = default;
                break;
        }
    }

    private void Touch(int page)
    {
        bool isTouchable = _states[page] is { Kind: Kind.Committed, Rights: var rights } && rights != PageTableFlags.None;
        bool isDone = _pages.Mapper.TryBack(new VirtAddr(AddressOf(page) + 5), isZeroed: true, out TlbFlush flush);
        Assert.True(isTouchable || !isDone, "Only a page that was committed comes when it is touched.");
        if (!isDone)
        {
            Assert.True(!isTouchable || _pages.Frames->Live >= _pages.Frames->Limit - 2, "A page comes while there are frames.");
            return;
        }

        int first = PagesIn(flush.Start - Start);
        Assert.InRange(page, first, first + PagesIn(flush.Bytes) - 1);
        for (int backed = first; backed < first + PagesIn(flush.Bytes); backed++)
            Stamp(backed);
    }

    private void Stamp(int page)
    {
        ref PageState state = ref _states[page];
        Assert.Equal(Kind.Committed, state.Kind);
        Span<byte> bytes = _pages.BytesAt(AddressOf(page));
        Assert.False(bytes.ContainsAnyExcept((byte)0), "A page that was committed holds zeros.");
        state = state with { Kind = Kind.Backed, Stamp = ++_stamps };
        BitConverter.TryWriteBytes(bytes, state.Stamp);
    }

    private void Compare()
    {
        Assert.True(_pages.Mapper.Check(), "the law holds");
        ulong owned = 0;
        for (int page = 0; page < _states.Length; page++)
        {
            Compare(page, _states[page]);
            owned += _states[page].Kind == Kind.Backed ? 1UL : 0;
        }

        Assert.Equal(owned + _pages.Mapper.Tables, (ulong)_pages.Frames->Live);
        Assert.True(_pages.Mapper.Query(new VirtAddr(Start - 1), out _).IsEmpty);
        Assert.True(_pages.Mapper.Query(new VirtAddr(AddressOf(PagingStep.ArenaPages)), out _).IsEmpty);
    }

    private void Compare(int page, PageState state)
    {
        PageTableEntry entry = _pages.Mapper.Query(new VirtAddr(AddressOf(page)), out int shift);
        PageTableFlags flags = entry.FlagsAsWritten & ~(PageTableFlags.Huge | PageTableFlags.Named);
        ulong inside = AddressOf(page) & ((1UL << shift) - 1);
        Assert.True((entry.Target.Value & ((1UL << shift) - 1)) == 0, "An entry leads to a boundary of its size.");
        switch (state.Kind)
        {
            case Kind.Nothing:
                Assert.True(entry.IsEmpty);
                break;
            case Kind.Mapped:
                Assert.Equal((state.Rights, state.Target), (flags, entry.Target.Value + inside));
                break;
            case Kind.Committed:
                Assert.Equal((WhenMissing(state.Rights) | PageTableFlags.Owned, 0UL), (flags, entry.Target.Value));
                break;
            case Kind.Backed:
                Assert.Equal(state.Rights | PageTableFlags.Owned, flags);
                Assert.Equal(state.Stamp, *(ulong*)(_pages.Frames->Window + entry.Target.Value + inside));
                break;
        }
    }

    private static PageTableFlags WhenMissing(PageTableFlags rights) =>
        rights == PageTableFlags.None ? rights : rights ^ (PageTableFlags.Present | PageTableFlags.OnDemand);

    private readonly record struct PageState(Kind Kind, PageTableFlags Rights, ulong Target, ulong Stamp);
}
