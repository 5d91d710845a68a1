using System.Runtime.CompilerServices;
using BareFlow.Memory.Cases;
using Cosmos.Core.Image;
using Cosmos.Core.Runtime;
using Cosmos.SelfTest;
using IL2CPU.API;

namespace Cosmos.Core.SelfTest;

/// <summary>BSS was zeroed by this kernel, not by luck.</summary>
[SelfTestSuite("bss", Finding = "BSS zeroing")]
[OwnedBy("the self-tests, one at a time")]
internal static unsafe class BssTests
{
    /// <summary>Bytes that the linker script reserves at each end of BSS. The entry code poisons them before it zeroes, so
    /// a loader that hands over zeroed memory cannot make the test pass.</summary>
    private const ulong GuardSize = 16;

    private static Probe _probe;

    [SelfTest("ends")]
    internal static void Ends(ref Verdict verdict)
    {
        CheckZero(ImageLayout.BssStart(), GuardSize, ref verdict);
        CheckZero(ImageLayout.BssEnd() - GuardSize, GuardSize, ref verdict);
    }

    [SelfTest("probe")]
    internal static void NeverWritten(ref Verdict verdict) =>
        CheckZero((ulong)Static.AddressOf(ref _probe), (ulong)sizeof(Probe), ref verdict);

    [SelfTest("bounds")]
    internal static void Bounds(ref Verdict verdict)
    {
        ulong probe = (ulong)Static.AddressOf(ref _probe);
        verdict.That(ImageLayout.Start() < ImageLayout.BssStart() && ImageLayout.BssEnd() <= ImageLayout.End());
        verdict.That(ImageLayout.BssStart() < probe && probe < ImageLayout.BssEnd());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CheckZero(ulong start, ulong size, ref Verdict verdict)
    {
        for (ulong address = start; address < start + size; address++)
            verdict.Equal(0, *(byte*)address);
    }

    private struct Probe
    {
        private const int Size = 8192;

        public fixed byte Bytes[Size];
    }
}
