namespace Cosmos.SelfTest.Generator;

/// <summary>The assembly's name, and its attribute <c>SelfTestOrder</c>: the suites by name, first to last.</summary>
internal sealed record SuiteOrder(string Assembly, EquatableArray<string> Names, Place? Place);
