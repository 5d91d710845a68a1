using System;
using System.Runtime.CompilerServices;

namespace BareFlow.Memory;

/// <summary>A physical address, as on the memory bus. Code never dereferences it.</summary>
/// <remarks>At most 52 bits wide (Intel SDM vol. 3A, 4.1.4, MAXPHYADDR). Nothing converts it to a
/// <see cref="VirtAddr"/> implicitly: only code that knows the mapping may convert it, explicitly.</remarks>
public readonly struct PhysAddr : IEquatable<PhysAddr>
{
    /// <summary>Bits in the widest physical address that the architecture allows.</summary>
    public const int MaximumBits = 52;

    /// <summary>The address as a number.</summary>
    public readonly ulong Value;

    /// <summary>Makes a physical address; the caller knows that it fits into <see cref="MaximumBits"/> bits.</summary>
    public PhysAddr(ulong value)
    {
        RequireValid(value);
        Value = value;
    }

    /// <summary>Makes a physical address of an unchecked number; false when it does not fit.</summary>
    public static bool TryCreate(ulong value, out PhysAddr address)
    {
        address = IsValid(value) ? new PhysAddr(value) : default;
        return IsValid(value);
    }

    /// <inheritdoc />
    public bool Equals(PhysAddr other) => Value == other.Value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RequireValid(ulong value) =>
        Invariant.Holds(IsValid(value), "a physical address has at most 52 bits"u8);

    private static bool IsValid(ulong value) => value >> MaximumBits == 0;
}
