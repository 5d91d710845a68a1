using System;

namespace Cosmos.Core.SelfTest;

/// <summary>Cases of another class that a suite runs, too. They are listed once, there, whichever suites run them.</summary>
/// <param name="cases">The class.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class SharedCasesAttribute(Type cases) : Attribute
{
    /// <summary>The class.</summary>
    public Type Cases => cases;

    /// <summary>The empty heap that each of them runs on, when it is another than the suite's.</summary>
    public ScratchHeap Heap { get; init; }
}
