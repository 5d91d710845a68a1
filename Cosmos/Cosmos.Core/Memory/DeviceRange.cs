using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Console;
using Cosmos.Core.Loader;
using Cosmos.Core.Strings;

namespace Cosmos.Core.Memory;

/// <summary>Physical addresses that a loader, a table or a register named, and that were checked: whoever holds one may map them
/// onto themselves. It is the only way to <see cref="DeviceMemory"/>, and so to what lies outside of RAM.</summary>
/// <remarks>Law: no page of it is page 0, of the image, a guard page, or the frame allocator's own; none is RAM that is handed
/// out, but for <see cref="RangeUse.Search"/>; all lie where addresses are mapped onto themselves, and the CPU has wires for them.
/// </remarks>
public readonly struct DeviceRange
{
    /// <summary>The most that one range holds: more than the pixels of any screen, and page tables for it are few.</summary>
    public const ulong LargestBytes = 1UL << 30;

    /// <summary>Tables lie below 4 GiB, for systems that see no more.</summary>
    private const ulong TableLimit = 1UL << 32;

    private const uint DeviceKinds = (1 << (int)MemoryKind.Hole) | (1 << (int)MemoryKind.Reserved);

    private const uint TableKinds = DeviceKinds
        | (1 << (int)MemoryKind.AcpiTables)
        | (1 << (int)MemoryKind.AcpiStorage)
        | (1 << (int)MemoryKind.Boot);

    private const uint SearchKinds = TableKinds | (1 << (int)MemoryKind.Usable);

    // What an address is that is not of the kinds that are allowed: behind those of MemoryKind, two more.
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

    /// <summary>Bytes; the pages around them were checked whole.</summary>
    public readonly ulong Bytes;

    /// <summary>Whether nothing was checked.</summary>
    public bool IsEmpty => Bytes == 0;

    /// <summary>In the order of <see cref="MemoryKind"/>, and two more.</summary>
    private static ReadOnlySpan<byte> PlaceNames =>
        "nothing,RAM,the firmware's,ACPI tables,ACPI storage,defective RAM,what the loader left,the kernel,out of reach,the null page,"u8;

    /// <summary>Checks addresses of this machine, and says so in one line where they cannot be used.</summary>
    /// <param name="name">What is said to be there.</param>
    /// <param name="start">The first address, as somebody said.</param>
    /// <param name="bytes">Bytes; not 0.</param>
    /// <param name="use">What they are wanted for.</param>
    /// <param name="range">The addresses; empty where they cannot be used.</param>
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
    /// <param name="map">What all addresses are.</param>
    /// <param name="limit">The first address that is out of reach.</param>
    /// <param name="start">The first address, as somebody said.</param>
    /// <param name="bytes">Bytes; not 0.</param>
    /// <param name="use">What they are wanted for.</param>
    /// <param name="range">The addresses; empty where they cannot be used.</param>
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
