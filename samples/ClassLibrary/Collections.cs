using System;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Linq;

namespace ClassLibrary;

/// <summary>Collections.</summary>
internal static class Collections
{
    public static void Write(Report report)
    {
        report.Add("list", () => { List<int> list = [3, 1, 2]; list.Sort(); list.Insert(1, 9); list.RemoveAll(item => item == 2); return list; });
        report.Add("list-bad", () => new List<int> { 1 }[3]);
        report.Add("list-changed", () => { List<int> list = [1, 2]; foreach (int item in list) list.Add(item); return list; });
        report.Add("dictionary", () => new Dictionary<string, int> { ["b"] = 1, ["a"] = 2 });
        report.Add("dictionary-missing", () => new Dictionary<string, int>()["absent"]);
        report.Add("dictionary-twice", () => new Dictionary<string, int> { { "a", 1 }, { "a", 2 } });
        report.Add("dictionary-large", () => Enumerable.Range(0, 10000).ToDictionary(key => key * 7919, key => key)[7919 * 5000]);
        report.Add("sorted", () => new SortedDictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["b"] = 1, ["A"] = 2, ["c"] = 3 });
        report.Add("sorted-set", () => new SortedSet<int> { 5, 1, 3 }.GetViewBetween(2, 6));
        report.Add("hash-set", () => new HashSet<int> { 1, 2, 3 }.Count(item => item > 1));
        report.Add("queue", () => { var queue = new Queue<int>([1, 2, 3]); queue.Dequeue(); queue.Enqueue(4); return queue; });
        report.Add("stack", () => { var stack = new Stack<int>([1, 2, 3]); stack.Pop(); return stack; });
        report.Add("stack-empty", () => new Stack<int>().Pop());
        report.Add("priority", () => { var queue = new PriorityQueue<string, int>([("c", 3), ("a", 1), ("b", 2)]); return queue.Dequeue() + queue.Dequeue(); });
        report.Add("linked", () => { var list = new LinkedList<int>([1, 3]); list.AddAfter(list.First!, 2); return list; });
        report.Add("immutable", () => ImmutableList.Create(1, 2, 3).Add(4).RemoveAt(0));
        report.Add("immutable-dictionary", () => ImmutableSortedDictionary<string, int>.Empty.Add("b", 2).Add("a", 1));
        report.Add("frozen", () => new[] { "x", "y" }.ToFrozenSet().Contains("y"));
        report.Add("concurrent", () => new ConcurrentDictionary<string, int>().AddOrUpdate("a", 1, (_, old) => old + 1));
        report.Add("bag", () => new ConcurrentBag<int>([1, 2, 3]).Sum());
        report.Add("read-only", () => { IList<int> list = new ReadOnlyCollection<int>([1]); list.Add(2); return list; });
        report.Add("bits", () => new System.Collections.BitArray([true, false, true]).Xor(new System.Collections.BitArray([true, true, false])));
        report.Add("array-sort", () => { int[] keys = [3, 1, 2]; string[] items = ["c", "a", "b"]; Array.Sort(keys, items); return items; });
        report.Add("array-search", () => Array.BinarySearch([1, 3, 5, 7], 4));
        report.Add("array-sort-large", () => { var random = new Random(5); int[] items = [.. Enumerable.Range(0, 5000).Select(_ => random.Next(100))]; Array.Sort(items); return items.Zip(items.Skip(1)).All(pair => pair.First <= pair.Second); });
        report.Add("array-bad", () => { object[] items = new string[1]; items[0] = 5; return items; });
        report.Add("array-bounds", () => Array.CreateInstance(typeof(int), [2, 2], [5, 6]).GetLowerBound(1));
        report.Add("jagged", () => new int[2, 3].Length + new int[2][].Length);
        report.Add("span", () => { Span<int> span = [5, 4, 3]; span.Reverse(); span.Sort(); return span.ToArray(); });
        report.Add("comparer", () => EqualityComparer<string>.Default.Equals("a", "A") || StringComparer.OrdinalIgnoreCase.Equals("a", "A"));
    }
}
