using BareFlow.Memory.Cases;
using Cosmos.SelfTest;

namespace Cosmos.Core.SelfTest;

/// <summary>The bump allocator, under the names of C.</summary>
[SelfTestSuite("bump", Finding = "bump allocator, malloc(1024) and free")]
[OnHeap(ScratchHeap.Bump)]
[SharedCases(typeof(AllocatorCases))]
[SharedCases(typeof(HeapTests))]
[SharedCases(typeof(BumpCases))]
internal static class BumpTests;
