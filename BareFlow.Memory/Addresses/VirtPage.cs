using System.Runtime.CompilerServices;

namespace BareFlow.Memory;

/// <summary>A page: a virtual address on a 4 KiB boundary, the first byte of 4 KiB that are mapped as one.</summary>
public readonly struct VirtPage
{
    /// <summary>Bytes of a page.</summary>
    public const ulong Size = 1UL << (int)PageSize.Small;

    /// <summary>The first byte.</summary>
    public readonly VirtAddr Address;

    /// <summary>The page that starts at <paramref name="address"/>; the caller knows that it is a boundary.</summary>
    public VirtPage(VirtAddr address)
    {
        RequireBoundary(address);
        Address = address;
    }

    /// <summary>The page that holds <paramref name="address"/>.</summary>
    public static VirtPage Of(VirtAddr address) => new(new VirtAddr(address.Value & ~(Size - 1)));

    /// <summary>Makes a page of an unchecked address; false when it is not on a page boundary.</summary>
    public static bool TryCreate(VirtAddr address, out VirtPage page)
    {
        bool isBoundary = address.Value % Size == 0;
        page = isBoundary ? new VirtPage(address) : default;
        return isBoundary;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RequireBoundary(VirtAddr address) =>
        Invariant.Holds(address.Value % Size == 0, "a page starts on a 4 KiB boundary"u8);
}
