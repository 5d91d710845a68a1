using System;
using Cosmos.Core.Strings;

namespace Cosmos.Libc;

/// <content>Options of one letter.</content>
internal static unsafe partial class Options
{
    private static int NextLetter(int count, byte** words, in OptionSearch search)
    {
        ref int index = ref OptionVariables.Index;
        byte letter = *_next++;
        byte* known = search.Find(letter);
        if (*_next == 0)
            index++;

        if (known == null)
        {
            Report(in search, "invalid option -- '"u8, letter);
            _letter = letter;
            return Error;
        }

        if (known[1] != ':')
            return letter;

        bool isOptional = known[2] == ':';
        byte* rest = _next;
        _next = null;
        if (*rest != 0)
        {
            OptionVariables.Argument = rest;
            index++;
            return letter;
        }

        if (isOptional)
            return letter;

        if (index < count)
        {
            OptionVariables.Argument = words[index++];
            return letter;
        }

        Report(in search, "option requires an argument -- '"u8, letter);
        _letter = letter;
        return search.ForMissing;
    }

    private static void Report(in OptionSearch search, ReadOnlySpan<byte> text, byte letter)
    {
        if (!search.Reports)
            return;

        CFile* errors = BeginReport(in search);
        ErrorReports.Put(text, errors);
        errors->Put(letter);
        ErrorReports.Put("'\n"u8, errors);
        errors->Exit();
    }

    private static CFile* BeginReport(in OptionSearch search)
    {
        CFile* errors = Stdio.Errors;
        errors->Enter();
        ErrorReports.Put(Text.OfZero(search.Program), errors);
        ErrorReports.Put(": "u8, errors);
        return errors;
    }
}
