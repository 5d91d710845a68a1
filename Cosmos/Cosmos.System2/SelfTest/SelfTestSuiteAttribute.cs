using System;

namespace Cosmos.System.SelfTest;

/// <summary>A suite of self-tests of the program: those static methods of the class that have the attribute
/// <see cref="SelfTestAttribute"/>, in the order of the source. Suites run in the order of their names.</summary>
/// <param name="name">The part of its tests' names before the point: small letters, digits and hyphens.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SelfTestSuiteAttribute(string name) : Attribute
{
    /// <summary>The part of its tests' names before the point.</summary>
    public string Name => name;

    /// <summary>Whether the suite runs only when the glob begins with its name.</summary>
    public bool OnlyByName { get; init; }
}
