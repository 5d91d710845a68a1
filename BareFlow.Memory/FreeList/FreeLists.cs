using System.Numerics;
using System.Runtime.CompilerServices;

namespace BareFlow.Memory.FreeList;

/// <summary>The free blocks of a heap in lists by size, with a bit for each list that has a block, so that a fitting block
/// is found in a fixed number of steps whatever the heap holds.</summary>
/// <remarks>
/// <para>Two-level segregated fit (Masmano, Ripoll, Crespo, Real: TLSF, ECRTS 2004). Below 512 bytes each size has its own
/// list; above, each power of two is divided into 16. A request is rounded up to the next list, in which every block fits;
/// before that, two blocks of the request's own list are checked.</para>
/// <para>Blocks of a list that are too small for a request may hide others that are large enough. Two rules keep the heap from
/// growing without end: each miss turns the list by one, and the block that is handed out after it is as large as the blocks of
/// the next list. When that block is free again, every request that misses finds it.</para>
/// <para>A list is a ring. Its head is the block with the lowest address, as far as one comparison for each insertion can do
/// that; this keeps the upper end of the heap free.</para>
/// </remarks>
internal unsafe struct FreeLists<TTags> where TTags : struct, ITags
{
    /// <summary>Lists in all.</summary>
    public const int Count = 512;

    /// <summary>No block is as large as this: 512 GiB, where the lists end.</summary>
    public const ulong SizeLimit = 1UL << 39;

    private const int DivisionBits = 4;
    private const int FirstDividedLog = 9;
    private const ulong FirstDividedSize = 1UL << FirstDividedLog;
    private const int BitsInWord = 64;
    private const int WordBits = 6;
    private const int Words = Count / BitsInWord;

    /// <summary>The first block of the last list that was abandoned, or null.</summary>
    public Block<TTags>* Damaged;

    // The largest field comes last, so that one byte holds the offsets of the others.
    private ulong _words;
    private fixed ulong _bits[Words];
    private fixed ulong _heads[Count];

    /// <summary>The list for free blocks of <paramref name="size"/> bytes.</summary>
    public static int IndexOf(ulong size)
    {
        if (size < FirstDividedSize)
            return (int)(size >> DivisionBits);

        int log = BitOperations.Log2(size);
        return (int)(size >> (log - DivisionBits)) + ((log - FirstDividedLog) << DivisionBits) + FirstDividedIndex;
    }

    // The first divided size is 16 sixteenths of its power of two, and comes right behind the undivided ones.
    private const int FirstDividedIndex = (int)(FirstDividedSize >> DivisionBits) - (1 << DivisionBits);

    /// <summary>The first block of a list, or null.</summary>
    public readonly Block<TTags>* Head(int index) => (Block<TTags>*)_heads[index];

    /// <summary>Whether the bits say that a list has a block.</summary>
    public readonly bool HasBit(int index) =>
        ((_bits[index >> WordBits] >> (index & (BitsInWord - 1))) & 1) != 0 && ((_words >> (index >> WordBits)) & 1) != 0;

    /// <summary>Whether the summary word matches the words of bits.</summary>
    public readonly bool AreWordsRight
    {
        get
        {
            ulong words = 0;
            for (int word = 0; word < Words; word++)
                words |= _bits[word] != 0 ? 1UL << word : 0;

            return words == _words;
        }
    }

    /// <summary>Puts a free block of <paramref name="size"/> bytes into its list.</summary>
    public void Insert(Block<TTags>* block, ulong size)
    {
        int index = IndexOf(size);
        Block<TTags>* head = SoundHead(index);
        if (head == null)
        {
            Block<TTags>.Link(block, block);
            SetHead(index, block);
            return;
        }

        Block<TTags>.Link(Block<TTags>.Previous(head), block);
        Block<TTags>.Link(block, head);
        if (block < head)
            _heads[index] = (ulong)block;
    }

    /// <summary>Takes a free block of <paramref name="size"/> bytes out of its list.</summary>
    public void Remove(Block<TTags>* block, ulong size)
    {
        int index = IndexOf(size);
        Block<TTags>* next = Block<TTags>.Next(block);
        if (next == block)
        {
            ClearHead(index);
            return;
        }

        Block<TTags>.Link(Block<TTags>.Previous(block), next);
        if (Head(index) == block)
            _heads[index] = (ulong)next;
    }

    /// <summary>A free block of at least <paramref name="size"/> bytes, still in its list: the first one of the request's own
    /// list or, if that is empty, one of a list in which every block fits. Null when there is none, and when the first block of
    /// the own list is too small.</summary>
    public Block<TTags>* Find(ulong size)
    {
        int index = IndexOf(size);
        Block<TTags>* own = SoundHead(index);
        if (own == null)
            return FirstFrom(index + 1);

        return Block<TTags>.Size(own) >= size ? own : null;
    }

    /// <summary>The first block of the first list that has any, from one list on; null when none has.</summary>
    public Block<TTags>* FirstFrom(int index)
    {
        int word = index >> WordBits;
        if (word >= Words)
            return null;

        ulong bits = _bits[word] & (ulong.MaxValue << (index & (BitsInWord - 1)));
        if (bits == 0)
        {
            ulong words = _words & (ulong.MaxValue << word << 1);
            if (words == 0)
                return null;

            word = BitOperations.TrailingZeroCount(words);
            bits = _bits[word];
        }

        return SoundHead((word << WordBits) + BitOperations.TrailingZeroCount(bits));
    }

    /// <summary>The first block of a list, and then the one behind it, if that has the wanted size and place; else null. When the first one
    /// does not, it goes to the end of the list.</summary>
    /// <param name="index">The list.</param>
    /// <param name="bytes">The wanted bytes...</param>
    /// <param name="alignment">... and this boundary, with the payload's byte <paramref name="offset"/> on it.</param>
    /// <param name="offset">That byte.</param>
    public Block<TTags>* FindAligned(int index, ulong bytes, ulong alignment, ulong offset)
    {
        if (index >= Count)
            return null;

        Block<TTags>* block = SoundHead(index);
        if (block == null || Block<TTags>.Gap(block, alignment, offset) + bytes <= Block<TTags>.Size(block))
            return block;

        block = Turn(index, block);
        bool fits = block != null && Block<TTags>.Gap(block, alignment, offset) + bytes <= Block<TTags>.Size(block);
        return fits ? block : null;
    }

    /// <summary>The least size in a list of those whose power of two is divided.</summary>
    public static ulong LeastOf(int index)
    {
        int parts = index - FirstDividedIndex;
        int log = FirstDividedLog + (parts >> DivisionBits) - 1;
        ulong division = (1UL << DivisionBits) + (ulong)(parts & ((1 << DivisionBits) - 1));
        return division << (log - DivisionBits);
    }

    /// <summary>Puts the first block of a list behind all others.</summary>
    /// <returns>The block that is the first one then; null when it is damaged.</returns>
    public Block<TTags>* Turn(int index, Block<TTags>* first)
    {
        _heads[index] = (ulong)Block<TTags>.Next(first);
        return SoundHead(index);
    }

    /// <summary>The first block of a list, or null. If tags are not checked this is only <see cref="Head"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block<TTags>* SoundHead(int index) => TTags.CanCheck ? CheckHead(index) : Head(index);

    /// <summary>The first block of a list, or null. If it is damaged, its list is abandoned: its blocks are lost, but
    /// nothing is handed out twice.</summary>
    private Block<TTags>* CheckHead(int index)
    {
        Block<TTags>* head = Head(index);
        if (head == null || !TTags.AreChecked || Block<TTags>.IsSoundFree(head))
            return head;

        Damaged = head;
        ClearHead(index);
        return null;
    }

    private void SetHead(int index, Block<TTags>* block)
    {
        _heads[index] = (ulong)block;
        _bits[index >> WordBits] |= 1UL << (index & (BitsInWord - 1));
        _words |= 1UL << (index >> WordBits);
    }

    private void ClearHead(int index)
    {
        int word = index >> WordBits;
        _heads[index] = 0;
        _bits[word] &= ~(1UL << (index & (BitsInWord - 1)));
        if (_bits[word] == 0)
            _words &= ~(1UL << word);
    }
}
