using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace BareFlow.Tests.Support;

/// <summary>What stands in a document between the marks <c>&lt;!-- NAME --&gt;</c> and <c>&lt;!-- /NAME --&gt;</c>.</summary>
internal static class DocumentSection
{
    /// <summary>The text between the marks; the test fails where there are none.</summary>
    /// <param name="document">The document, from the root.</param>
    /// <param name="name">The name of the marks.</param>
    public static string Text(string document, string name)
    {
        string text = File.ReadAllText(Repository.At(document));
        string begin = $"<!-- {name} -->";
        int start = text.IndexOf(begin, StringComparison.Ordinal);
        int end = text.IndexOf($"<!-- /{name} -->", StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, $"{document} has no section {name}.");
        return text[(start + begin.Length)..end];
    }

    /// <summary>The rows of its tables, their heads among them, without the lines under these.</summary>
    public static IEnumerable<string> Rows(string document, string name) =>
        Text(document, name).Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith("| ", StringComparison.Ordinal));

    /// <summary>The cells of a row.</summary>
    public static string[] Cells(string row) => row.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
}
