using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using BareFlow.Tests.Boot.Ktap;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot.Matrix;

/// <summary>The tables of docs/matrix.md: each boot must be what its row says. <c>bench/matrix</c> writes them anew, from
/// rows that the tests leave in the folder that <c>BAREFLOW_MATRIX</c> names.</summary>
internal static class MatrixDocument
{
    private const string RowFolderVariable = "BAREFLOW_MATRIX";
    private const string Path = "docs/matrix.md";

    private static readonly Lock Writing = new();
    private static readonly Lazy<string[]> Lines = new(() => File.ReadAllLines(Repository.At(Path)));

    /// <summary>Compares a boot with its row, or writes the row.</summary>
    public static void Hold(MatrixBoot boot, KtapReport report)
    {
        string row = $"| {string.Join(" | ", boot.Cells)} | {Count(report, KtapOutcome.Passed)} | {Skipped(report)} |";
        string? folder = Environment.GetEnvironmentVariable(RowFolderVariable);
        if (folder is null)
            Assert.True(Lines.Value.Contains(row), $"{Path} does not have the row\n{row}\nbench/matrix writes it anew.");
        else
            Write(folder, boot, row);
    }

    private static void Write(string folder, MatrixBoot boot, string row)
    {
        int position = MatrixBoots.All.Index().Single(entry => entry.Item == boot).Index;
        string line = string.Create(CultureInfo.InvariantCulture, $"{position:D4} {row}\n");
        lock (Writing)
            File.AppendAllText(System.IO.Path.Combine(folder, boot.Group), line);
    }

    private static string Skipped(KtapReport report) => Count(report, KtapOutcome.Skipped) == 0
        ? "none"
        : string.Join(", ", report.Cases.Where(IsSkipped).Select(test => $"`{test.Name}`: {test.Reason}"));

    private static bool IsSkipped(KtapCase test) => test.Outcome == KtapOutcome.Skipped;

    private static int Count(KtapReport report, KtapOutcome outcome) => report.Cases.Count(test => test.Outcome == outcome);
}
