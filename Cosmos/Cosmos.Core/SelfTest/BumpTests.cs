using BareFlow.Memory.Cases;

namespace Cosmos.Core;

/// <summary>The bump allocator, under the names of C.</summary>
[SelfTestSuite("bump", Heap = ScratchHeap.Bump, Finding = "bump allocator, malloc(1024) and free (the report: worked)")]
[SharedCases(typeof(AllocatorCases))]
[SharedCases(typeof(HeapTests))]
[SharedCases(typeof(BumpCases))]
internal static class BumpTests;
