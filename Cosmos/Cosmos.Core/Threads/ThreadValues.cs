using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>A thread's value under each key.</summary>
[InlineArray(ThreadKeys.Count)]
internal struct ThreadValues
{
    private ulong _first;
}
