namespace Cosmos.Libc;

/// <summary>One conversion of a format of <c>scanf</c> (C17, 7.21.6.2; <c>m</c> and <c>n$</c> are POSIX's).</summary>
internal unsafe struct ScanSpec
{
    /// <summary>Whether the value is read and not stored.</summary>
    public bool IsDropped;

    /// <summary>Whether the text goes to a block of the heap.</summary>
    public bool IsAllocated;

    /// <summary>The most characters to read; <see cref="int.MaxValue"/> where none is written.</summary>
    public int Width;

    /// <summary>Where the pointer is among the arguments, from 1; 0 for the next one.</summary>
    public int Place;

    /// <summary>The length.</summary>
    public FormatLength Length;

    /// <summary>The letter; 0 where the format ends before it.</summary>
    public byte Conversion;

    /// <summary>Whether the target's characters are wide.</summary>
    public readonly bool IsWide => Length == FormatLength.Long;

    /// <summary>Reads what follows a percent sign.</summary>
    /// <param name="at">Its first character; afterwards what follows the letter.</param>
    public static ScanSpec Read(ref byte* at)
    {
        ScanSpec spec = default;
        spec.ReadPlace(ref at);
        for (; *at is (byte)'*' or (byte)'\''; at++)
            spec.IsDropped |= *at == '*';

        // A width that no number holds is none, as in glibc.
        NumberText width = NumberText.ReadDigits(at);
        at = width.End;
        spec.Width = width.Value is 0 or > int.MaxValue ? int.MaxValue : (int)width.Value;
        spec.ReadLength(ref at);
        spec.Conversion = *at;
        if (*at != 0)
            at++;

        return spec;
    }

    private void ReadPlace(ref byte* at)
    {
        NumberText number = NumberText.ReadDigits(at);
        if (number.End == at || *number.End != '$' || number.Value > int.MaxValue)
            return;

        Place = (int)number.Value;
        at = number.End + 1;
    }

    private void ReadLength(ref byte* at)
    {
        for (; ; at++)
        {
            switch (*at)
            {
                case (byte)'h': Length = Length == FormatLength.Short ? FormatLength.Char : FormatLength.Short; break;
                case (byte)'l': Length = Length == FormatLength.Long ? FormatLength.Extended : FormatLength.Long; break;
                case (byte)'z' or (byte)'j' or (byte)'t': Length = FormatLength.Long; break;
                case (byte)'L' or (byte)'q': Length = FormatLength.Extended; break;
                case (byte)'m': IsAllocated = true; break;
                default: return;
            }
        }
    }
}
