using System;
using System.Runtime.CompilerServices;

namespace BareFlow.Memory;

/// <summary>A virtual address: what a program dereferences.</summary>
/// <remarks>Canonical under 4-level paging: bits 47 to 63 are all equal (Intel SDM vol. 1, 3.3.7.1).</remarks>
public readonly unsafe struct VirtAddr : IEquatable<VirtAddr>
{
    /// <summary>Bits that 4-level paging translates.</summary>
    public const int TranslatedBits = 48;

    /// <summary>The address as a number.</summary>
    public readonly ulong Value;

    /// <summary>Makes a virtual address; the caller knows that it is canonical.</summary>
    public VirtAddr(ulong value)
    {
        RequireCanonical(value);
        Value = value;
    }

    /// <summary>The address of a pointer.</summary>
    public VirtAddr(void* pointer) : this((ulong)pointer)
    {
    }

    /// <summary>Makes a virtual address of an unchecked number; false when it is not canonical.</summary>
    public static bool TryCreate(ulong value, out VirtAddr address)
    {
        address = IsCanonical(value) ? new VirtAddr(value) : default;
        return IsCanonical(value);
    }

    /// <summary>The address as a pointer. The caller makes sure that something is mapped there.</summary>
    public void* Pointer => (void*)Value;

    /// <inheritdoc />
    public bool Equals(VirtAddr other) => Value == other.Value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RequireCanonical(ulong value) =>
        Invariant.Holds(IsCanonical(value), "a virtual address is canonical"u8);

    private static bool IsCanonical(ulong value)
    {
        const int unused = 64 - TranslatedBits;
        return (ulong)((long)(value << unused) >> unused) == value;
    }
}
