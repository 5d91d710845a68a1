using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Libc;

/// <summary>What <c>scanf</c> and its kin do (C17, 7.21.6.2): the conversions <c>d i u o x X p c s [ n %</c> with <c>*</c>, widths,
/// and the lengths <c>hh h l ll z j t</c>.</summary>
internal unsafe ref struct Scanner
{
    private const int LongestNumber = 70;
    private const int Octal = 8;
    private const int EndOfInput = -1;

    /// <summary>The result for a conversion that is none of the above.</summary>
    public const int Unknown = -2;

    private ScanSource _source;
    private VaList* _arguments;
    private byte* _at;
    private bool _isDropped;
    private int _width;
    private int _bytes;
    private int _assigned;

    private enum Outcome
    {
        Done,
        Mismatch,
        EndOfInput,
        Unknown,
    }

    /// <summary>Reads as a format says.</summary>
    /// <returns>How many arguments were set; -1 when the input ended before the first conversion; <see cref="Unknown"/>.
    /// </returns>
    public static int Scan(ScanSource source, byte* format, VaList* arguments)
    {
        Scanner scanner = default;
        scanner._source = source;
        scanner._arguments = arguments;
        scanner._at = format;
        return scanner.Run();
    }

    private int Run()
    {
        while (*_at != 0)
        {
            Outcome outcome = Outcome.Done;
            if (NumberText.IsSpace(*_at))
            {
                SkipSpace();
                _at++;
            }
            else if (*_at == '%')
            {
                _at++;
                ReadModifiers();
                outcome = Convert();
            }
            else
            {
                outcome = Match(*_at++);
            }

            if (outcome == Outcome.Unknown)
                return Unknown;

            if (outcome != Outcome.Done)
                return outcome == Outcome.EndOfInput && _assigned == 0 ? EndOfInput : _assigned;
        }

        return _assigned;
    }

    private void SkipSpace()
    {
        while (_source.Peek() is var next && next >= 0 && NumberText.IsSpace((byte)next))
            _source.Take();
    }

    private Outcome Match(byte wanted)
    {
        int next = _source.Peek();
        if (next != wanted)
            return next < 0 ? Outcome.EndOfInput : Outcome.Mismatch;

        _source.Take();
        return Outcome.Done;
    }

    private void ReadModifiers()
    {
        _isDropped = *_at == '*';
        if (_isDropped)
            _at++;

        // A width that no number holds is none, as in glibc.
        NumberText width = NumberText.ReadDigits(_at);
        _at = width.End;
        _width = width.Value is 0 or > int.MaxValue ? int.MaxValue : (int)width.Value;

        _bytes = sizeof(int);
        for (; ; _at++)
        {
            if (*_at == 'h')
                _bytes = _bytes == sizeof(int) ? sizeof(short) : sizeof(byte);
            else if (*_at is (byte)'l' or (byte)'z' or (byte)'j' or (byte)'t')
                _bytes = sizeof(long);
            else
                return;
        }
    }

    private Outcome Convert()
    {
        byte conversion = *_at++;
        switch (conversion)
        {
            case (byte)'d':
                return ReadNumber(NumberText.Decimal, isSigned: true);
            case (byte)'i':
                return ReadNumber(0, isSigned: true);
            case (byte)'u':
                return ReadNumber(NumberText.Decimal, isSigned: false);
            case (byte)'o':
                return ReadNumber(Octal, isSigned: false);
            case (byte)'x' or (byte)'X':
                return ReadNumber(NumberText.Hexadecimal, isSigned: false);
            case (byte)'p':
                _bytes = sizeof(long);
                return ReadNumber(NumberText.Hexadecimal, isSigned: false);
            case (byte)'s':
                SkipSpace();
                return ReadText(set: null, setEnd: null, isExcluding: true, isTerminated: true);
            case (byte)'c':
                if (_width == int.MaxValue)
                    _width = 1;

                return ReadCharacters();
            case (byte)'[':
                return ReadSet();
            case (byte)'n':
                Store((ulong)_source.Taken);
                return Outcome.Done;
            case (byte)'%':
                SkipSpace();
                return Match((byte)'%');
            default:
                return Outcome.Unknown;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Outcome ReadNumber(int numberBase, bool isSigned)
    {
        SkipSpace();
        if (_source.Peek() < 0)
            return Outcome.EndOfInput;

        byte* text = stackalloc byte[LongestNumber + 1];
        int length = CollectNumber(text, numberBase);
        text[length] = 0;
        NumberText number = NumberText.Read(text, numberBase);
        if (number.End == text)
            return Outcome.Mismatch;

        if (!_isDropped)
        {
            Store(isSigned ? (ulong)number.Signed() : number.Unsigned());
            _assigned++;
        }

        return Outcome.Done;
    }

    /// <summary>Takes a sign, a prefix and digits, as far as they may belong to a number.</summary>
    private int CollectNumber(byte* text, int numberBase)
    {
        int length = 0;
        int digits = numberBase == 0 ? NumberText.Decimal : numberBase;
        int start = 0;
        bool hasMoreZeros = false;
        for (int taken = 0; taken < _width && _source.Peek() is var next && next >= 0; taken++)
        {
            bool isSign = length == 0 && next is ('-' or '+');
            bool isAfterZero = length == start + 1 && text[start] == '0';
            bool isPrefix = isAfterZero && !hasMoreZeros && next is ('x' or 'X') && numberBase is (0 or NumberText.Hexadecimal);
            if (isPrefix)
                digits = NumberText.Hexadecimal;
            else if (isAfterZero && numberBase == 0)
                digits = Octal;

            if (!isSign && !isPrefix && NumberText.DigitOf((byte)next) >= digits)
                break;

            // Of what is longer than any number that fits, zeros in front do not count, and the end does not matter.
            start += isSign ? 1 : 0;
            bool isZeroInFront = isAfterZero && next == '0';
            hasMoreZeros |= isZeroInFront;
            if (!isZeroInFront && length < LongestNumber)
                text[length++] = (byte)next;

            _source.Take();
        }

        return length;
    }

    /// <summary>Takes as many bytes as the width says, or, as in glibc, those that are left.</summary>
    private Outcome ReadCharacters()
    {
        if (_source.Peek() < 0)
            return Outcome.EndOfInput;

        byte* target = _isDropped ? null : (byte*)_arguments->Next();
        for (int count = 0; count < _width && _source.Peek() is var next && next >= 0; count++)
        {
            if (target != null)
                target[count] = (byte)next;

            _source.Take();
        }

        _assigned += _isDropped ? 0 : 1;
        return Outcome.Done;
    }

    private Outcome ReadSet()
    {
        bool isExcluding = *_at == '^';
        if (isExcluding)
            _at++;

        // A bracket that comes first is one of the set.
        byte* set = _at;
        if (*_at == ']')
            _at++;

        while (*_at is not (0 or (byte)']'))
            _at++;

        byte* end = _at;
        if (*_at == 0)
            return Outcome.Unknown;

        _at++;
        return ReadText(set, end, isExcluding, isTerminated: true);
    }

    /// <summary>Takes bytes that are in a set, or not; without a set, those that are no space.</summary>
    private Outcome ReadText(byte* set, byte* setEnd, bool isExcluding, bool isTerminated)
    {
        if (_source.Peek() < 0)
            return Outcome.EndOfInput;

        byte* target = _isDropped ? null : (byte*)_arguments->Next();
        int length = 0;
        while (length < _width && _source.Peek() is var next && next >= 0 && IsTaken((byte)next, set, setEnd, isExcluding))
        {
            if (target != null)
                target[length] = (byte)next;

            length++;
            _source.Take();
        }

        if (length == 0)
            return Outcome.Mismatch;

        if (target != null && isTerminated)
            target[length] = 0;

        _assigned += _isDropped ? 0 : 1;
        return Outcome.Done;
    }

    private static bool IsTaken(byte value, byte* set, byte* setEnd, bool isExcluding)
    {
        if (set == null)
            return !NumberText.IsSpace(value);

        bool isIn = false;
        for (byte* at = set; at < setEnd; at++)
        {
            if (at + 2 < setEnd && at[1] == '-')
            {
                isIn |= value >= at[0] && value <= at[2];
                at += 2;
            }
            else
            {
                isIn |= value == *at;
            }
        }

        return isIn != isExcluding;
    }

    private void Store(ulong value)
    {
        if (_isDropped)
            return;

        ulong target = _arguments->Next();
        switch (_bytes)
        {
            case sizeof(byte): *(byte*)target = (byte)value; break;
            case sizeof(short): *(ushort*)target = (ushort)value; break;
            case sizeof(int): *(uint*)target = (uint)value; break;
            default: *(ulong*)target = value; break;
        }
    }
}
