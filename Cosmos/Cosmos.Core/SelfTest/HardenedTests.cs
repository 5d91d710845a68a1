using BareFlow.Memory.Cases;
using Cosmos.SelfTest;

namespace Cosmos.Core.SelfTest;

/// <summary>The free-list allocator as hardened as can be, under the names of C; where a quarantine would be in the way, at
/// level checks.</summary>
[SelfTestSuite("hardened")]
[OnHeap(ScratchHeap.Full)]
[SharedCases(typeof(AllocatorCases))]
[SharedCases(typeof(ReuseCases), Heap = ScratchHeap.Checks)]
internal static class HardenedTests;
