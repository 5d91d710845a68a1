using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using BareFlow.Memory.Digits;

namespace Cosmos.Libc;

/// <summary>What <c>printf</c> and its kin do (C17, 7.21.6.1): the conversions <c>d i u o x X p c s f F e E g G n %</c> with all
/// flags, widths and precisions, and the lengths <c>hh h l ll z j t</c>.</summary>
internal unsafe ref struct Formatter
{
    private const int NoPrecision = -1;
    private const int DefaultDigits = 6;
    private const byte LowerCase = 0x20;

    private FormatSink _sink;
    private VaList* _arguments;
    private byte* _at;

    // The conversion at hand.
    private bool _isLeft;
    private bool _hasPlus;
    private bool _hasSpace;
    private bool _isAlternate;
    private bool _hasZeros;
    private int _width;
    private int _precision;
    private int _bytes;
    private bool _isTooLong;

    /// <summary>Formats.</summary>
    /// <param name="sink">Where the text goes; it is ended with a zero.</param>
    /// <param name="format">The format.</param>
    /// <param name="arguments">What the conversions take.</param>
    /// <returns>0; EINVAL for a conversion that is none of the above; EOVERFLOW for a width or a precision that no <c>int</c> holds.
    /// </returns>
    public static int Format(ref FormatSink sink, byte* format, VaList* arguments)
    {
        Formatter formatter = default;
        formatter._sink = sink;
        formatter._arguments = arguments;
        formatter._at = format;
        int error = formatter.Run();
        sink = formatter._sink;
        sink.Terminate();
        return error;
    }

    private int Run()
    {
        while (true)
        {
            byte* start = _at;
            while (*_at is not (0 or (byte)'%'))
                _at++;

            _sink.Write(new ReadOnlySpan<byte>(start, (int)(_at - start)));
            if (*_at == 0)
                return 0;

            _at++;
            ReadFlags();
            ReadWidth();
            ReadLength();
            if (_isTooLong)
                return Errno.EOVERFLOW;

            if (!TryConvert(*_at))
                return Errno.EINVAL;

            _at++;
        }
    }

    private void ReadFlags()
    {
        _isLeft = false;
        _hasPlus = false;
        _hasSpace = false;
        _isAlternate = false;
        _hasZeros = false;
        for (; ; _at++)
        {
            switch (*_at)
            {
                case (byte)'-': _isLeft = true; break;
                case (byte)'+': _hasPlus = true; break;
                case (byte)' ': _hasSpace = true; break;
                case (byte)'#': _isAlternate = true; break;
                case (byte)'0': _hasZeros = true; break;
                default: return;
            }
        }
    }

    private void ReadWidth()
    {
        _width = ReadNumber();
        if (_width < 0)
        {
            _isLeft = true;
            _isTooLong |= _width == int.MinValue;
            _width = -_width;
        }

        _precision = NoPrecision;
        if (*_at != '.')
            return;

        _at++;
        _precision = Math.Max(ReadNumber(), NoPrecision);
    }

    private int ReadNumber()
    {
        if (*_at == '*')
        {
            _at++;
            return (int)_arguments->Next();
        }

        NumberText number = NumberText.ReadDigits(_at);
        _at = number.End;
        _isTooLong |= number.Value > int.MaxValue;
        return (int)number.Value;
    }

    private void ReadLength()
    {
        _bytes = sizeof(int);
        while (true)
        {
            switch (*_at)
            {
                case (byte)'h': _bytes = _bytes == sizeof(int) ? sizeof(short) : sizeof(byte); break;
                case (byte)'l' or (byte)'z' or (byte)'j' or (byte)'t': _bytes = sizeof(long); break;
                default: return;
            }

            _at++;
        }
    }

    private bool TryConvert(byte conversion)
    {
        switch (conversion)
        {
            case (byte)'%':
                _sink.Repeat((byte)'%', 1);
                return true;
            case (byte)'d' or (byte)'i':
                WriteSigned();
                return true;
            case (byte)'u':
                WriteInteger(NextUnsigned(), NumberText.Decimal, default, LowerCase);
                return true;
            case (byte)'o':
                WriteOctal(NextUnsigned());
                return true;
            case (byte)'x' or (byte)'X':
                WriteHex(NextUnsigned(), conversion);
                return true;
            case (byte)'p':
                WritePointer();
                return true;
            case (byte)'c':
                WriteCharacter((byte)_arguments->Next());
                return true;
            case (byte)'s':
                WriteText((byte*)_arguments->Next());
                return true;
            case (byte)'n':
                WriteCount((byte*)_arguments->Next());
                return true;
            case (byte)'f' or (byte)'F' or (byte)'e' or (byte)'E' or (byte)'g' or (byte)'G':
                WriteDouble(_arguments->NextDouble(), conversion);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Tells the program how much has been written, in as many bytes as the length says.</summary>
    private readonly void WriteCount(byte* target)
    {
        ulong count = _sink.Length;
        CString.CopyBytes(target, &count, (ulong)_bytes);
    }

    private ulong NextUnsigned()
    {
        ulong value = _arguments->Next();
        return _bytes switch
        {
            sizeof(byte) => (byte)value,
            sizeof(short) => (ushort)value,
            sizeof(int) => (uint)value,
            _ => value,
        };
    }

    private void WriteSigned()
    {
        ulong bits = _arguments->Next();
        long value = _bytes switch
        {
            sizeof(byte) => (sbyte)bits,
            sizeof(short) => (short)bits,
            sizeof(int) => (int)bits,
            _ => (long)bits,
        };
        WriteInteger(value < 0 ? 0 - (ulong)value : (ulong)value, NumberText.Decimal, SignOf(value < 0), LowerCase);
    }

    private readonly ReadOnlySpan<byte> SignOf(bool isNegative) =>
        isNegative ? "-"u8 : _hasPlus ? "+"u8 : _hasSpace ? " "u8 : default;

    private void WriteHex(ulong value, byte conversion)
    {
        ReadOnlySpan<byte> prefix = !_isAlternate || value == 0 ? default : conversion == 'x' ? "0x"u8 : "0X"u8;
        WriteInteger(value, NumberText.Hexadecimal, prefix, (byte)(conversion & LowerCase));
    }

    private void WriteOctal(ulong value)
    {
        const int octal = 8;
        const int bits = 3;
        if (_isAlternate)
        {
            int digits = 1;
            for (ulong rest = value >> bits; rest != 0; rest >>= bits)
                digits++;

            _precision = Math.Max(_precision, value == 0 ? 1 : digits + 1);
        }

        WriteInteger(value, octal, default, LowerCase);
    }

    private void WritePointer()
    {
        ulong value = _arguments->Next();
        if (value == 0)
            WritePadded("(nil)"u8);
        else
            WriteInteger(value, NumberText.Hexadecimal, "0x"u8, LowerCase);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteInteger(ulong value, uint numberBase, ReadOnlySpan<byte> prefix, byte letterCase)
    {
        byte* room = stackalloc byte[NumberDigits.Longest];
        Span<byte> digits = NumberDigits.Write(new Span<byte>(room, NumberDigits.Longest), value, numberBase, least: 0);
        if (letterCase != LowerCase)
            MakeUpper(digits);

        int zeros = (_precision == NoPrecision ? 1 : _precision) - digits.Length;
        if (_precision == NoPrecision && _hasZeros && !_isLeft)
            zeros = Math.Max(zeros, _width - digits.Length - prefix.Length);

        WriteNumber(prefix, zeros, digits);
    }

    private static void MakeUpper(Span<byte> digits)
    {
        foreach (ref byte digit in digits)
            digit = (byte)(digit >= 'a' ? digit & ~LowerCase : digit);
    }

    private void WriteNumber(ReadOnlySpan<byte> prefix, int zeros, ReadOnlySpan<byte> digits)
    {
        int padding = _width - prefix.Length - Math.Max(zeros, 0) - digits.Length;
        if (!_isLeft)
            _sink.Repeat((byte)' ', padding);

        _sink.Write(prefix);
        _sink.Repeat((byte)'0', zeros);
        _sink.Write(digits);
        if (_isLeft)
            _sink.Repeat((byte)' ', padding);
    }

    private void WriteCharacter(byte character) => WritePadded(new ReadOnlySpan<byte>(&character, 1));

    private void WritePadded(ReadOnlySpan<byte> text) => WriteNumber(text, 0, default);

    private void WriteText(byte* text)
    {
        if (text == null)
        {
            // As glibc does: all of it or nothing.
            ReadOnlySpan<byte> nothing = "(null)"u8;
            WritePadded(_precision == NoPrecision || _precision >= nothing.Length ? nothing : default);
            return;
        }

        ulong most = _precision == NoPrecision ? int.MaxValue : (ulong)_precision;
        WritePadded(new ReadOnlySpan<byte>(text, (int)CString.Length(text, most)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteDouble(double value, byte conversion)
    {
        DecimalDouble number = default;
        ReadOnlySpan<byte> special = number.Set(value);
        ReadOnlySpan<byte> sign = SignOf(number.IsNegative);
        bool isUpper = (conversion & LowerCase) == 0;
        if (special.Length > 0)
        {
            _hasZeros = false;
            WriteSpecial(sign, isUpper ? special[..3] : special[3..]);
            return;
        }

        int precision = _precision == NoPrecision ? DefaultDigits : _precision;
        if ((conversion | LowerCase) == 'g')
            WriteGeneral(ref number, sign, precision, isUpper);
        else if ((conversion | LowerCase) == 'e')
            WriteExponential(ref number, sign, precision, isUpper, isTrimmed: false);
        else
            WriteFixed(ref number, sign, precision, isTrimmed: false);
    }

    private void WriteSpecial(ReadOnlySpan<byte> sign, ReadOnlySpan<byte> text)
    {
        int padding = _width - sign.Length - text.Length;
        if (!_isLeft)
            _sink.Repeat((byte)' ', padding);

        _sink.Write(sign);
        _sink.Write(text);
        if (_isLeft)
            _sink.Repeat((byte)' ', padding);
    }

    private void WriteGeneral(ref DecimalDouble number, ReadOnlySpan<byte> sign, int precision, bool isUpper)
    {
        const int leastExponent = -4;
        precision = Math.Max(precision, 1);
        number.Round(precision);
        int exponent = number.Exponent;
        if (exponent < leastExponent || exponent >= precision)
            WriteExponential(ref number, sign, precision - 1, isUpper, !_isAlternate);
        else
            WriteFixed(ref number, sign, precision - 1 - exponent, !_isAlternate);
    }

    private void WriteFixed(ref DecimalDouble number, ReadOnlySpan<byte> sign, int places, bool isTrimmed)
    {
        number.Round(number.Point + places);
        if (isTrimmed)
            places = Math.Max(0, Math.Min(places, number.Count - number.Point));

        bool hasPoint = places > 0 || _isAlternate;
        int whole = Math.Max(number.Point, 1);
        int padding = Pad(sign, whole + (hasPoint ? 1 : 0) + places);
        WriteDigits(ref number, number.Point - whole, whole);
        if (hasPoint)
            _sink.Repeat((byte)'.', 1);

        WriteDigits(ref number, number.Point, places);
        if (_isLeft)
            _sink.Repeat((byte)' ', padding);
    }

    private void WriteExponential(
        ref DecimalDouble number, ReadOnlySpan<byte> sign, int places, bool isUpper, bool isTrimmed)
    {
        number.Round(places + 1);
        if (isTrimmed)
            places = Math.Max(0, Math.Min(places, number.Count - 1));

        int exponent = number.Exponent;
        int rest = Math.Max(exponent, -exponent);
        int size = rest >= 100 ? 3 : 2;
        bool hasPoint = places > 0 || _isAlternate;
        int padding = Pad(sign, 1 + (hasPoint ? 1 : 0) + places + 2 + size);
        WriteDigits(ref number, 0, 1);
        if (hasPoint)
            _sink.Repeat((byte)'.', 1);

        WriteDigits(ref number, 1, places);
        _sink.Write(isUpper ? "E"u8 : "e"u8);
        _sink.Write(exponent < 0 ? "-"u8 : "+"u8);
        if (size > 2)
            _sink.Repeat((byte)('0' + rest / 100), 1);

        _sink.Repeat((byte)('0' + rest / 10 % 10), 1);
        _sink.Repeat((byte)('0' + rest % 10), 1);
        if (_isLeft)
            _sink.Repeat((byte)' ', padding);
    }

    /// <summary>Writes what comes before the digits of a double.</summary>
    /// <returns>The padding that the width leaves.</returns>
    private int Pad(ReadOnlySpan<byte> sign, int length)
    {
        int padding = _width - sign.Length - length;
        if (!_isLeft && !_hasZeros)
            _sink.Repeat((byte)' ', padding);

        _sink.Write(sign);
        if (!_isLeft && _hasZeros)
            _sink.Repeat((byte)'0', padding);

        return padding;
    }

    private void WriteDigits(ref DecimalDouble number, int first, int count)
    {
        for (int index = first; index < first + count; index++)
            _sink.Repeat(number.Digit(index), 1);
    }
}
