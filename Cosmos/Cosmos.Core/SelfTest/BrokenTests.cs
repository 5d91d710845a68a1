using BareFlow.Memory.Diagnostics;

namespace Cosmos.Core;

/// <summary>Tests that fail on purpose, so that anyone can see that the harness can: <c>selftest=broken.*</c>.</summary>
[SelfTestSuite("broken", OnlyByName = true)]
internal static unsafe class BrokenTests
{
    private const ulong LeakedBytes = 100;

    /// <summary>Asks for what is not so.</summary>
    [SelfTest("on-purpose")]
    internal static void OnPurpose(ref Verdict verdict) => verdict.Equal(2, 1 + 0);

    /// <summary>Leaves a block on the kernel heap.</summary>
    [SelfTest("leak")]
    internal static void Leak(ref Verdict verdict) => verdict.NotNull(Heap.Allocate(LeakedBytes));
}
