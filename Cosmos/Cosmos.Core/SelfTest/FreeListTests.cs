using BareFlow.Memory.Cases;

namespace Cosmos.Core;

/// <summary>The free-list allocator at the level of the kernel heap, under the names of C.</summary>
[SelfTestSuite(
    "freelist",
    Heap = ScratchHeap.FreeList,
    Finding = "free-list allocator, malloc(1024) and free (the report: never came back)")]
[SharedCases(typeof(AllocatorCases))]
[SharedCases(typeof(HeapTests))]
[SharedCases(typeof(ReuseCases), Heap = ScratchHeap.Reusing)]
internal static class FreeListTests;
