using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Console;
using Cosmos.Core.Loader;
using Cosmos.Core.Strings;

namespace Cosmos.Core.Memory;

/// <summary>Physical addresses of a loader, a table or a register that were checked. The holder of one may map them
/// onto themselves. <see cref="DeviceMemory"/> takes nothing else, so this is the only way to addresses outside of RAM.</summary>
/// <remarks>Law: no page of it is page 0, of the image, a guard page, or the frame allocator's own. None is RAM that is handed
/// out, except for <see cref="RangeUse.Search"/>. All are below the end of the identity map and of the CPU's physical addresses.
/// </remarks>
public readonly struct DeviceRange
{
    /// <summary>The largest size of a range: more than the pixels of any screen, and small enough to need few page tables.</summary>
    public const ulong LargestBytes = 1UL << 30;

    /// <summary>Firmware tables are below 4 GiB, for systems that can address no more.</summary>
    private const ulong TableLimit = 1UL << 32;

    private const uint DeviceKinds = (1 << (int)MemoryKind.Hole) | (1 << (int)MemoryKind.Reserved);

    private const uint TableKinds = DeviceKinds
        | (1 << (int)MemoryKind.AcpiTables)
        | (1 << (int)MemoryKind.AcpiStorage)
        | (1 << (int)MemoryKind.Boot);

    private const uint SearchKinds = TableKinds | (1 << (int)MemoryKind.Usable);

    // The kind of an address that is not allowed: behind those of MemoryKind, two more.
    private const int OutOfReach = (int)MemoryKind.Kernel + 1;
    private const int NullPage = OutOfReach + 1;
    private const int Fit = NullPage + 1;

    private DeviceRange(ulong start, ulong bytes)
    {
        Start = start;
        Bytes = bytes;
    }

    /// <summary>The first address.</summary>
    public readonly ulong Start;

    /// <summary>Bytes; whole pages around them were checked.</summary>
    public readonly ulong Bytes;

    /// <summary>Whether nothing was checked.</summary>
    public bool IsEmpty => Bytes == 0;

    /// <summary>In the order of <see cref="MemoryKind"/>, and two more.</summary>
    private static ReadOnlySpan<byte> PlaceNames =>
        "nothing,RAM,the firmware's,ACPI tables,ACPI storage,defective RAM,what the loader left,the kernel,out of reach,the null page,"u8;

    /// <summary>Checks addresses of this machine, and reports in one line if they cannot be used.</summary>
    /// <param name="name">The name of the device or table.</param>
    /// <param name="start">The first address, unchecked.</param>
    /// <param name="bytes">Bytes; not 0.</param>
    /// <param name="use">Their use.</param>
    /// <param name="range">The addresses; empty if they cannot be used.</param>
    /// <returns>Whether they can be used.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryCheck(ReadOnlySpan<byte> name, ulong start, ulong bytes, RangeUse use, out DeviceRange range)
    {
        int place = PlaceOf(in BootInfo.Memory, KernelMemory.IdentityEnd, start, bytes, use);
        range = place == Fit ? new DeviceRange(start, bytes) : default;
        if (place != Fit && use != RangeUse.Search)
            Report(name, start, place);

        return place == Fit;
    }

    /// <summary>Checks addresses against a map.</summary>
    /// <param name="map">The kinds of all addresses.</param>
    /// <param name="limit">The first address that the CPU cannot reach.</param>
    /// <param name="start">The first address, unchecked.</param>
    /// <param name="bytes">Bytes; not 0.</param>
    /// <param name="use">Their use.</param>
    /// <param name="range">The addresses; empty if they cannot be used.</param>
    /// <returns>Whether they can be used.</returns>
    internal static bool TryCheck(in MemoryMap map, ulong limit, ulong start, ulong bytes, RangeUse use, out DeviceRange range)
    {
        bool fits = PlaceOf(in map, limit, start, bytes, use) == Fit;
        range = fits ? new DeviceRange(start, bytes) : default;
        return fits;
    }

    private static int PlaceOf(in MemoryMap map, ulong limit, ulong start, ulong bytes, RangeUse use)
    {
        if (use != RangeUse.Device)
            limit = Math.Min(limit, TableLimit);

        if (start >= limit || bytes - 1 >= LargestBytes || bytes > limit - start)
            return OutOfReach;

        if (start < VirtPage.Size)
            return NullPage;

        uint kinds = use == RangeUse.Device ? DeviceKinds : use == RangeUse.Table ? TableKinds : SearchKinds;
        ulong first = start & ~(VirtPage.Size - 1);
        for (int run = 0; run < map.Count && map.Start(run) < start + bytes; run++)
        {
            int kind = (int)map.Kind(run);
            if (map.Start(run + 1) > first && (kinds >> kind & 1) == 0)
                return kind;
        }

        return Fit;
    }

    private static void Report(ReadOnlySpan<byte> name, ulong start, int place)
    {
        Terminal.Colour = TextColour.Warning;
        Terminal.Write(name);
        Terminal.Print(" at %x: not used, as that is "u8, start);
        Terminal.WriteLine(Text.Nth(PlaceNames, place, (byte)','));
        Terminal.Colour = TextColour.Normal;
    }
}
