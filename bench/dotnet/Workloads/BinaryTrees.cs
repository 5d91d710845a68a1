namespace DotnetBench;

/// <summary>Trees of small objects, most of them short-lived, as in the Computer Language Benchmarks Game.</summary>
internal static class BinaryTrees
{
    private const int MinimumDepth = 4;
    private const int MaximumDepth = 14;

    public static long Run(int scale)
    {
        long sum = Node.Make(MaximumDepth + 1).Count();
        Node longLived = Node.Make(MaximumDepth);
        for (int depth = MinimumDepth; depth <= MaximumDepth; depth += 2)
        {
            int rounds = (1 << (MaximumDepth - depth + MinimumDepth)) * scale / 100;
            for (int round = 0; round < rounds; round++)
                sum += Node.Make(depth).Count();
        }

        return sum + longLived.Count();
    }

    private sealed class Node(Node? left, Node? right)
    {
        public static Node Make(int depth) => depth == 0 ? new Node(null, null) : new Node(Make(depth - 1), Make(depth - 1));

        public int Count() => left is null ? 1 : 1 + left.Count() + right!.Count();
    }
}
