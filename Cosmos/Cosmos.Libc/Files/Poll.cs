// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0649


using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>&lt;poll.h&gt;</c> (POSIX.1-2017).</summary>
internal static unsafe class Poll
{
    /// <summary>The terminal gives no notice when a key is pressed, so it is polled a hundred times a second.</summary>
    private const ulong LookInterval = Clock.Second / 100;

    /// <summary>Waits until one of several descriptors is ready.</summary>
    /// <param name="items">The descriptors; a negative one is passed over.</param>
    /// <param name="count">How many.</param>
    /// <param name="milliseconds">How long at most; negative for ever.</param>
    /// <returns>How many are ready; 0 when the time is over; -1 with EFAULT, EINTR, or EINVAL for more than there can be.</returns>
    [RuntimeExport("poll")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Wait(InOut<PollItem> items, ulong count, int milliseconds)
    {
        if (count > Descriptors.Capacity)
            return CResult.Fail(Errno.EINVAL);

        ulong deadline = milliseconds < 0
            ? ulong.MaxValue
            : Clock.Nanoseconds + (ulong)milliseconds * Clock.NanosecondsPerMillisecond;
        Interruption interruption = Interruption.Watch();
        while (true)
        {
            Cancellation.Test();
            int ready = CountReady(items, count);
            ulong now = Clock.Nanoseconds;
            if (ready != 0 || now >= deadline)
                return (int)CResult.Of(ready);

            if (interruption.Came)
                return CResult.Fail(Errno.EINTR);

            Descriptors.AwaitChange(Math.Min(deadline, now + LookInterval));
        }
    }

    private static int CountReady(InOut<PollItem> items, ulong count)
    {
        int ready = 0;
        for (ulong index = 0; index < count; index++)
        {
            if (items.At(index).Read(out PollItem item) != 0)
                return -Errno.EFAULT;

            item.Ready = item.Descriptor < 0 ? (short)0 : Descriptors.Poll(item.Descriptor, item.Wanted);
            if (items.At(index).Write(in item) != 0)
                return -Errno.EFAULT;

            ready += item.Ready != 0 ? 1 : 0;
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
