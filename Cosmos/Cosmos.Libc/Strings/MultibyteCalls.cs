using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Multibyte characters (<c>&lt;wchar.h&gt;</c> and <c>&lt;stdlib.h&gt;</c>, C17, 7.29.6 and 7.22.7). What is no character
/// fails with EILSEQ.</summary>
internal static unsafe class MultibyteCalls
{
    private const int EndOfFile = -1;
    private const uint WideEndOfFile = uint.MaxValue;

    [OwnedBy("the caller of the functions without a state of their own, which C lets be no more than one")]
    private static States _states;

    /// <summary>What the macro <c>MB_CUR_MAX</c> reads.</summary>
    [RuntimeExport("__ctype_get_mb_cur_max")]
    private static ulong Longest() => (ulong)Multibyte.LongestNow;

    [RuntimeExport("mbrtowc")]
    internal static long Decode(uint* wide, byte* bytes, ulong size, MultibyteState* state)
    {
        state = state == null ? &Place->Decoding : state;
        if (bytes == null)
            return Reset(state);

        long result = Multibyte.Decode(bytes, size, ref *state, out uint character);
        if (result == Multibyte.Invalid)
            return CResult.Fail(Errno.EILSEQ);

        if (result >= 0 && wide != null)
            *wide = character;

        return result >= 0 && character == 0 ? 0 : result;
    }

    [RuntimeExport("mbrlen")]
    private static long LengthOf(byte* bytes, ulong size, MultibyteState* state) =>
        Decode(null, bytes, size, state == null ? &Place->Measuring : state);

    [RuntimeExport("mbsinit")]
    private static int IsInitial(MultibyteState* state) => state == null || state->Missing == 0 ? 1 : 0;

    [RuntimeExport("mbtowc")]
    private static int Decode(uint* wide, byte* bytes, ulong size)
    {
        if (bytes == null)
            return 0;

        MultibyteState state = default;
        long result = Decode(wide, bytes, size, &state);
        return result < 0 ? CResult.Fail(Errno.EILSEQ) : (int)result;
    }

    [RuntimeExport("mblen")]
    private static int LengthOf(byte* bytes, ulong size) => Decode(null, bytes, size);

    [RuntimeExport("wcrtomb")]
    internal static long Encode(byte* bytes, uint wide, MultibyteState* state)
    {
        if (state != null)
            *state = default;

        if (bytes == null)
            return 1;

        int length = Multibyte.Encode(wide, bytes);
        return length < 0 ? CResult.Fail(Errno.EILSEQ) : length;
    }

    [RuntimeExport("wctomb")]
    private static int Encode(byte* bytes, uint wide) => bytes == null ? 0 : (int)Encode(bytes, wide, null);

    [RuntimeExport("btowc")]
    private static uint ToWide(int value) => (uint)value <= sbyte.MaxValue ? (uint)value : WideEndOfFile;

    [RuntimeExport("wctob")]
    private static int ToByte(uint wide) => wide <= (uint)sbyte.MaxValue ? (int)wide : EndOfFile;

    /// <summary>Makes a text wide, from at most so many bytes to at most so many characters.</summary>
    /// <param name="target">Null to only count.</param>
    /// <param name="source">The text; afterwards what was not read, or null behind the end. Not changed when only counting.</param>
    /// <param name="bytes">The most bytes.</param>
    /// <param name="size">The most characters.</param>
    /// <param name="state">The part that came before.</param>
    /// <returns>Characters, the end aside; -1.</returns>
    [RuntimeExport("mbsnrtowcs")]
    private static long Decode(uint* target, byte** source, ulong bytes, ulong size, MultibyteState* state)
    {
        state = state == null ? &Place->Decoding : state;
        MultibyteState current = *state;
        byte* at = *source;
        byte* end = bytes > long.MaxValue - (ulong)at ? (byte*)long.MaxValue : at + bytes;
        ulong count = 0;
        for (; at < end && (target == null || count < size); count++)
        {
            long length = DecodeNext(at, end, ref current, out uint wide);
            if (length == Multibyte.Invalid)
            {
                if (target != null)
                    *source = at;

                return CResult.Fail(Errno.EILSEQ);
            }

            at += length == Multibyte.Unfinished ? end - at : length;
            if (length == Multibyte.Unfinished)
                break;

            if (target != null)
                target[count] = wide;

            if (wide == 0)
            {
                at = null;
                break;
            }
        }

        if (target != null)
        {
            *source = at;
            *state = at == null ? default : current;
        }

        return (long)count;
    }

    [RuntimeExport("mbsrtowcs")]
    private static long Decode(uint* target, byte** source, ulong size, MultibyteState* state) =>
        Decode(target, source, ulong.MaxValue, size, state);

    [RuntimeExport("mbstowcs")]
    private static long DecodeAll(uint* target, byte* source, ulong size)
    {
        MultibyteState state = default;
        return Decode(target, &source, ulong.MaxValue, size, &state);
    }

    /// <summary>Makes bytes of a wide text, from at most so many characters to at most so many bytes; no character is cut.</summary>
    [RuntimeExport("wcsnrtombs")]
    private static long Encode(byte* target, uint** source, ulong characters, ulong size, MultibyteState* state)
    {
        byte* bytes = stackalloc byte[Multibyte.Longest];
        uint* at = *source;
        ulong total = 0;
        for (; characters > 0; at++, characters--)
        {
            int length = Multibyte.Encode(*at, bytes);
            if (length < 0)
            {
                if (target != null)
                    *source = at;

                return CResult.Fail(Errno.EILSEQ);
            }

            if (target != null && total + (ulong)length > size)
                break;

            if (target != null)
                CString.CopyBytes(target + total, bytes, (ulong)length);

            if (*at == 0)
            {
                at = null;
                break;
            }

            total += (ulong)length;
        }

        if (target != null)
            *source = at;

        return (long)total;
    }

    [RuntimeExport("wcsrtombs")]
    private static long Encode(byte* target, uint** source, ulong size, MultibyteState* state) =>
        Encode(target, source, ulong.MaxValue, size, state);

    [RuntimeExport("wcstombs")]
    private static long EncodeAll(byte* target, uint* source, ulong size) => Encode(target, &source, ulong.MaxValue, size, null);

    private static States* Place => (States*)Static.AddressOf(ref _states);

    private static long Reset(MultibyteState* state)
    {
        bool isPartial = state->Missing != 0;
        *state = default;
        return isPartial ? CResult.Fail(Errno.EILSEQ) : 0;
    }

    /// <summary>Reads a character byte by byte, so that none behind the end of the text is touched.</summary>
    private static long DecodeNext(byte* at, byte* end, ref MultibyteState state, out uint wide)
    {
        byte* start = at;
        long result = Multibyte.Unfinished;
        wide = 0;
        while (at < end && (result = Multibyte.Decode(at, 1, ref state, out wide)) == Multibyte.Unfinished)
            at++;

        return result < 0 ? result : at - start + 1;
    }

    /// <summary>The states of the functions that C gives one of their own.</summary>
    private struct States
    {
        public MultibyteState Decoding;
        public MultibyteState Measuring;
    }
}
