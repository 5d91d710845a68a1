// Some fields are only there for C, which reads them.
#pragma warning disable CS0649

using System.Runtime;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary>The running time of the process as <c>&lt;time.h&gt;</c> and <c>&lt;sys/times.h&gt;</c> tell it (POSIX.1-2017). The kernel and
/// the program are not told apart, so all of it is the program's.</summary>
internal static unsafe class RunningTime
{
    /// <summary>CLOCKS_PER_SEC.</summary>
    private const ulong ClocksPerSecond = 1_000_000;

    [RuntimeExport("clock")]
    private static long OfProcess() => (long)(CpuTime.Process() / (Clock.Second / ClocksPerSecond));

    /// <summary>Tells the running time in ticks, and the ticks since the machine was started.</summary>
    [RuntimeExport("times")]
    private static long Tell(ProcessTimes* times)
    {
        if (times != null)
            *times = new ProcessTimes { User = ToTicks(CpuTime.Process()) };

        return ToTicks(Clock.Nanoseconds);
    }

    private static long ToTicks(ulong nanoseconds) => (long)(nanoseconds / (Clock.Second / SystemLimits.TicksPerSecond));

    /// <summary>C's <c>struct tms</c>.</summary>
    private struct ProcessTimes
    {
        public long User;
        public long System;
        public long UserOfChildren;
        public long SystemOfChildren;
    }
}
