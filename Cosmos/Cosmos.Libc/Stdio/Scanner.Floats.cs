using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <content>Floating-point numbers, with glibc's view of what may begin one.</content>
internal unsafe ref partial struct Scanner
{
    private const int ShortNumber = 128;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Outcome ReadFloat()
    {
        SkipSpace();
        if (_source.Peek() < 0)
            return Outcome.EndOfInput;

        byte* room = stackalloc byte[ShortNumber];
        ScanBuffer text = ScanBuffer.Of(room, ShortNumber);
        Outcome outcome = CollectFloat(ref text) ? Outcome.Done : Outcome.Mismatch;
        text.Add(0);
        if (outcome == Outcome.Done && !text.HasFailed)
            outcome = StoreFloat(text.Start);

        text.Free();
        return outcome;
    }

    private Outcome StoreFloat(byte* text)
    {
        FloatFormat format = _spec.Length switch
        {
            FormatLength.Extended => FloatFormat.Extended,
            FormatLength.Long => FloatFormat.Double,
            _ => FloatFormat.Single,
        };
        var number = FloatText.Read(text, in format);
        if (number.End == text)
            return Outcome.Mismatch;

        if (number.IsOutOfRange)
            CResult.Fail(Errno.ERANGE);

        if (_spec.IsDropped)
            return Outcome.Done;

        void* target = NextTarget();
        switch (_spec.Length)
        {
            case FormatLength.Extended: StoreExtended((byte*)target, number.Value.ToExtended()); break;
            case FormatLength.Long: *(double*)target = number.Value.ToDouble(); break;
            default: *(float*)target = number.Value.ToSingle(); break;
        }

        _assigned++;
        return Outcome.Done;
    }

    /// <summary>A store of the x87 leaves the six bytes behind the value alone.</summary>
    private static void StoreExtended(byte* target, ExtendedFloat value)
    {
        *(ulong*)target = value.Mantissa;
        *(ushort*)(target + sizeof(ulong)) = value.SignAndExponent;
    }

    /// <summary>Takes the characters of a number.</summary>
    /// <returns>Whether they may be one.</returns>
    private bool CollectFloat(ref ScanBuffer text)
    {
        int left = _spec.Width;
        if (_source.Peek() is '-' or '+')
            Move(ref text, ref left);

        ulong signs = text.Length;
        int next = NextOf(left) | LowerCase;
        if (next is 'n')
            return TryMoveAll(ref text, ref left, "nan"u8);

        if (next is 'i')
        {
            return TryMoveAll(ref text, ref left, "inf"u8)
                && ((NextOf(left) | LowerCase) != 'i' || TryMoveAll(ref text, ref left, "inity"u8));
        }

        bool isHex = MoveHexPrefix(ref text, ref left);
        MoveDigits(ref text, ref left, isHex);
        return text.Length > signs && !(isHex && text.Length == signs + (ulong)"0x"u8.Length);
    }

    /// <summary>In glibc, an <c>x</c> that is the last character of the width is none of the prefix.</summary>
    private bool MoveHexPrefix(ref ScanBuffer text, ref int left)
    {
        if (NextOf(left) != '0')
            return false;

        Move(ref text, ref left);
        if (left <= 1 || (NextOf(left) | LowerCase) != 'x')
            return false;

        Move(ref text, ref left);
        return true;
    }

    private void MoveDigits(ref ScanBuffer text, ref int left, bool isHex)
    {
        byte exponentLetter = (byte)(isHex ? 'p' : 'e');
        bool hasDigit = text.Length > 0 && text.Start[text.Length - 1] == '0';
        bool hasPoint = false;
        bool hasExponent = false;
        bool isFirstOfExponent = false;
        for (int next = NextOf(left); next >= 0; next = NextOf(left))
        {
            bool isDigit = NumberText.DigitOf((byte)next) < (isHex && !hasExponent ? NumberText.Hexadecimal : NumberText.Decimal);
            bool isSign = isFirstOfExponent && next is ('-' or '+');
            bool isPoint = next == '.' && !hasPoint && !hasExponent;
            bool isExponent = !isDigit && hasDigit && !hasExponent && (next | LowerCase) == exponentLetter;
            if (!isDigit && !isSign && !isPoint && !isExponent)
                return;

            hasDigit |= isDigit;
            hasPoint |= isPoint;
            hasExponent |= isExponent;
            isFirstOfExponent = isExponent;
            Move(ref text, ref left);
        }
    }

    /// <summary>Takes a name, capitals or not.</summary>
    private bool TryMoveAll(ref ScanBuffer text, ref int left, ReadOnlySpan<byte> name)
    {
        foreach (byte wanted in name)
        {
            if ((NextOf(left) | LowerCase) != wanted)
                return false;

            Move(ref text, ref left);
        }

        return true;
    }

    /// <summary>The next character, within the width; -1 behind it.</summary>
    private readonly int NextOf(int left) => left > 0 ? _source.Peek() : -1;

    private void Move(ref ScanBuffer text, ref int left)
    {
        text.Add((byte)_source.Peek());
        _source.Take();
        left--;
    }
}
