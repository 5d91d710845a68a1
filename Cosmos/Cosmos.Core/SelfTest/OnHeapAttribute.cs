using System;

namespace Cosmos.Core.SelfTest;

/// <summary>Each case of the suite runs on an empty heap.</summary>
/// <param name="heap">The heap.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnHeapAttribute(ScratchHeap heap) : Attribute
{
    /// <summary>The heap.</summary>
    public ScratchHeap Heap => heap;
}
