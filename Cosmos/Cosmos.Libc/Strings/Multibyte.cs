using System;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Wide characters as bytes, and back: in the locale C each character is one byte below 128; in C.UTF-8 it is UTF-8 (RFC
/// 3629).</summary>
internal static unsafe class Multibyte
{
    /// <summary>Bytes of the longest character.</summary>
    public const int Longest = 4;

    /// <summary>The result for bytes that are no character.</summary>
    public const long Invalid = -1;

    /// <summary>The result for the beginning of one.</summary>
    public const long Unfinished = -2;

    private const uint LastOfOne = 0x7F;
    private const uint LastOfTwo = 0x7FF;
    private const uint LastOfThree = 0xFFFF;
    private const uint Last = 0x10FFFF;
    private const uint FirstSurrogate = 0xD800;
    private const uint LastSurrogate = 0xDFFF;
    private const byte Continuation = 0x80;
    private const byte ContinuationMask = 0xC0;
    private const int ContinuationBits = 6;
    private const uint ContinuationValue = 0x3F;

    /// <summary>Whether characters are UTF-8, as <c>setlocale</c> says, for threads without a locale of their own.</summary>
    [Atomic]
    public static bool IsProgramUtf8;

    /// <summary>Whether the calling thread's characters are UTF-8.</summary>
    public static bool IsUtf8
    {
        get
        {
            CLocale* own = CLocale.OfThread;
            return CLocale.IsUtf8ForMusl || (own == null ? IsProgramUtf8 : own->IsUtf8);
        }
    }

    /// <summary>Bytes of the longest character of the locale: <c>MB_CUR_MAX</c>.</summary>
    public static int LongestNow => IsUtf8 ? Longest + 2 : 1;

    /// <summary>Characters of a text.</summary>
    public static int CharactersOf(ReadOnlySpan<byte> text)
    {
        int count = 0;
        foreach (byte part in text)
            count += (part & ContinuationMask) == Continuation ? 0 : 1;

        return count;
    }

    /// <summary>Bytes of a text up to a zero, but of no more than so many characters.</summary>
    public static int LengthOf(byte* text, ulong most)
    {
        byte* at = text;
        for (; *at != 0; at++)
        {
            bool isFirst = (*at & ContinuationMask) != Continuation;
            if (isFirst && most-- == 0)
                break;
        }

        return (int)(at - text);
    }

    /// <summary>Writes a character's bytes.</summary>
    /// <returns>How many; -1 for what is no character of the locale.</returns>
    public static int Encode(uint character, byte* bytes)
    {
        if (character <= LastOfOne)
        {
            bytes[0] = (byte)character;
            return 1;
        }

        if (!IsUtf8 || character > Last || character is >= FirstSurrogate and <= LastSurrogate)
            return -1;

        int length = character <= LastOfTwo ? 2 : character <= LastOfThree ? 3 : Longest;
        for (int index = length - 1; index > 0; index--, character >>= ContinuationBits)
            bytes[index] = (byte)(Continuation | (character & ContinuationValue));

        // The first byte begins with as many ones as there are bytes.
        bytes[0] = (byte)((0xF00u >> length) | character);
        return length;
    }

    /// <summary>Reads a character.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="size">How many there are.</param>
    /// <param name="state">The part that came before, and afterwards the part that has come.</param>
    /// <param name="character">The character.</param>
    /// <returns>How many bytes ended it; <see cref="Unfinished"/> after all of them; <see cref="Invalid"/>.</returns>
    public static long Decode(byte* bytes, ulong size, ref MultibyteState state, out uint character)
    {
        character = 0;
        for (ulong index = 0; index < size; index++)
        {
            if (!TryAdd(bytes[index], ref state))
                return Invalid;

            if (state.Missing == 0)
            {
                character = state.Bits;
                state = default;
                return (long)index + 1;
            }
        }

        return Unfinished;
    }

    private static bool TryAdd(byte next, ref MultibyteState state)
    {
        if (state.Missing == 0)
            return TryBegin(next, out state);

        if ((next & ContinuationMask) != Continuation)
            return false;

        state.Bits = (state.Bits << ContinuationBits) | (next & ContinuationValue);
        state.Missing--;
        return IsPossible(in state);
    }

    private static bool TryBegin(byte first, out MultibyteState state)
    {
        const byte two = 0xC2;
        const byte three = 0xE0;
        const byte four = 0xF0;
        const byte lastOfFour = 0xF4;
        state = new MultibyteState { Bits = first };
        if (first <= LastOfOne)
            return true;

        if (!IsUtf8 || first is < two or > lastOfFour)
            return false;

        state.Missing = first < three ? 1 : first < four ? 2 : 3;
        state.Bits = first & (LastOfOne >> (state.Missing + 1));
        return true;
    }

    /// <summary>Whether what has come can become a character that needs its bytes, is no surrogate, and is not too large. After the
    /// second byte all of that is known.</summary>
    private static bool IsPossible(in MultibyteState state)
    {
        const int two = 2;
        uint least = state.Bits << (state.Missing * ContinuationBits);
        return state.Missing switch
        {
            0 => true,
            1 => least > LastOfTwo && least is < FirstSurrogate or > LastSurrogate,
            two => least > LastOfThree && least <= Last,
            _ => false,
        };
    }
}
