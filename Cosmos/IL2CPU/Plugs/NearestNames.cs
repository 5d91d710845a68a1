using System;
using System.Collections.Generic;
using System.Linq;

namespace IL2CPU.Plugs;

/// <summary>Finds the names that a mistyped name may have meant.</summary>
internal static class NearestNames
{
    private const int Most = 3;

    /// <summary>Up to three of the candidates, by how few edits lead to them.</summary>
    public static string[] Of(string name, IEnumerable<string> candidates) =>
    [
        .. candidates.Distinct()
            .OrderBy(c => Edits(name.ToUpperInvariant(), c.ToUpperInvariant()))
            .ThenBy(c => c, StringComparer.Ordinal)
            .Take(Most),
    ];

    /// <summary>The Levenshtein distance, row by row.</summary>
    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
