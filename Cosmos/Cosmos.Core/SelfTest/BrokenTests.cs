using BareFlow.Memory.Diagnostics;

namespace Cosmos.Core;

/// <summary>A test that fails on purpose, so that anyone can see that the harness can: <c>selftest=broken.*</c>.</summary>
internal static unsafe class BrokenTests
{
    public static void Run(ref TestRun run)
    {
        if (!Text.StartsWith(run.Glob, run.Name))
            return;

        run.File("BrokenTests.cs"u8);
        run.Case("on-purpose"u8, &OnPurpose);
    }

    private static void OnPurpose(ref Verdict verdict) => verdict.Equal(2, 1 + 0);
}
