using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace BareFlow.Tests.Toolchain.Docs;

/// <summary>Compares what a document shows of an output with what came. Words, names and the order of lines count; what varies
/// from build to build and from run to run does not: numbers in hexadecimal, the numbers of source lines, and times.</summary>
internal static partial class Transcript
{
    /// <summary>A line that stands for any lines.</summary>
    private const string Gap = "...";

    /// <summary>Where a shown text is in an output; null when it is there, else the first line that is not.</summary>
    /// <param name="shown">The lines of the document. Those between two gaps come one after the other.</param>
    /// <param name="output">What came.</param>
    public static string? FirstMissing(string[] shown, string output)
    {
        string[] found = [.. output.ReplaceLineEndings("\n").Split('\n').Select(Mask)];
        int from = 0;
        foreach (string[] part in Parts(shown))
        {
            int at = IndexOf(part, found, from);
            if (at < 0)
                return part[MostAlike(part, found, from)];

            from = at + part.Length;
        }

        return null;
    }

    /// <summary>A line without what varies.</summary>
    public static string Mask(string line) => Varying().Replace(line.TrimEnd(), "#");

    /// <summary>The lines between the gaps, without what varies.</summary>
    private static string[][] Parts(string[] shown)
    {
        int[] gaps = [-1, .. shown.Index().Where(line => line.Item.Trim() == Gap).Select(line => line.Index), shown.Length];
        return
        [
            .. gaps.Zip(gaps.Skip(1), (start, end) => shown[(start + 1)..end].Select(Mask).ToArray())
                .Where(part => part.Length > 0),
        ];
    }

    private static int IndexOf(string[] part, string[] found, int from)
    {
        for (int at = from; at + part.Length <= found.Length; at++)
        {
            if (found.AsSpan(at, part.Length).SequenceEqual(part))
                return at;
        }

        return -1;
    }

    /// <summary>How many lines of a part agree where most do.</summary>
    private static int MostAlike(string[] part, string[] found, int from) => Enumerable.Range(from, found.Length - from + 1)
        .Max(at => found.AsSpan(at).CommonPrefixLength(part)) is var most && most < part.Length ? most : part.Length - 1;

    [GeneratedRegex(@"0x[0-9a-f]+|(?<=\.(cs|xs|c):)\d+|\d+(?= (kHz|ms)\b)")]
    private static partial Regex Varying();
}
