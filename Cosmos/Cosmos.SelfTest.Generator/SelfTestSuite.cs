namespace Cosmos.SelfTest.Generator;

/// <summary>A class with the attribute <c>SelfTestSuite</c>.</summary>
/// <param name="Name">The part of its tests' names before the point.</param>
/// <param name="OnlyByName">Whether it runs only when the glob begins with its name.</param>
/// <param name="Finding">What the report at the end calls what it looks into; empty when the report leaves it out.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Groups">The shared cases, as the class names them, then its own.</param>
/// <param name="Findings">What is wrong with the declarations of its cases.</param>
internal sealed record SelfTestSuite(
    string Name,
    bool OnlyByName,
    string Finding,
    Place? Place,
    EquatableArray<CaseGroup> Groups,
    EquatableArray<Finding> Findings);
