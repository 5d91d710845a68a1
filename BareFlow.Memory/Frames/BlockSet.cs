using System.Numerics;

namespace BareFlow.Memory.Frames;

/// <summary>A set of block numbers that finds its least member in constant time: a bitmap, over it one bit for each of its
/// words, and over those one again.</summary>
/// <remarks>Law: a bit above the bottom is set exactly when the word under it is not zero.</remarks>
internal unsafe struct BlockSet
{
    /// <summary>What <see cref="First"/> returns when there is no member.</summary>
    public const ulong None = ulong.MaxValue;

    /// <summary>Block numbers go up to this, exclusive.</summary>
    public const ulong Capacity = 1UL << (Levels * WordShift);

    private const int Levels = 3;
    private const int WordShift = 6;
    private const ulong WordBits = 1UL << WordShift;

    private fixed ulong _levels[Levels];

    /// <summary>Takes the memory for a set of numbers below <paramref name="blocks"/>, which the caller zeroes.</summary>
    /// <returns>The first byte past it.</returns>
    public ulong* Place(ulong* memory, ulong blocks)
    {
        for (ulong level = 0; level < Levels; level++)
        {
            _levels[level] = (ulong)memory;
            blocks = (blocks + (WordBits - 1)) >> WordShift;
            memory += blocks;
        }

        return memory;
    }

    /// <summary>The start of its memory.</summary>
    public readonly ulong* Memory => (ulong*)_levels[0];

    /// <summary>Whether it has the same memory as another.</summary>
    public readonly bool IsAt(in BlockSet other)
    {
        bool isAt = true;
        for (int level = 0; level < Levels; level++)
            isAt &= _levels[level] == other._levels[level];

        return isAt;
    }

    /// <summary>The least member, or <see cref="None"/>.</summary>
    public readonly ulong First()
    {
        ulong index = 0;
        for (ulong level = Levels; level > 0; level--)
        {
            ulong word = ((ulong*)_levels[level - 1])[index];
            if (word == 0)
                return None;

            index = (index << WordShift) + (ulong)BitOperations.TrailingZeroCount(word);
        }

        return index;
    }

    /// <summary>Puts a block in or takes it out.</summary>
    public readonly void Set(ulong block, bool isMember)
    {
        for (ulong level = 0; level < Levels; level++)
        {
            ulong bit = 1UL << (int)block;
            block >>= WordShift;
            ulong* word = (ulong*)_levels[level] + block;
            *word &= ~bit;
            if (isMember)
                *word |= bit;

            isMember = *word != 0;
        }
    }

    /// <summary>Whether the law holds for a set of numbers below <paramref name="blocks"/>: each bit above the bottom matches its
    /// word, and no bit is set for a number outside.</summary>
    public readonly bool Check(ulong blocks)
    {
        ulong bits = blocks;
        for (ulong level = 0; level < Levels; level++)
        {
            var words = (ulong*)_levels[level];
            ulong count = (bits + (WordBits - 1)) >> WordShift;
            ulong unused = bits & (WordBits - 1);
            if (unused != 0 && words[count - 1] >> (int)unused != 0)
                return false;

            for (ulong word = 0; level + 1 < Levels && word < count; word++)
            {
                ulong above = ((ulong*)_levels[level + 1])[word >> WordShift] >> (int)word & 1;
                if (words[word] != 0 != (above != 0))
                    return false;
            }

            bits = count;
        }

        return true;
    }

    /// <summary>Whether a block is in.</summary>
    public readonly bool Contains(ulong block) =>
        (((ulong*)_levels[0])[block >> WordShift] >> (int)block & 1) != 0;
}
