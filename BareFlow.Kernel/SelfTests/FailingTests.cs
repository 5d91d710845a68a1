using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Cosmos.SelfTest;

namespace BareFlow.Kernel.SelfTests;

/// <summary>Tests that fail on purpose, so that anyone can see that the harness can: <c>selftest=failing.*</c>.</summary>
[SelfTestSuite("failing", OnlyByName = true)]
internal static class FailingTests
{
    private static readonly List<byte[]> Kept = [];

    [SelfTest]
    internal static void Asks() => Assert.Equal(2, Kept.Count);

    [SelfTest]
    internal static void Throws() => throw new InvalidOperationException("on purpose");

    [SelfTest]
    internal static async Task ThrowsLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("later");
    }

    [SelfTest]
    internal static void Leaks() => Kept.Add(new byte[1024 * 1024]);

    [SelfTest]
    internal static void LeavesAThread() => new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true }.Start();

    [SelfTest(Seconds = 2)]
    internal static void Hangs() => Thread.Sleep(Timeout.Infinite);

    [SelfTest(Seconds = 2)]
    internal static void Spins()
    {
        while (!Environment.HasShutdownStarted)
        {
        }
    }

    [SelfTest]
    internal static void Skips() => Assert.Skip("on purpose");

    [SelfTest]
    internal static void Passes() => GC.Collect();
}
