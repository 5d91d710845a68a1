using System.Runtime.CompilerServices;

namespace Cosmos.Libc;

/// <summary>What <c>scanf</c> and its kin do (C17, 7.21.6.2, and POSIX.1-2017): the conversions
/// <c>d i u o x X p c C s S [ a e f g n %</c> with <c>*</c>, widths, lengths, <c>m</c> and <c>n$</c>.</summary>
internal unsafe ref partial struct Scanner
{
    private const int LongestNumber = 70;
    private const int EndOfInput = -1;
    private const byte LowerCase = 0x20;

    private ScanSource _source;
    private VaList* _arguments;
    private VaList _all;
    private byte* _at;
    private ScanSpec _spec;
    private int _assigned;

    private enum Outcome
    {
        Done,
        Mismatch,
        EndOfInput,
    }

    /// <summary>Reads as a format says.</summary>
    /// <returns>How many arguments were set; -1 when the input ended before the first conversion. A conversion that is none ends it
    /// as an input that does not match does.</returns>
    public static int Scan(ScanSource source, byte* format, VaList* arguments)
    {
        Scanner scanner = default;
        scanner._source = source;
        scanner._arguments = arguments;
        scanner._all = *arguments;
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
                _spec = ScanSpec.Read(ref _at);
                outcome = Convert();
            }
            else
            {
                outcome = Match(*_at++);
            }

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

    private Outcome Convert()
    {
        switch (_spec.Conversion)
        {
            case (byte)'d':
                return ReadNumber(NumberText.Decimal, isSigned: true);
            case (byte)'i':
                return ReadNumber(0, isSigned: true);
            case (byte)'u':
                return ReadNumber(NumberText.Decimal, isSigned: false);
            case (byte)'o':
                return ReadNumber(NumberText.Octal, isSigned: false);
            case (byte)'x' or (byte)'X':
                return ReadNumber(NumberText.Hexadecimal, isSigned: false);
            case (byte)'p':
                return ReadPointer();
            case (byte)'a' or (byte)'A' or (byte)'e' or (byte)'E' or (byte)'f' or (byte)'F' or (byte)'g' or (byte)'G':
                return ReadFloat();
            case (byte)'s' or (byte)'S':
                return ReadWord();
            case (byte)'c' or (byte)'C':
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
                return Outcome.Mismatch;
        }
    }

    /// <summary>The pointer that a conversion stores by.</summary>
    private void* NextTarget()
    {
        if (_spec.Place == 0)
            return (void*)_arguments->Next();

        VaList list = _all;
        for (int place = 1; place < _spec.Place; place++)
            list.Next();

        return (void*)list.Next();
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

        if (!_spec.IsDropped)
        {
            Store(isSigned ? (ulong)number.Signed() : number.Unsigned());
            _assigned++;
        }

        return Outcome.Done;
    }

    /// <summary>Reads what <c>%p</c> writes: <c>(nil)</c>, too.</summary>
    private Outcome ReadPointer()
    {
        SkipSpace();
        _spec.Length = FormatLength.Long;
        if (_source.Peek() != '(')
            return ReadNumber(NumberText.Hexadecimal, isSigned: false);

        foreach (byte wanted in "(nil)"u8)
        {
            if (Match(wanted) != Outcome.Done)
                return Outcome.Mismatch;
        }

        Store(0);
        _assigned += _spec.IsDropped ? 0 : 1;
        return Outcome.Done;
    }

    /// <summary>Takes a sign, a prefix and digits, as far as they may belong to a number.</summary>
    private int CollectNumber(byte* text, int numberBase)
    {
        int length = 0;
        int digits = numberBase == 0 ? NumberText.Decimal : numberBase;
        int start = 0;
        bool hasMoreZeros = false;
        for (int taken = 0; taken < _spec.Width && _source.Peek() is var next && next >= 0; taken++)
        {
            bool isSign = length == 0 && next is ('-' or '+');
            bool isAfterZero = length == start + 1 && text[start] == '0';
            bool isPrefix = isAfterZero && !hasMoreZeros && next is ('x' or 'X') && numberBase is (0 or NumberText.Hexadecimal);
            if (isPrefix)
                digits = NumberText.Hexadecimal;
            else if (isAfterZero && numberBase == 0)
                digits = NumberText.Octal;

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

    private void Store(ulong value)
    {
        if (_spec.IsDropped)
            return;

        void* target = NextTarget();
        switch (_spec.Length)
        {
            case FormatLength.Char: *(byte*)target = (byte)value; break;
            case FormatLength.Short: *(ushort*)target = (ushort)value; break;
            case FormatLength.Int: *(uint*)target = (uint)value; break;
            default: *(ulong*)target = value; break;
        }
    }
}
