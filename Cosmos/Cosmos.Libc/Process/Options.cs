using System;
using System.Runtime;
using Cosmos.Core.Runtime;
using Cosmos.Core.Strings;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>getopt</c> and its kin (POSIX.1-2017), with what glibc adds: the words are permuted so that those that are no options come
/// last, unless the letters begin with <c>+</c> or POSIXLY_CORRECT is set; with <c>-</c> they are told as arguments of option 1.</summary>
[OwnedBy("the caller of getopt, which C lets be no more than one")]
internal static unsafe partial class Options
{
    private const int Done = -1;
    private const int Error = '?';
    private const int MissingArgument = ':';
    private const int PlainWord = 1;
    private const int Letters = -2;

    private static byte* _next;
    private static int _letter;
    private static OptionOrder _order;
    private static OptionWords _words;

    [RuntimeExport("getopt")]
    private static int Next(int count, byte** words, byte* letters) => Next(count, words, letters, null, null, isLongOnly: false);

    /// <summary>What code calls that was compiled with POSIXLY_CORRECT.</summary>
    [RuntimeExport("__posix_getopt")]
    private static int NextOfPosix(int count, byte** words, byte* letters)
    {
        if (_next == null && OptionVariables.Index <= 1)
            _words.IsPosix = true;

        return Next(count, words, letters);
    }

    [RuntimeExport("getopt_long")]
    private static int NextLong(int count, byte** words, byte* letters, LongOption* options, int* index) =>
        Next(count, words, letters, options, index, isLongOnly: false);

    [RuntimeExport("getopt_long_only")]
    private static int NextLongOnly(int count, byte** words, byte* letters, LongOption* options, int* index) =>
        Next(count, words, letters, options, index, isLongOnly: true);

    /// <summary>Finds the next option. As in glibc, <c>optopt</c> is always the letter of the last error.</summary>
    private static int Next(int count, byte** words, byte* letters, LongOption* options, int* index, bool isLongOnly)
    {
        int result = count < 1 ? Done : Find(count, words, letters, options, index, isLongOnly);
        OptionVariables.Letter = _letter;
        return result;
    }

    private static int Find(int count, byte** words, byte* letters, LongOption* options, int* index, bool isLongOnly)
    {

        OptionVariables.Argument = null;
        if (OptionVariables.Index == 0 || !_words.IsBegun)
            Begin(letters);

        if (*letters is (byte)'-' or (byte)'+')
            letters++;

        var search = new OptionSearch(words[0], letters, options, index, isLongOnly, reports: OptionVariables.ReportsErrors && *letters != ':');
        if (_next == null || *_next == 0)
        {
            int result = BeginWord(count, words, in search);
            if (result != Letters)
                return result;
        }

        return NextLetter(count, words, in search);
    }

    private static void Begin(byte* letters)
    {
        if (OptionVariables.Index == 0)
            OptionVariables.Index = 1;

        _next = null;
        _order = *letters == '-' ? OptionOrder.Told
            : *letters == '+' || _words.IsPosix || ProgramEnvironment.Get(Literal.Address("POSIXLY_CORRECT\0"u8)) != null ? OptionOrder.Kept
            : OptionOrder.Permuted;
        _words.Begin(OptionVariables.Index);
    }

    /// <summary>Goes to the next word.</summary>
    /// <returns>What to tell the program; <see cref="Letters"/> where these follow.</returns>
    private static int BeginWord(int count, byte** words, in OptionSearch search)
    {
        ref int index = ref OptionVariables.Index;
        if (_order == OptionOrder.Permuted)
            index = _words.SkipPlain(words, count, index);

        if (index < count && IsEnd(words[index]))
            index = _words.SkipEnd(words, count, index + 1);

        if (index >= count)
        {
            index = _words.First(index);
            return Done;
        }

        byte* word = words[index];
        if (!OptionWords.IsOption(word))
        {
            if (_order == OptionOrder.Kept)
                return Done;

            OptionVariables.Argument = word;
            index++;
            return PlainWord;
        }

        _next = word + 1;
        return search.HasLong ? TryLong(count, words, word, in search) : Letters;
    }

    private static int TryLong(int count, byte** words, byte* word, in OptionSearch search)
    {
        bool isLong = word[1] == '-';
        if (isLong)
        {
            _next = word + "--"u8.Length;
            return FindLong(count, words, in search, "--"u8);
        }

        // With one dash, a word of one known letter is that letter.
        if (!search.IsLongOnly || (word[2] == 0 && search.Has(word[1])))
            return Letters;

        return FindLong(count, words, in search, "-"u8);
    }

    private static bool IsEnd(byte* word) => Text.Equal(Text.OfZero(word), "--"u8);
}
