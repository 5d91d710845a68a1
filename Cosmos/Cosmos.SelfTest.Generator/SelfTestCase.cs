namespace Cosmos.SelfTest.Generator;

/// <summary>A method with the attribute <c>SelfTest</c>.</summary>
/// <param name="Name">The part of the test's name behind the point.</param>
/// <param name="Call">The method, as C# that is followed by its arguments.</param>
/// <param name="NeedsHeap">Whether it takes a heap.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Seconds">What it may take, in seconds; 0 where it does not say.</param>
internal sealed record SelfTestCase(string Name, string Call, bool NeedsHeap, Place? Place, int Seconds = 0);
