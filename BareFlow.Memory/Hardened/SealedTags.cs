using System.Runtime.CompilerServices;
using BareFlow.Memory.Findings;
using BareFlow.Memory.FreeList;
using IL2CPU.API;

namespace BareFlow.Memory.Hardened;

/// <summary>Headers and links sealed: hidden under a key and the word's own address, with a checksum in the upper 16 bits.</summary>
/// <remarks>
/// <para>A word that something else overwrote, or that was copied from another place, does not open. A change within two
/// aligned bytes is always found; of other changes one in 65,536 is missed.</para>
/// <para>The seal detects accidents and blind attacks. It is not a cipher: an attacker that can read sealed words with known
/// values can find the key.</para>
/// </remarks>
public readonly unsafe struct SealedTags : ITags
{
    private const int ValueBits = 48;
    private const int PartBits = 16;
    private const ulong ValueMask = (1UL << ValueBits) - 1;
    private const ulong NotSealed = ulong.MaxValue;

    // 2^64 divided by the golden ratio, odd: spreads an address over all bits (Knuth, TAOCP vol. 3, 6.4).
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The <see cref="Key"/> with which words are stored in plain form, and are not checked.</summary>
    public const ulong NoKey = 0;

    /// <summary>The key of all sealed heaps of a program. Words that were sealed under another key do not open.</summary>
    [SetAtBoot]
    public static ulong Key;

    /// <inheritdoc />
    public static bool CanCheck => true;

    /// <inheritdoc />
    public static bool AreChecked => Key != NoKey;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Seal(ulong value, void* place)
    {
        if (!AreChecked)
            return value;

        ulong pad = Pad(place);
        ulong hidden = (value ^ pad) & ValueMask;
        return hidden | (Checksum(hidden, pad) << ValueBits);
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Open(ulong stored, void* place)
    {
        ulong value = Peek(stored, place);
        if (value == NotSealed)
            Refuse(place);

        return value;
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Peek(ulong stored, void* place)
    {
        if (!AreChecked)
            return stored;

        ulong pad = Pad(place);
        ulong hidden = stored & ValueMask;
        return Checksum(hidden, pad) == stored >> ValueBits ? hidden ^ (pad & ValueMask) : NotSealed;
    }

    /// <summary>64 bits that depend on the key and on an address, for other code that needs a number that cannot be guessed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ulong Pad(void* place)
    {
        ulong pad = ((ulong)place ^ Key) * Multiplier;
        pad = (pad ^ (pad >> (ValueBits - PartBits))) * Multiplier;
        return pad ^ (pad >> (ValueBits - PartBits));
    }

    /// <summary>The sum of the three 16-bit parts, each times an odd number from the pad: no two values that differ in one
    /// part only have the same sum.</summary>
    private static ulong Checksum(ulong hidden, ulong pad)
    {
        ulong sum = pad >> ValueBits;
        for (int part = 0; part < ValueBits; part += PartBits)
            sum += (hidden >> part) * ((pad >> part) | 1);

        return sum & ((1UL << PartBits) - 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Refuse(void* place)
    {
        HeapFindings.Report(HeapFault.CorruptMetadata, place);
        Invariant.Holds(false, "a heap uses no metadata that something else wrote"u8);
    }
}
