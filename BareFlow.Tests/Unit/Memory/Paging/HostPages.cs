using System;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Paging;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Paging;

/// <summary>An address space whose tables are in host memory. When it ends, every frame must have come back.</summary>
internal sealed unsafe class HostPages : IDisposable
{
    public const PageTableFlags Data = PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.NoExecute;
    public const PageTableFlags Constants = PageTableFlags.Present | PageTableFlags.NoExecute;
    public const PageTableFlags Code = PageTableFlags.Present;
    public const ulong Small = 1UL << (int)PageSize.Small;
    public const ulong Large = 1UL << (int)PageSize.Large;
    public const ulong Giant = 1UL << (int)PageSize.Giant;

    /// <summary>Ranges that there is room for.</summary>
    public const int MostRanges = 256;

    public readonly HostFrames* Frames;
    public AddressSpace<HostFrames> Space;

    public HostPages(int frames = 4096, PageSize largest = PageSize.Giant)
    {
        Frames = HostFrames.Create(frames);
        Assert.True(Space.Pages.TryInitialize(Frames, Frames->Window, largest));
    }

    public ref PageMapper<HostFrames> Mapper => ref Space.Pages;

    private AddressRange* _ranges;

    /// <summary>Makes addresses free to reserve from.</summary>
    public void UseAddresses(ulong start, ulong end)
    {
        _ranges = (AddressRange*)NativeMemory.Alloc(MostRanges, (nuint)sizeof(AddressRange));
        Space.Ranges.Initialize(start, end, _ranges, MostRanges);
    }

    public static VirtPage Page(ulong address) => new(new VirtAddr(address));

    public MapStatus Map(ulong address, ulong target, ulong bytes, PageTableFlags flags = Data) =>
        Mapper.Map(Page(address), new PhysFrame(new PhysAddr(target)), bytes, flags, out _);

    public MapStatus Unmap(ulong address, ulong bytes) => Mapper.Unmap(Page(address), bytes, out _);

    public MapStatus Protect(ulong address, ulong bytes, PageTableFlags flags) =>
        Mapper.Protect(Page(address), bytes, flags, out _);

    /// <summary>Which page of which size lies at an address, and where it leads.</summary>
    public (PageSize Size, ulong Target, PageTableFlags Flags) At(ulong address)
    {
        PageTableEntry entry = Mapper.Query(new VirtAddr(address), out int shift);
        ulong inside = entry.IsPresent ? address & ((1UL << shift) - 1) : 0;
        return ((PageSize)shift, entry.Target.Value + inside, entry.FlagsAsWritten & ~(PageTableFlags.Huge | PageTableFlags.Named));
    }

    /// <summary>The bytes of a page that is there.</summary>
    public Span<byte> BytesAt(ulong address) => new((void*)(Frames->Window + At(address).Target), (int)Small);

    public void Dispose()
    {
        Assert.True(Mapper.Check());
        Mapper.Release();
        Assert.Equal(0, Frames->Live);
        HostFrames.Destroy(Frames);
        NativeMemory.Free(_ranges);
    }
}
