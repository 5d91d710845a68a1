using System;
using System.Collections.Generic;
using System.Linq;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Toolchain.Docs;

/// <summary>A table that a script of <c>bench/</c> writes: a head, and rows with a measured number each.</summary>
internal static class MeasuredTable
{
    private const int LinesOfHead = 2;

    /// <summary>What is wrong with the tables of a section; null when nothing is.</summary>
    public static string? FaultOf(string section)
    {
        List<string> table = [];
        bool isFound = false;
        foreach (string line in section.Split('\n').Append(""))
        {
            if (line.StartsWith('|'))
            {
                table.Add(line);
                continue;
            }

            if (table.Count > 0 && FaultOf(table) is { } fault)
                return fault;

            isFound |= table.Count > 0;
            table.Clear();
        }

        return isFound ? null : "There is no table.";
    }

    private static string? FaultOf(IReadOnlyList<string> table)
    {
        int columns = DocumentSection.Cells(table[0]).Length;
        string[][] rows = [.. table.Skip(LinesOfHead).Select(DocumentSection.Cells)];
        return rows.Length == 0 ? $"There is no row below {table[0]}"
            : rows.FirstOrDefault(row => row.Length != columns || !row.Skip(1).Any(cell => cell.Any(char.IsAsciiDigit))) is { } bad
                ? $"Nothing was measured in the row {string.Join(" | ", bad)}"
                : null;
    }
}
