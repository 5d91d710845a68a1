using System;
using Cosmos.Core.Strings;

namespace Cosmos.Libc;

/// <content>Long options, whose names may be shortened as long as no other option begins so.</content>
internal static unsafe partial class Options
{
    private static int FindLong(int count, byte** words, in OptionSearch search, ReadOnlySpan<byte> prefix)
    {
        ReadOnlySpan<byte> word = Text.OfZero(_next);
        int equals = Text.IndexOf(word, (byte)'=');
        ReadOnlySpan<byte> name = word[..equals];
        LongOption* found = FindExact(search.Options, name);
        bool isAmbiguous = false;
        if (found == null)
            found = FindShortened(in search, name, out isAmbiguous);

        if (isAmbiguous)
            return ReportAmbiguous(in search, prefix, word, name);

        if (found == null)
            return ReportUnknown(in search, prefix, word);

        byte* argument = equals == word.Length ? null : _next + equals + 1;
        OptionVariables.Index++;
        _next = null;
        return Take(count, words, in search, prefix, found, argument);
    }

    private static LongOption* FindExact(LongOption* options, ReadOnlySpan<byte> name)
    {
        while (options->Name != null && !Text.Equal(Text.OfZero(options->Name), name))
            options++;

        return options->Name == null ? null : options;
    }

    private static LongOption* FindShortened(in OptionSearch search, ReadOnlySpan<byte> name, out bool isAmbiguous)
    {
        LongOption* found = null;
        isAmbiguous = false;
        for (LongOption* option = search.Options; option->Name != null; option++)
        {
            if (!option->BeginsWith(name))
                continue;

            isAmbiguous |= found != null && (search.IsLongOnly || !found->IsLike(option));
            found = found == null ? option : found;
        }

        return found;
    }

    /// <summary>Takes an option that was found, with its argument.</summary>
    private static int Take(int count, byte** words, in OptionSearch search, ReadOnlySpan<byte> prefix, LongOption* option, byte* argument)
    {
        ref int index = ref OptionVariables.Index;
        bool isRefused = argument != null && option->HasArgument == LongOption.NoArgument;
        bool isMissing = argument == null && option->HasArgument == LongOption.NeedsArgument && index >= count;
        if (isRefused || isMissing)
        {
            Report(in search, prefix, Text.OfZero(option->Name), isRefused ? "' doesn't allow an argument\n"u8 : "' requires an argument\n"u8);
            _letter = option->Value;
            return isRefused ? Error : search.ForMissing;
        }

        OptionVariables.Argument = argument == null && option->HasArgument == LongOption.NeedsArgument ? words[index++] : argument;
        if (search.Index != null)
            *search.Index = (int)(option - search.Options);

        if (option->Flag == null)
            return option->Value;

        *option->Flag = option->Value;
        return 0;
    }

    /// <summary>A word that begins with one dash may still be letters.</summary>
    private static int ReportUnknown(in OptionSearch search, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> word)
    {
        if (search.IsLongOnly && prefix.Length == 1 && search.Has(*_next))
            return Letters;

        if (search.Reports)
        {
            CFile* errors = BeginReport(in search);
            ErrorReports.Put("unrecognized option '"u8, errors);
            ErrorReports.Put(prefix, errors);
            ErrorReports.Put(word, errors);
            ErrorReports.Put("'\n"u8, errors);
            errors->Exit();
        }

        return Fail();
    }

    private static int ReportAmbiguous(in OptionSearch search, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> word, ReadOnlySpan<byte> name)
    {
        if (search.Reports)
        {
            CFile* errors = BeginReport(in search);
            ErrorReports.Put("option '"u8, errors);
            ErrorReports.Put(prefix, errors);
            ErrorReports.Put(word, errors);
            ErrorReports.Put("' is ambiguous; possibilities:"u8, errors);
            for (LongOption* option = search.Options; option->Name != null; option++)
            {
                if (option->BeginsWith(name))
                    PutQuoted(prefix, option, errors);
            }

            errors->Put((byte)'\n');
            errors->Exit();
        }

        return Fail();
    }

    private static void PutQuoted(ReadOnlySpan<byte> prefix, LongOption* option, CFile* errors)
    {
        ErrorReports.Put(" '"u8, errors);
        ErrorReports.Put(prefix, errors);
        ErrorReports.Put(Text.OfZero(option->Name), errors);
        ErrorReports.Put("'"u8, errors);
    }

    private static void Report(in OptionSearch search, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        if (!search.Reports)
            return;

        CFile* errors = BeginReport(in search);
        ErrorReports.Put("option '"u8, errors);
        ErrorReports.Put(prefix, errors);
        ErrorReports.Put(name, errors);
        ErrorReports.Put(text, errors);
        errors->Exit();
    }

    /// <summary>Goes on behind a word that is no option.</summary>
    private static int Fail()
    {
        _next = null;
        OptionVariables.Index++;
        _letter = 0;
        return Error;
    }
}
