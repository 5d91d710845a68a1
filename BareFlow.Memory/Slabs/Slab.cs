using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BareFlow.Memory.Slabs;

/// <summary>What is known of one slab: 64 KiB cut into objects of one size class. It lies apart from the objects, so that an
/// overflow cannot reach it.</summary>
/// <remarks>
/// <para>Law: <c>0 &lt;= FreeCount &lt;= Carved &lt;= capacity of the class</c>, and as many bits are set as FreeCount says. What is
/// not carved yet was never touched and costs no memory.</para>
/// <para>Objects that came back are bits, one for each 16 bytes of the slab, found through a word that knows which words
/// have any. A free writes nothing into the object, and objects go out again in address order, whatever order they came
/// back in: the next user walks memory forward instead of chasing a list through it.</para>
/// </remarks>
internal unsafe struct Slab
{
    /// <summary>Bytes of a slab, as a power of two.</summary>
    public const int SizeBits = 16;

    /// <summary>Bytes of a slab.</summary>
    public const ulong Size = 1UL << SizeBits;

    private const int UnitBits = 4;
    private const int WordBits = 6;
    private const int Words = 1 << (SizeBits - UnitBits - WordBits);

    /// <summary>Neighbours in a list of slabs.</summary>
    public Slab* Next;

    /// <inheritdoc cref="Next" />
    public Slab* Previous;

    /// <summary>Objects that came back.</summary>
    public ushort FreeCount;

    /// <summary>Objects that were cut off the slab so far, in address order.</summary>
    public ushort Carved;

    /// <summary>The complement of <see cref="Carved"/>. No other word says how far a slab is carved; an object that is cut off twice has
    /// two owners.</summary>
    private ushort _notCarved;

    private ulong _words;
    private fixed ulong _bits[Words];

    /// <summary>Whether both say the same of how far it is carved.</summary>
    public readonly bool IsCarvedRight => Carved == (ushort)~_notCarved;

    /// <summary>Whether the word about the words tells which of them have bits.</summary>
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

    /// <summary>Begins anew, with nothing carved.</summary>
    public void Reset()
    {
        FreeCount = 0;
        Carved = 0;
        _notCarved = ushort.MaxValue;
        _words = 0;
        fixed (ulong* bits = _bits)
            NativeMemory.Clear(bits, Words * sizeof(ulong));
    }

    /// <summary>Takes back objects as long as they are the slab's own.</summary>
    /// <param name="slab">The slab.</param>
    /// <param name="items">Where their addresses begin.</param>
    /// <param name="end">Where those end.</param>
    /// <param name="start">The slab's first byte.</param>
    /// <param name="carved">Bytes of the slab that were cut off so far.</param>
    /// <param name="misused">Becomes one that was back already, if there is one; it is not counted twice.</param>
    /// <param name="added">Becomes how many were not back yet.</param>
    /// <returns>The place of the first address that is not the slab's own, or was not cut off yet; or the end.</returns>
    /// <remarks>Objects that come back in no order come alone: a call for each would cost as much as the work.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void** Return(
        Slab* slab, void** items, void** end, byte* start, ulong carved, ref void* misused, out ushort added)
    {
        ulong* all = slab->_bits;
        void** counted = items;
        ulong words = 0;
        for (; items < end; items++)
        {
            ulong offset = (ulong)((byte*)*items - start);
            if (offset >= carved)
                break;

            ulong word = offset >> (UnitBits + WordBits);
            ulong bits = all[word];
            ulong bit = BitOf(offset);
            if ((bits & bit) != 0)
            {
                misused = *items;
                counted++;
            }

            all[word] = bits | bit;
            words |= 1UL << (int)word;
        }

        slab->_words |= words;
        added = (ushort)((ulong)((byte*)items - (byte*)counted) / (ulong)sizeof(void*));
        slab->FreeCount += added;
        return items;
    }

    /// <summary>Whether the object that begins <paramref name="offset"/> bytes behind the slab's start came back.</summary>
    public readonly bool IsFree(ulong offset) => (_bits[offset >> (UnitBits + WordBits)] & BitOf(offset)) != 0;

    /// <summary>Takes up to <paramref name="wanted"/> objects that came back, lowest first.</summary>
    /// <param name="end">Their addresses go before this place, the first one last.</param>
    /// <param name="start">The slab's first byte.</param>
    /// <param name="wanted">How many at most.</param>
    /// <returns>How many they are.</returns>
    public uint TakeTo(void** end, byte* start, uint wanted)
    {
        uint taken = 0;
        while (taken < wanted && _words != 0)
        {
            int word = BitOperations.TrailingZeroCount(_words);
            ulong bits = _bits[word];
            byte* first = start + ((ulong)word << (UnitBits + WordBits));
            for (; bits != 0 && taken < wanted; taken++)
            {
                *--end = first + ((ulong)BitOperations.TrailingZeroCount(bits) << UnitBits);
                bits &= bits - 1;
            }

            _bits[word] = bits;
            if (bits == 0)
                _words &= _words - 1;
        }

        FreeCount -= (ushort)taken;
        return taken;
    }

    /// <summary>Cuts <paramref name="count"/> objects of <paramref name="size"/> bytes off the slab.</summary>
    /// <param name="end">Their addresses go before this place, the first one last.</param>
    /// <param name="start">The slab's first byte.</param>
    /// <param name="size">Bytes of an object.</param>
    /// <param name="count">How many; the slab has them.</param>
    public void CarveTo(void** end, byte* start, ulong size, uint count)
    {
        byte* item = start + Carved * size;
        for (uint index = 0; index < count; index++)
        {
            *--end = item;
            item += size;
        }

        Carved += (ushort)count;
        _notCarved = (ushort)~Carved;
    }

    private static ulong BitOf(ulong offset) => 1UL << (int)(offset >> UnitBits);
}
