using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Digits;

namespace Cosmos.Libc;

/// <content>Integers and pointers.</content>
internal unsafe ref partial struct Formatter
{
    private const uint Binary = 2;
    private const int MostDigits = 64;

    private void WriteInteger()
    {
        ulong bits = _arguments.Integer(_spec.Place);
        switch (_spec.Conversion)
        {
            case (byte)'d' or (byte)'i':
                long value = Signed(bits);
                WriteDigits(value < 0 ? 0 - (ulong)value : (ulong)value, NumberText.Decimal, SignOf(value < 0));
                break;
            case (byte)'u':
                WriteDigits(Unsigned(bits), NumberText.Decimal, default);
                break;
            case (byte)'o':
                WriteOctal(Unsigned(bits));
                break;
            case (byte)'b' or (byte)'B':
                WriteDigits(Unsigned(bits), Binary, PrefixOf(Unsigned(bits), "0b"u8, "0B"u8));
                break;
            default:
                WriteDigits(Unsigned(bits), NumberText.Hexadecimal, PrefixOf(Unsigned(bits), "0x"u8, "0X"u8));
                break;
        }
    }

    private readonly ulong Unsigned(ulong bits) => _spec.Length switch
    {
        FormatLength.Char => (byte)bits,
        FormatLength.Short => (ushort)bits,
        FormatLength.Int => (uint)bits,
        _ => bits,
    };

    private readonly long Signed(ulong bits) => _spec.Length switch
    {
        FormatLength.Char => (sbyte)bits,
        FormatLength.Short => (short)bits,
        FormatLength.Int => (int)bits,
        _ => (long)bits,
    };

    private readonly bool IsUpper => (_spec.Conversion & LowerCase) == 0;

    private readonly ReadOnlySpan<byte> PrefixOf(ulong value, ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper) =>
        !_spec.IsAlternate || value == 0 ? default : IsUpper ? upper : lower;

    /// <summary>The flag <c>#</c> makes the first digit a 0.</summary>
    private void WriteOctal(ulong value)
    {
        const int bits = 3;
        if (_spec.IsAlternate)
        {
            int digits = 1;
            for (ulong rest = value; rest != 0; rest >>= bits)
                digits++;

            if (_spec.Precision == FormatSpec.NoPrecision && _spec.HasZeros && !_spec.IsLeft)
                digits = Math.Max(digits, _spec.Width);

            _spec.Precision = Math.Max(_spec.Precision, value == 0 && _spec.Precision > 0 ? 1 : digits);
        }

        WriteDigits(value, NumberText.Octal, default);
    }

    private void WritePointer()
    {
        ulong value = _arguments.Integer(_spec.Place);
        if (value == 0)
            WritePadded("(nil)"u8);
        else
            WriteDigits(value, NumberText.Hexadecimal, _spec.HasPlus ? "+0x"u8 : _spec.HasSpace ? " 0x"u8 : "0x"u8);
    }

    private void WriteDecimal(int value)
    {
        byte* room = stackalloc byte[NumberDigits.Longest];
        _sink.Write(NumberDigits.Write(new Span<byte>(room, NumberDigits.Longest), (ulong)value, NumberText.Decimal));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteDigits(ulong value, uint numberBase, ReadOnlySpan<byte> prefix)
    {
        byte* room = stackalloc byte[MostDigits];
        Span<byte> digits = NumberDigits.Write(new Span<byte>(room, MostDigits), value, numberBase, least: 0);
        if (_spec.Conversion == 'X')
            MakeUpper(digits);

        int zeros = (_spec.Precision == FormatSpec.NoPrecision ? 1 : _spec.Precision) - digits.Length;
        if (_spec.Precision == FormatSpec.NoPrecision && _spec.HasZeros && !_spec.IsLeft)
            zeros = Math.Max(zeros, _spec.Width - digits.Length - prefix.Length);

        WriteNumber(prefix, zeros, digits);
    }

    private static void MakeUpper(Span<byte> digits)
    {
        foreach (ref byte digit in digits)
            digit = (byte)(digit >= 'a' ? digit & ~LowerCase : digit);
    }

    private void WriteNumber(ReadOnlySpan<byte> prefix, int zeros, ReadOnlySpan<byte> digits)
    {
        long padding = (long)_spec.Width - prefix.Length - Math.Max(zeros, 0) - digits.Length;
        int spaces = (int)Math.Max(padding, 0);
        if (!_spec.IsLeft)
            _sink.Repeat((byte)' ', spaces);

        _sink.Write(prefix);
        _sink.Repeat((byte)'0', zeros);
        _sink.Write(digits);
        if (_spec.IsLeft)
            _sink.Repeat((byte)' ', spaces);
    }
}
