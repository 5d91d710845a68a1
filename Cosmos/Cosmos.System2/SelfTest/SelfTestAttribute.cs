using System;

namespace Cosmos.System.SelfTest;

/// <summary>A self-test: a static method without parameters that returns nothing or a task. Its name is that of the method in
/// small letters with a hyphen before each word: <c>PinnedObjectsStay</c> is <c>pinned-objects-stay</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SelfTestAttribute : Attribute
{
    /// <summary>What the test may take, in seconds, before it is taken for one that hangs. 0, which is the default, stands for
    /// <see cref="SelfTestCase.DefaultSeconds"/>.</summary>
    public int Seconds { get; init; }
}
