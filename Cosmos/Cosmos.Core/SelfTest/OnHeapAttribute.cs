using System;

namespace Cosmos.Core.SelfTest;

/// <summary>A suite each of whose cases runs on an empty heap.</summary>
/// <param name="heap">The heap.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnHeapAttribute(ScratchHeap heap) : Attribute
{
    /// <summary>The heap.</summary>
    public ScratchHeap Heap => heap;
}
