using System;
using BareFlow.Memory.Hardened;
using IL2CPU.API;

namespace BareFlow.Malloc.Host;

/// <summary>What the environment asks for, read once. An unknown value is named on standard error, with those that are
/// known, and the default holds.</summary>
[SetAtBoot]
internal static unsafe class Options
{
    /// <summary>The names of <see cref="HardeningLevel"/>, in its order.</summary>
    private static ReadOnlySpan<byte> Levels => "off checks full"u8;

    /// <summary>What can be traced.</summary>
    private static ReadOnlySpan<byte> Traces => "malloc"u8;

    /// <summary>How leaks can be reported.</summary>
    private static ReadOnlySpan<byte> LeakReports => "1"u8;

    /// <summary>How much misuse is looked for: <c>BAREFLOW_HARDEN</c>.</summary>
    public static HardeningLevel Level { get; private set; }

    /// <summary>Whether each call writes a line: <c>BAREFLOW_TRACE=malloc</c>.</summary>
    public static bool IsTraced { get; private set; }

    /// <summary>Whether the end of the program tells what was never freed: <c>BAREFLOW_LEAKS=1</c>.</summary>
    public static bool TellsLeaks { get; private set; }

    /// <summary>Reads them. The allocating code is known from level checks on.</summary>
    public static void Read()
    {
        int level = Choice("BAREFLOW_HARDEN\0"u8, Levels);
        Level = level < 0 ? HardeningLevel.Off : (HardeningLevel)level;
        IsTraced = Choice("BAREFLOW_TRACE\0"u8, Traces) >= 0;
        TellsLeaks = Choice("BAREFLOW_LEAKS\0"u8, LeakReports) >= 0;
        if (TellsLeaks && Level == HardeningLevel.Off)
            Level = HardeningLevel.Checks;
    }

    /// <summary>Which of <paramref name="known"/>, separated by spaces, a variable names; -1 when it is not set, empty, or
    /// unknown, which is reported.</summary>
    private static int Choice(ReadOnlySpan<byte> variable, ReadOnlySpan<byte> known)
    {
        fixed (byte* name = variable)
        {
            byte* value = LibC.GetVariable(name);
            if (value == null || *value == 0)
                return -1;

            int choice = IndexOfWord(known, value);
            if (choice < 0)
                ReportUnknown(name, value, known);

            return choice;
        }
    }

    private static int IndexOfWord(ReadOnlySpan<byte> words, byte* wanted)
    {
        int word = 0;
        int matched = 0;
        foreach (byte letter in words)
        {
            if (letter == ' ')
            {
                if (matched >= 0 && wanted[matched] == 0)
                    return word;

                word++;
                matched = 0;
            }
            else
            {
                matched = matched >= 0 && wanted[matched] == letter ? matched + 1 : -1;
            }
        }

        return matched >= 0 && wanted[matched] == 0 ? word : -1;
    }

    private static void ReportUnknown(byte* name, byte* value, ReadOnlySpan<byte> known)
    {
        TextLine line = default;
        line.Add("bareflow: "u8);
        line.Add(name);
        line.Add(" is '"u8);
        line.Add(value);
        line.Add("', which is none of: "u8);
        line.Add(known);
        line.Write();
    }
}
