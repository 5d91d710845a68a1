using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Toolchain.Docs;

/// <summary>A fenced block of a document.</summary>
/// <param name="Document">The document, from the repository's root.</param>
/// <param name="Line">The line of its first fence, from 1.</param>
/// <param name="Kind">The first word behind that fence.</param>
/// <param name="Words">The other words there.</param>
/// <param name="Lines">What is in it.</param>
public sealed record Fence(string Document, int Line, string Kind, string[] Words, string[] Lines)
{
    private const string Mark = "```";

    /// <summary>All blocks of all documents.</summary>
    public static IReadOnlyList<Fence> All { get; } =
        [.. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).SelectMany(Read)];

    /// <summary>What is in it, as one text.</summary>
    public string Text => string.Join('\n', Lines) + "\n";

    /// <summary>The blocks of some kind.</summary>
    public static IEnumerable<Fence> Of(string kind) => All.Where(fence => fence.Kind == kind);

    public override string ToString() => $"{Document}({Line})";

    private static IEnumerable<Fence> Read(string document)
    {
        string[] lines = File.ReadAllLines(Repository.At(document));
        for (int start = 0; start < lines.Length; start++)
        {
            if (!lines[start].StartsWith(Mark, StringComparison.Ordinal))
                continue;

            string[] words = lines[start][Mark.Length..].Split(' ');
            string[] inner = [.. lines.Skip(start + 1).TakeWhile(line => line != Mark)];
            yield return new Fence(document, start + 1, words[0], words[1..], inner);
            start += inner.Length + 1;
        }
    }
}
