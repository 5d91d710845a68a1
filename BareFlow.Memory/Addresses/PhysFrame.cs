using System;
using System.Runtime.CompilerServices;

namespace BareFlow.Memory;

/// <summary>A frame: 4 KiB of physical memory on a 4 KiB boundary. Also names a 2 MiB frame, by its first 4 KiB.</summary>
public readonly struct PhysFrame : IEquatable<PhysFrame>
{
    /// <summary>Bytes of a frame.</summary>
    public const ulong Bytes = VirtPage.Size;

    /// <summary>The bits of an address that say which frame it is in.</summary>
    public const ulong AddressMask = (1UL << PhysAddr.MaximumBits) - Bytes;

    private const int Shift = (int)PageSize.Small;

    /// <summary>The first byte.</summary>
    public readonly PhysAddr Address;

    /// <summary>The frame that begins at <paramref name="address"/>; the caller knows that it is a multiple of
    /// <see cref="Bytes"/>.</summary>
    public PhysFrame(PhysAddr address)
    {
        RequireAligned(address);
        Address = address;
    }

    /// <summary>How many frames lie below this one.</summary>
    public ulong Number => Address.Value >> Shift;

    /// <summary>The frame with <paramref name="number"/> frames below it; the caller knows that it has at most 40 bits.</summary>
    public static PhysFrame At(ulong number)
    {
        Invariant.Holds(number >> (PhysAddr.MaximumBits - Shift) == 0, "a frame's number has at most 40 bits"u8);
        return new PhysFrame(new PhysAddr(number << Shift));
    }

    /// <summary>The frame that begins at <paramref name="address"/>; false when none does.</summary>
    public static bool TryCreate(PhysAddr address, out PhysFrame frame)
    {
        frame = IsAligned(address) ? new PhysFrame(address) : default;
        return IsAligned(address);
    }

    /// <inheritdoc />
    public bool Equals(PhysFrame other) => Address.Equals(other.Address);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RequireAligned(PhysAddr address) =>
        Invariant.Holds(IsAligned(address), "a frame begins on a multiple of 4 KiB"u8);

    private static bool IsAligned(PhysAddr address) => address.Value % Bytes == 0;
}
