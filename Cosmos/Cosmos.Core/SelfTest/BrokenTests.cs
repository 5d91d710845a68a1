using BareFlow.Memory.Diagnostics;

namespace Cosmos.Core;

/// <summary>A test that fails on purpose, so that anyone can see that the harness can: <c>selftest=broken.*</c>.</summary>
internal static unsafe class BrokenTests
{
    public static void Run(ref TestRun run)
    {
        if (!Text.StartsWith(run.Glob, "broken"u8))
            return;

        run.File("BrokenTests.cs"u8);
        run.Case("broken.on-purpose"u8, &OnPurpose);
    }

    private static void OnPurpose(ref Verdict verdict) => verdict.Equal(2, 1 + 0);
}
