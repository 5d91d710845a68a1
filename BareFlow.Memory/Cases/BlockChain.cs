using BareFlow.Memory.Allocators;

namespace BareFlow.Memory.Cases;

/// <summary>Blocks of mixed sizes that fill a heap, chained through their own first bytes, so that a test can hold any
/// number of them without memory of its own.</summary>
/// <remarks>Each block has its number at both ends, so a write over a block is found when it is freed.</remarks>
internal unsafe struct BlockChain
{
    /// <summary>The heap is filled with a few hundred blocks, whatever its size.</summary>
    private const ulong Granularity = 1024;

    /// <summary>Sizes repeat after this many, a number that shares no factor with the orders of freeing.</summary>
    private const ulong Sizes = 7;

    private Node* _first;
    private Node* _last;

    /// <summary>Blocks that were allocated.</summary>
    public ulong Count;

    /// <summary>Twice the largest requested size: with less free memory than that, a heap is full.</summary>
    public ulong Full;

    /// <summary>Allocates until null comes back.</summary>
    /// <param name="heap">The heap.</param>
    /// <param name="isBackward">Whether the blocks are freed from the last to the first.</param>
    public void Fill<TAllocator>(ref TAllocator heap, bool isBackward) where TAllocator : unmanaged, IAllocator
    {
        this = default;
        ulong unit = heap.Statistics.Capacity / Granularity;
        ulong size = Size(0, unit);
        for (var node = (Node*)heap.Allocate(size); node != null; node = (Node*)heap.Allocate(size))
        {
            node->Number = Count;
            node->Size = size;
            *Tail(node) = Count;
            Append(node, isBackward);
            size = Size(++Count, unit);
        }

        Full = Size(Sizes - 1, unit) * 2;
    }

    /// <summary>Frees every second block.</summary>
    public void FreeEverySecond<TAllocator>(ref TAllocator heap, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        for (Node* node = _first; node != null && node->Next != null; node = node->Next)
        {
            Node* next = node->Next;
            node->Next = next->Next;
            Free(ref heap, next, ref verdict);
        }
    }

    /// <summary>Frees the rest.</summary>
    public void FreeAll<TAllocator>(ref TAllocator heap, ref Verdict verdict) where TAllocator : unmanaged, IAllocator
    {
        while (_first != null && !verdict.Failed)
        {
            Node* node = _first;
            _first = node->Next;
            Free(ref heap, node, ref verdict);
        }
    }

    private static void Free<TAllocator>(ref TAllocator heap, Node* node, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        verdict.Equal(node->Number, *Tail(node));
        heap.Free(node);
        verdict.That(heap.Check());
    }

    private void Append(Node* node, bool isBackward)
    {
        node->Next = isBackward ? _first : null;
        if (isBackward || _first == null)
            _first = node;
        else
            _last->Next = node;

        _last = node;
    }

    private static ulong* Tail(Node* node) => (ulong*)((byte*)node + node->Size) - 1;

    private static ulong Size(ulong number, ulong unit) =>
        (ulong)sizeof(Node) + sizeof(ulong) + unit * (number % Sizes + 1) / sizeof(ulong) * sizeof(ulong);

    private struct Node
    {
        public Node* Next;
        public ulong Number;
        public ulong Size;
    }
}
