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
    private static int Wait(InOut<PollItem> items, ulong count, int milliseconds) =>
        Wait(items, count, milliseconds < 0 ? ulong.MaxValue : DeadlineIn((ulong)milliseconds * Clock.NanosecondsPerMillisecond));

    /// <summary>The same, with a finer time, and with other signals blocked while it waits.</summary>
    [RuntimeExport("ppoll")]
    private static int Wait(InOut<PollItem> items, ulong count, In<TimeSpec> time, In<ulong> blocked)
    {
        int error = TakeTime(time, out ulong deadline);
        if (error == 0)
            error = WaitMask.Take(blocked, out WaitMask mask) is < 0 and var bad ? bad : WaitWith(items, count, deadline, in mask);

        return (int)CResult.Of(error);
    }

    /// <summary>When a wait ends.</summary>
    public static ulong DeadlineIn(ulong nanoseconds)
    {
        ulong now = Clock.Nanoseconds;
        return nanoseconds < ulong.MaxValue - 1 - now ? now + nanoseconds : ulong.MaxValue - 1;
    }

    /// <summary>When a wait ends that may be for ever: null.</summary>
    /// <returns>0, -EFAULT or -EINVAL.</returns>
    public static int TakeTime(In<TimeSpec> time, out ulong deadline)
    {
        deadline = ulong.MaxValue;
        if (time.IsNull)
            return 0;

        if (time.Read(out TimeSpec length) != 0)
            return -Errno.EFAULT;

        if (!length.IsValid || length.Seconds < 0)
            return -Errno.EINVAL;

        deadline = DeadlineIn((ulong)length.Total);
        return 0;
    }

    /// <summary>Waits until something may have changed, or a handler ran.</summary>
    public static void AwaitChange(ulong now, ulong deadline) => Descriptors.AwaitAny(Math.Min(deadline, now + LookInterval));

    private static int WaitWith(InOut<PollItem> items, ulong count, ulong deadline, in WaitMask mask)
    {
        // A handler may run as soon as its signal is let in.
        Interruption interruption = Interruption.Watch();
        mask.Begin();
        int result = TryWait(items, count, deadline, in interruption);
        mask.End();
        return result;
    }

    private static int Wait(InOut<PollItem> items, ulong count, ulong deadline) =>
        (int)CResult.Of(TryWait(items, count, deadline, Interruption.Watch()));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int TryWait(InOut<PollItem> items, ulong count, ulong deadline, in Interruption interruption)
    {
        if (count > (ulong)Descriptors.Limit)
            return -Errno.EINVAL;

        while (true)
        {
            Cancellation.Test();
            int ready = CountReady(items, count);
            ulong now = Clock.Nanoseconds;
            if (ready != 0 || now >= deadline)
                return ready;

            if (interruption.Came)
                return -Errno.EINTR;

            AwaitChange(now, deadline);
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
