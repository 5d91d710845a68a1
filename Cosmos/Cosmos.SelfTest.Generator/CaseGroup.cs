namespace Cosmos.SelfTest.Generator;

/// <summary>The cases of one class, in the order of the source.</summary>
/// <param name="Class">The full name of the class.</param>
/// <param name="Heap">The number of the heap that a suite runs them on, a value of <c>ScratchHeap</c>.</param>
/// <param name="Place">Where the suite says so.</param>
/// <param name="Cases">The cases.</param>
internal sealed record CaseGroup(string Class, int Heap, Place? Place, EquatableArray<SelfTestCase> Cases);
