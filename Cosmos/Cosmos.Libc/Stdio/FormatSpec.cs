using System;

namespace Cosmos.Libc;

/// <summary>One conversion of a format of <c>printf</c>: all between the percent sign and the letter, and the letter (C17, 7.21.6.1;
/// <c>n$</c> and <c>'</c> are POSIX's).</summary>
internal unsafe struct FormatSpec
{
    /// <summary>The precision where none is written.</summary>
    public const int NoPrecision = -1;

    /// <summary>The place of an argument that is simply the next one.</summary>
    public const int NextPlace = 0;

    /// <summary>The place of an argument that is not there.</summary>
    public const int NoPlace = -1;

    /// <summary>The flag <c>-</c>.</summary>
    public bool IsLeft;

    /// <summary>The flag <c>+</c>.</summary>
    public bool HasPlus;

    /// <summary>The flag of a space.</summary>
    public bool HasSpace;

    /// <summary>The flag <c>#</c>.</summary>
    public bool IsAlternate;

    /// <summary>The flag <c>0</c>.</summary>
    public bool HasZeros;

    /// <summary>The flag <c>'</c>; the locale has no groups, so it changes nothing.</summary>
    public bool IsGrouped;

    /// <summary>The least number of characters.</summary>
    public int Width;

    /// <summary>The precision, or <see cref="NoPrecision"/>.</summary>
    public int Precision;

    /// <summary>Where the value is among the arguments, from 1; <see cref="NextPlace"/>.</summary>
    public int Place;

    /// <summary>Where the width is, which is an argument; <see cref="NoPlace"/> where it is none.</summary>
    public int WidthPlace;

    /// <summary>Where the precision is, as <see cref="WidthPlace"/>.</summary>
    public int PrecisionPlace;

    /// <summary>The length.</summary>
    public FormatLength Length;

    /// <summary>The letter; 0 where the format ends before it.</summary>
    public byte Conversion;

    /// <summary>Whether a number in it is larger than an <c>int</c>.</summary>
    public bool IsTooLong;

    /// <summary>Reads what follows a percent sign.</summary>
    /// <param name="at">Its first character; afterwards what follows the letter.</param>
    public static FormatSpec Read(ref byte* at)
    {
        var spec = new FormatSpec { Precision = NoPrecision, WidthPlace = NoPlace, PrecisionPlace = NoPlace };
        spec.Place = spec.ReadPlace(ref at);
        spec.ReadFlags(ref at);
        spec.Width = spec.ReadSize(ref at, ref spec.WidthPlace);
        if (*at == '.')
        {
            at++;
            spec.Precision = spec.ReadSize(ref at, ref spec.PrecisionPlace);
        }

        spec.ReadLength(ref at);
        spec.Conversion = *at;
        if (*at != 0)
            at++;

        return spec;
    }

    /// <summary>Takes a width that was an argument.</summary>
    public void SetWidth(int width)
    {
        IsLeft |= width < 0;
        IsTooLong |= width == int.MinValue;
        Width = width < 0 ? -width : width;
    }

    /// <summary>Takes a precision that was an argument; a negative one is none.</summary>
    public void SetPrecision(int precision) => Precision = Math.Max(precision, NoPrecision);

    /// <summary>Digits and a dollar sign, or nothing.</summary>
    private int ReadPlace(ref byte* at)
    {
        NumberText number = NumberText.ReadDigits(at);
        if (number.End == at || *number.End != '$' || number.Value == 0)
            return NextPlace;

        IsTooLong |= number.Value > int.MaxValue;
        at = number.End + 1;
        return (int)number.Value;
    }

    private void ReadFlags(ref byte* at)
    {
        for (; ; at++)
        {
            switch (*at)
            {
                case (byte)'-': IsLeft = true; break;
                case (byte)'+': HasPlus = true; break;
                case (byte)' ': HasSpace = true; break;
                case (byte)'#': IsAlternate = true; break;
                case (byte)'0': HasZeros = true; break;
                case (byte)'\'': IsGrouped = true; break;
                default: return;
            }
        }
    }

    private int ReadSize(ref byte* at, ref int place)
    {
        if (*at == '*')
        {
            at++;
            place = ReadPlace(ref at);
            return 0;
        }

        NumberText number = NumberText.ReadDigits(at);
        at = number.End;
        IsTooLong |= number.Value > int.MaxValue;
        return (int)number.Value;
    }

    private void ReadLength(ref byte* at)
    {
        for (; ; at++)
        {
            switch (*at)
            {
                case (byte)'h': Length = Length == FormatLength.Short ? FormatLength.Char : FormatLength.Short; break;
                case (byte)'l' or (byte)'z' or (byte)'j' or (byte)'t' or (byte)'q': Length = FormatLength.Long; break;
                case (byte)'L': Length = FormatLength.Extended; break;
                default: return;
            }
        }
    }
}
