using BareFlow.Memory.Cases;
using Cosmos.SelfTest;

namespace Cosmos.Core.SelfTest;

/// <summary>The free-list allocator at the level of the kernel heap, under the names of C.</summary>
[SelfTestSuite("freelist", Finding = "free-list allocator, malloc(1024) and free")]
[OnHeap(ScratchHeap.FreeList)]
[SharedCases(typeof(AllocatorCases))]
[SharedCases(typeof(HeapTests))]
[SharedCases(typeof(ReuseCases), Heap = ScratchHeap.Reusing)]
internal static class FreeListTests;
