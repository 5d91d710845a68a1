using System.Linq;
using System.Numerics;

namespace BareFlow.Fuzz;

/// <summary>All that a set of inputs reached.</summary>
internal sealed class CoverageSet
{
    private readonly byte[] _bits = new byte[Coverage.Size];

    /// <summary>Branches, each counted again when it was taken a few times, and often.</summary>
    public int Count => _bits.Sum(bits => BitOperations.PopCount(bits));

    /// <summary>Whether one input reached all that another did, or that is wanted of it.</summary>
    public static bool Includes(byte[] reached, byte[] wanted)
    {
        for (int branch = 0; branch < wanted.Length; branch++)
        {
            if ((wanted[branch] & ~reached[branch]) != 0)
                return false;
        }

        return true;
    }

    /// <summary>What of an input's coverage is not in the set.</summary>
    public byte[] NewIn(byte[] reached)
    {
        var fresh = new byte[reached.Length];
        for (int branch = 0; branch < reached.Length; branch++)
            fresh[branch] = (byte)(reached[branch] & ~_bits[branch]);

        return fresh;
    }

    /// <summary>Adds what one input reached.</summary>
    /// <returns>Whether something was new.</returns>
    public bool Add(byte[] reached)
    {
        bool isNew = false;
        for (int branch = 0; branch < reached.Length; branch++)
        {
            isNew |= (reached[branch] & ~_bits[branch]) != 0;
            _bits[branch] |= reached[branch];
        }

        return isNew;
    }
}
