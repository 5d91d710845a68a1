using System;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>What <c>printf</c> and its kin do (C17, 7.21.6.1, and POSIX.1-2017): the conversions
/// <c>d i u o x X b B p c C s S a A e E f F g G m n %</c> with all flags, widths, precisions and lengths, and <c>n$</c>.</summary>
/// <remarks>Where C leaves something open, it does as glibc: a null text, an unknown conversion, <c>%p</c>.</remarks>
internal unsafe ref partial struct Formatter
{
    private const byte LowerCase = 0x20;

    private ref FormatSink _sink;
    private FormatArguments _arguments;
    private FormatSpec _spec;

    private Formatter(ref FormatSink sink, FormatArguments arguments)
    {
        _sink = ref sink;
        _arguments = arguments;
    }

    /// <summary>Formats.</summary>
    /// <param name="sink">Where the text goes.</param>
    /// <param name="format">The format.</param>
    /// <param name="arguments">What the conversions take.</param>
    /// <returns>0; EINVAL for a format that ends within a conversion; EOVERFLOW for a width, a precision or a text that no <c>int</c>
    /// counts; EILSEQ for a wide character that the locale lacks.</returns>
    public static int Format(ref FormatSink sink, byte* format, VaList* arguments)
    {
        if (FormatArguments.HasPlaces(format))
            return FormatPlaces(ref sink, format, arguments);

        return new Formatter(ref sink, new FormatArguments(arguments)).Run(format);
    }

    private static int FormatPlaces(ref FormatSink sink, byte* format, VaList* arguments)
    {
        FormatArgument* places = stackalloc FormatArgument[FormatArguments.MostPlaces];
        new Span<FormatArgument>(places, FormatArguments.MostPlaces).Clear();
        return new Formatter(ref sink, new FormatArguments(arguments, format, places)).Run(format);
    }

    private int Run(byte* at)
    {
        while (true)
        {
            byte* start = at;
            while (*at is not (0 or (byte)'%'))
                at++;

            _sink.Write(new ReadOnlySpan<byte>(start, (int)(at - start)));
            if (*at == 0)
                return _sink.Length > int.MaxValue ? Errno.EOVERFLOW : 0;

            at++;
            _spec = FormatSpec.Read(ref at);
            int error = Convert();
            if (error != 0)
                return error;
        }
    }

    private int Convert()
    {
        if (_spec.WidthPlace != FormatSpec.NoPlace)
            _spec.SetWidth((int)_arguments.Integer(_spec.WidthPlace));

        if (_spec.PrecisionPlace != FormatSpec.NoPlace)
            _spec.SetPrecision((int)_arguments.Integer(_spec.PrecisionPlace));

        return _spec.IsTooLong ? Errno.EOVERFLOW : ConvertValue();
    }

    private int ConvertValue()
    {
        switch (_spec.Conversion)
        {
            case 0:
                return Errno.EINVAL;
            case (byte)'%':
                _sink.Repeat((byte)'%', 1);
                break;
            case (byte)'d' or (byte)'i' or (byte)'u' or (byte)'o' or (byte)'x' or (byte)'X' or (byte)'b' or (byte)'B':
                WriteInteger();
                break;
            case (byte)'p':
                WritePointer();
                break;
            case (byte)'c' or (byte)'C':
                return WriteCharacter();
            case (byte)'s' or (byte)'S':
                return WriteText();
            case (byte)'m':
                WriteText(ErrorTexts.Of(CResult.Error, Scheduler.Current->ErrorText));
                break;
            case (byte)'n':
                StoreCount((byte*)_arguments.Integer(_spec.Place));
                break;
            case (byte)'f' or (byte)'F' or (byte)'e' or (byte)'E' or (byte)'g' or (byte)'G' or (byte)'a' or (byte)'A':
                WriteFloat();
                break;
            default:
                WriteUnknown();
                break;
        }

        return 0;
    }

    /// <summary>Tells the program how much has been written, in as many bytes as the length says.</summary>
    private readonly void StoreCount(byte* target)
    {
        ulong count = _sink.Count;
        CString.CopyBytes(target, &count, (ulong)BytesOf(_spec.Length));
    }

    /// <summary>Writes a conversion that is none, as it was understood.</summary>
    private void WriteUnknown()
    {
        _sink.Repeat((byte)'%', 1);
        _sink.Repeat((byte)'#', _spec.IsAlternate ? 1 : 0);
        _sink.Repeat((byte)'\'', _spec.IsGrouped ? 1 : 0);
        _sink.Write(_spec.HasPlus ? "+"u8 : _spec.HasSpace ? " "u8 : default);
        _sink.Repeat((byte)'-', _spec.IsLeft ? 1 : 0);
        _sink.Repeat((byte)'0', _spec.HasZeros ? 1 : 0);
        if (_spec.Width != 0)
            WriteDecimal(_spec.Width);

        if (_spec.Precision != FormatSpec.NoPrecision)
        {
            _sink.Repeat((byte)'.', 1);
            WriteDecimal(_spec.Precision);
        }

        _sink.Repeat(_spec.Conversion, 1);
    }

    /// <summary>Writes text in the field's width.</summary>
    private void WritePadded(ReadOnlySpan<byte> text)
    {
        int padding = _spec.Width - _sink.WidthOf(text);
        if (!_spec.IsLeft)
            _sink.Repeat((byte)' ', padding);

        _sink.Write(text);
        if (_spec.IsLeft)
            _sink.Repeat((byte)' ', padding);
    }

    private readonly ReadOnlySpan<byte> SignOf(bool isNegative) =>
        isNegative ? "-"u8 : _spec.HasPlus ? "+"u8 : _spec.HasSpace ? " "u8 : default;

    private static int BytesOf(FormatLength length) => length switch
    {
        FormatLength.Char => sizeof(byte),
        FormatLength.Short => sizeof(short),
        FormatLength.Int => sizeof(int),
        _ => sizeof(long),
    };
}
