namespace Cosmos.SelfTest.Generator;

/// <summary>The assembly's attribute <c>SelfTestOrder</c>: the suites by name, first to last.</summary>
internal sealed record SuiteOrder(EquatableArray<string> Names, Place? Place);
