using System.Runtime.CompilerServices;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.BumpList;
using Cosmos.Core.Memory;

namespace Cosmos.Core.SelfTest;

/// <summary>The heap as C code sees it, as an allocator: whichever allocator serves it, the cases are compiled once.</summary>
internal readonly unsafe struct HeapCalls : IBumpAllocator
{
    /// <inheritdoc />
    public HeapStatistics Statistics => Heap.Statistics;

    /// <inheritdoc />
    public void* Allocate(ulong size) => Heap.Allocate(size);

    /// <inheritdoc />
    public void* AllocateAligned(ulong size, ulong alignment) => Heap.AllocateAligned(alignment, size);

    /// <inheritdoc />
    public void* AllocateZeroed(ulong count, ulong size) => Heap.AllocateZeroed(count, size);

    /// <inheritdoc />
    public void* Reallocate(void* block, ulong size) => Heap.Reallocate(block, size);

    /// <inheritdoc />
    public void Free(void* block) => Heap.Free(block);

    /// <inheritdoc />
    public ulong UsableSize(void* block) => Heap.UsableSize(block);

    /// <inheritdoc />
    public bool Check() => Heap.Check();

    /// <inheritdoc />
    public BumpMark Mark() => Heap.Bump.Mark();

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Reset(BumpMark mark) => Heap.Bump.Reset(mark);
}
