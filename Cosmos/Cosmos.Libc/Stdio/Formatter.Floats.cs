using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Libc;

/// <content>Floating-point numbers in decimal.</content>
internal unsafe ref partial struct Formatter
{
    private const int DefaultDigits = 6;
    private const int ThreeDigits = 100;

    private void WriteFloat()
    {
        BinaryFloat value = _spec.Length == FormatLength.Extended
            ? BinaryFloat.Of(_arguments.Extended(_spec.Place))
            : BinaryFloat.Of(_arguments.Double(_spec.Place));
        ReadOnlySpan<byte> sign = SignOf(value.IsNegative);
        if (value.Kind != FloatKind.Finite)
            WriteName(sign, value.Kind);
        else if ((_spec.Conversion | LowerCase) == 'a')
            WriteHexadecimal(in value, sign);
        else
            WriteFinite(in value, sign);
    }

    /// <summary>What is no number has no zeros in front.</summary>
    private void WriteName(ReadOnlySpan<byte> sign, FloatKind kind)
    {
        _spec.HasZeros = false;
        int padding = Begin(sign, "inf"u8.Length);
        _sink.Write(kind == FloatKind.Infinite
            ? (IsUpper ? "INF"u8 : "inf"u8)
            : (IsUpper ? "NAN"u8 : "nan"u8));
        _sink.Repeat((byte)' ', padding);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteFinite(in BinaryFloat value, ReadOnlySpan<byte> sign)
    {
        int count = DecimalFloat.LimbsOf(in value);
        uint* limbs = stackalloc uint[count];
        byte* digits = stackalloc byte[count * DecimalLimbs.Digits];
        var number = new DecimalFloat(in value, new Span<uint>(limbs, count), digits);
        int precision = _spec.Precision == FormatSpec.NoPrecision ? DefaultDigits : _spec.Precision;
        switch (_spec.Conversion | LowerCase)
        {
            case 'g':
                WriteGeneral(ref number, sign, precision);
                break;
            case 'e':
                WriteExponential(ref number, sign, precision, isTrimmed: false);
                break;
            default:
                WriteFixed(ref number, sign, precision, isTrimmed: false);
                break;
        }
    }

    private void WriteGeneral(ref DecimalFloat number, ReadOnlySpan<byte> sign, int precision)
    {
        const int leastExponent = -4;
        precision = Math.Max(precision, 1);
        number.Round(precision);
        int exponent = number.Exponent;
        if (exponent < leastExponent || exponent >= precision)
            WriteExponential(ref number, sign, precision - 1, !_spec.IsAlternate);
        else
            WriteFixed(ref number, sign, precision - 1 - exponent, !_spec.IsAlternate);
    }

    private void WriteFixed(ref DecimalFloat number, ReadOnlySpan<byte> sign, int places, bool isTrimmed)
    {
        number.Round((int)Math.Min((long)number.Point + places, int.MaxValue));
        if (isTrimmed)
            places = Math.Max(0, Math.Min(places, number.Count - number.Point));

        bool hasPoint = places > 0 || _spec.IsAlternate;
        int whole = Math.Max(number.Point, 1);
        int padding = Begin(sign, (long)whole + (hasPoint ? 1 : 0) + places);
        WriteDigits(ref number, number.Point - whole, whole);
        if (hasPoint)
            _sink.Repeat((byte)'.', 1);

        WriteDigits(ref number, number.Point, places);
        _sink.Repeat((byte)' ', padding);
    }

    private void WriteExponential(ref DecimalFloat number, ReadOnlySpan<byte> sign, int places, bool isTrimmed)
    {
        number.Round((int)Math.Min(places + 1L, int.MaxValue));
        if (isTrimmed)
            places = Math.Max(0, Math.Min(places, number.Count - 1));

        int exponent = number.Exponent;
        int exponentSize = Math.Max(exponent, -exponent);
        bool hasPoint = places > 0 || _spec.IsAlternate;
        int exponentDigits = DigitsOfExponent(exponentSize);
        int padding = Begin(sign, 1L + (hasPoint ? 1 : 0) + places + "e+"u8.Length + exponentDigits);
        WriteDigits(ref number, 0, 1);
        if (hasPoint)
            _sink.Repeat((byte)'.', 1);

        WriteDigits(ref number, 1, places);
        _sink.Write(IsUpper ? "E"u8 : "e"u8);
        _sink.Write(exponent < 0 ? "-"u8 : "+"u8);
        if (exponentSize < NumberText.Decimal)
            _sink.Repeat((byte)'0', 1);

        WriteDecimal(exponentSize);
        _sink.Repeat((byte)' ', padding);
    }

    private static int DigitsOfExponent(int size)
    {
        int digits = 2;
        for (int rest = size / ThreeDigits; rest != 0; rest /= NumberText.Decimal)
            digits++;

        return digits;
    }

    /// <summary>Writes what comes before the digits.</summary>
    /// <param name="sign">The sign, and for a hexadecimal number the prefix.</param>
    /// <param name="length">Bytes of all that follows.</param>
    /// <returns>How many spaces come at the end.</returns>
    private int Begin(scoped ReadOnlySpan<byte> sign, long length)
    {
        int padding = (int)Math.Max(_spec.Width - sign.Length - length, 0);
        if (!_spec.IsLeft && !_spec.HasZeros)
            _sink.Repeat((byte)' ', padding);

        _sink.Write(sign);
        if (!_spec.IsLeft && _spec.HasZeros)
            _sink.Repeat((byte)'0', padding);

        return _spec.IsLeft ? padding : 0;
    }

    /// <summary>Writes digits of a number, zeros where it has none.</summary>
    private void WriteDigits(ref DecimalFloat number, int first, int count)
    {
        int last = Math.Min(first + count, number.Count);
        for (int index = first; index < last; index++)
            _sink.Repeat(number.Digit(index), 1);

        _sink.Repeat((byte)'0', count - Math.Max(last - first, 0));
    }
}
