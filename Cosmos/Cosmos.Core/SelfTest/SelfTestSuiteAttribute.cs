using System;

namespace Cosmos.Core;

/// <summary>A suite of self-tests: its cases are those of its <see cref="SharedCasesAttribute"/>s, then those methods of the
/// class that have the attribute <c>SelfTest</c>, in the order of the source.</summary>
/// <param name="name">The part of its tests' names before the point: small letters, digits and hyphens.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SelfTestSuiteAttribute(string name) : Attribute
{
    /// <summary>The part of its tests' names before the point.</summary>
    public string Name => name;

    /// <summary>The empty heap that each case runs on.</summary>
    public ScratchHeap Heap { get; init; }

    /// <summary>Whether the suite runs only when the glob begins with its name.</summary>
    public bool OnlyByName { get; init; }

    /// <summary>What the report after the tests calls what this suite looks into; null leaves it out.</summary>
    public string? Finding { get; init; }
}
