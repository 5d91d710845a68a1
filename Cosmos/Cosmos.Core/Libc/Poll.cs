using System;
using System.Runtime;
using System.Runtime.CompilerServices;

// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0649

namespace Cosmos.Core.Libc;

/// <summary><c>&lt;poll.h&gt;</c> (POSIX.1-2017).</summary>
internal static unsafe class Poll
{
    /// <summary>The terminal tells nobody when a key is pressed, so it is looked at a hundred times a second.</summary>
    private const ulong LookInterval = Clock.Second / 100;

    /// <summary>Waits until one of several descriptors is ready.</summary>
    /// <param name="items">The descriptors; a negative one is passed over.</param>
    /// <param name="count">How many.</param>
    /// <param name="milliseconds">How long at most; negative for ever.</param>
    /// <returns>How many are ready; 0 when the time is over.</returns>
    [RuntimeExport("poll")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Wait(PollItem* items, ulong count, int milliseconds)
    {
        ulong deadline = milliseconds < 0
            ? ulong.MaxValue
            : Clock.Nanoseconds + (ulong)milliseconds * Clock.NanosecondsPerMillisecond;
        while (true)
        {
            int ready = CountReady(items, count);
            ulong now = Clock.Nanoseconds;
            if (ready > 0 || now >= deadline)
                return ready;

            Descriptors.AwaitChange(Math.Min(deadline, now + LookInterval));
        }
    }

    private static int CountReady(PollItem* items, ulong count)
    {
        int ready = 0;
        for (ulong index = 0; index < count; index++)
        {
            items[index].Ready = items[index].Descriptor < 0
                ? (short)0
                : Descriptors.Poll(items[index].Descriptor, items[index].Wanted);
            ready += items[index].Ready != 0 ? 1 : 0;
        }

        return ready;
    }

    /// <summary>C's <c>struct pollfd</c>.</summary>
    private struct PollItem
    {
        public int Descriptor;
        public short Wanted;
        public short Ready;
    }
}
