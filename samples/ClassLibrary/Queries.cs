using System;
using System.Collections.Generic;
using System.Linq;

namespace ClassLibrary;

/// <summary>LINQ.</summary>
internal static class Queries
{
    private static readonly string[] Words = "the quick brown fox jumps over the lazy dog".Split(' ');

    public static void Write(Report report)
    {
        report.Add("order", () => Words.OrderBy(word => word.Length).ThenByDescending(word => word, StringComparer.Ordinal));
        report.Add("group", () => Words.GroupBy(word => word.Length).Select(group => $"{group.Key}:{string.Join('+', group)}"));
        report.Add("join", () => Words.Distinct().Join(Words, word => word, word => word, (first, _) => first).Count());
        report.Add("left-join", () => new[] { 1, 2 }.LeftJoin([2, 3], left => left, right => right, (left, right) => $"{left}-{right}"));
        report.Add("aggregate", () => Words.Aggregate("", (all, word) => all + word[0]));
        report.Add("count-by", () => Words.CountBy(word => word[0]).Where(pair => pair.Value > 1));
        report.Add("chunk", () => Words.Chunk(4).Select(chunk => chunk.Length));
        report.Add("zip", () => Words.Zip(Enumerable.Range(1, 3), (word, number) => word + number));
        report.Add("sets", () => new[] { 1, 2, 3 }.Except([2]).Union([5]).Intersect([5, 1]));
        report.Add("lookup", () => Words.ToLookup(word => word.Length)[5]);
        report.Add("min-max", () => $"{Words.Min()} {Words.MaxBy(word => word.Length)} {Words.Average(word => word.Length)}");
        report.Add("take", () => Words.Take(2..^3));
        report.Add("single-bad", () => Words.Single(word => word == "the"));
        report.Add("first-bad", () => Array.Empty<int>().First());
        report.Add("sum-overflow", () => new[] { int.MaxValue, 1 }.Sum());
        report.Add("average-empty", () => Array.Empty<int>().Average());
        report.Add("cast-bad", () => new object[] { 1, "x" }.Cast<int>().Sum());
        report.Add("of-type", () => new object[] { 1, "x", 2 }.OfType<int>());
        report.Add("select-many", () => Words.SelectMany(word => word).Distinct().Order().Count());
        report.Add("sequence", () => Enumerable.Repeat(1, 3).SequenceEqual([1, 1, 1]));
        report.Add("deferred", () => { List<int> list = [1]; IEnumerable<int> query = list.Select(item => item * 2); list.Add(2); return query; });
        report.Add("parallel", () => Enumerable.Range(0, 1000).AsParallel().Where(number => number % 7 == 0).Select(number => (long)number * number).Sum());
        report.Add("parallel-ordered", () => Enumerable.Range(0, 50).AsParallel().AsOrdered().Select(number => number * 2).Take(5));
        report.Add("query-syntax", () => from word in Words let length = word.Length where length > 4 orderby word select $"{word}{length}");
        report.Add("shuffle", () => Words.Shuffle().Order(StringComparer.Ordinal).First());
    }
}
