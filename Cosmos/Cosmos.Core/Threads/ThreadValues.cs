using System.Runtime.CompilerServices;

namespace Cosmos.Core.Threads;

/// <summary>A thread's value under each key.</summary>
[InlineArray(ThreadKeys.Count)]
internal struct ThreadValues
{
    private ulong _first;
}
