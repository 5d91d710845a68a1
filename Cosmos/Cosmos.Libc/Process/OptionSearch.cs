namespace Cosmos.Libc;

/// <summary>What one call of <c>getopt</c> looks for.</summary>
/// <param name="program">The name of the program, for messages.</param>
/// <param name="letters">The letters, without the sign in front.</param>
/// <param name="options">The long options; null where there are none.</param>
/// <param name="index">Where the index of a long option is told; null where it is not.</param>
/// <param name="isLongOnly">Whether long options may begin with one dash.</param>
/// <param name="reports">Whether errors are reported.</param>
internal readonly unsafe struct OptionSearch(
    byte* program, byte* letters, LongOption* options, int* index, bool isLongOnly, bool reports)
{
    /// <summary>The name of the program.</summary>
    public readonly byte* Program = program;

    /// <summary>The long options.</summary>
    public readonly LongOption* Options = options;

    /// <summary>Where the index of a long option is told.</summary>
    public readonly int* Index = index;

    /// <summary>Whether long options may begin with one dash.</summary>
    public readonly bool IsLongOnly = isLongOnly;

    /// <summary>Whether errors are reported.</summary>
    public readonly bool Reports = reports;

    private readonly byte* _letters = letters;

    /// <summary>Whether there are long options.</summary>
    public bool HasLong => Options != null;

    /// <summary>What is returned where an argument is missing.</summary>
    public int ForMissing => *_letters == ':' ? ':' : '?';

    /// <summary>Where a letter is among those that are known; null where it is not.</summary>
    public byte* Find(byte letter) => letter is (byte)':' or (byte)';' ? null : CString.Find(_letters, letter);

    /// <summary>Whether a character is among the letters and their colons.</summary>
    public bool Has(byte letter) => CString.Find(_letters, letter) != null;
}
