using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>&lt;sys/select.h&gt;</c> (POSIX.1-2017): waits for descriptors in sets of 1,024 bits.</summary>
internal static unsafe class Select
{
    private const int MostDescriptors = 1024;
    private const long NanosecondsPerMicrosecond = 1000;
    private const long MicrosecondsPerSecond = 1_000_000;
    private const short ToRead = PollEvents.In | PollEvents.HangUp | PollEvents.Error;
    private const short ToWrite = PollEvents.Out | PollEvents.Error;

    /// <summary>Waits until a descriptor of the sets is ready. The sets then have those that are, and the time is what was left of it.</summary>
    /// <param name="count">One more than the highest descriptor.</param>
    /// <param name="readers">Those to read; may be null.</param>
    /// <param name="writers">Those to write.</param>
    /// <param name="others">Those with something else, which nothing here has.</param>
    /// <param name="time">How long at most: a <c>struct timeval</c>; null for ever.</param>
    /// <returns>How many bits are set; or -1 with EBADF, EFAULT, EINTR, EINVAL.</returns>
    [RuntimeExport("select")]
    private static int Wait(
        int count, InOut<DescriptorSet> readers, InOut<DescriptorSet> writers, InOut<DescriptorSet> others, InOut<TimeSpec> time)
    {
        ulong deadline = ulong.MaxValue;
        if (!time.IsNull)
        {
            if (time.Read(out TimeSpec length) != 0)
                return CResult.Fail(Errno.EFAULT);

            if (length.Seconds < 0 || length.Nanoseconds < 0)
                return CResult.Fail(Errno.EINVAL);

            length.Seconds += length.Nanoseconds / MicrosecondsPerSecond;
            length.Nanoseconds = length.Nanoseconds % MicrosecondsPerSecond * NanosecondsPerMicrosecond;
            deadline = Poll.DeadlineIn((ulong)length.Total);
        }

        int result = TryWait(count, readers, writers, others, deadline, Interruption.Watch());
        if (!time.IsNull)
            TellRest(time, deadline);

        return (int)CResult.Of(result);
    }

    /// <summary>The same, with a finer time that stays as it is, and with other signals blocked while it waits.</summary>
    [RuntimeExport("pselect")]
    private static int Wait(
        int count,
        InOut<DescriptorSet> readers,
        InOut<DescriptorSet> writers,
        InOut<DescriptorSet> others,
        In<TimeSpec> time,
        In<ulong> blocked)
    {
        int result = Poll.TakeTime(time, out ulong deadline);
        WaitMask mask = default;
        if (result == 0)
            result = WaitMask.Take(blocked, out mask);

        if (result != 0)
            return (int)CResult.Of(result);

        // A handler may run as soon as its signal is let in.
        Interruption interruption = Interruption.Watch();
        mask.Begin();
        result = TryWait(count, readers, writers, others, deadline, in interruption);
        mask.End();
        return (int)CResult.Of(result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int TryWait(
        int count,
        InOut<DescriptorSet> readers,
        InOut<DescriptorSet> writers,
        InOut<DescriptorSet> others,
        ulong deadline,
        in Interruption interruption)
    {
        if (count < 0)
            return -Errno.EINVAL;

        Sets wanted = default;
        int error = Read(readers, out wanted.Readers) | Read(writers, out wanted.Writers) | Read(others, out wanted.Others);
        if (error != 0)
            return error;

        count = System.Math.Min(count, MostDescriptors);
        while (true)
        {
            Cancellation.Test();
            Sets found = default;
            int ready = CountReady(count, ref wanted, ref found);
            ulong now = Clock.Nanoseconds;
            if (ready < 0)
                return ready;

            if (ready > 0 || now >= deadline)
                return Write(readers, in found.Readers) | Write(writers, in found.Writers) | Write(others, in found.Others) | ready;

            if (interruption.Came)
                return -Errno.EINTR;

            Poll.AwaitChange(now, deadline);
        }
    }

    private static int CountReady(int count, ref Sets wanted, ref Sets found)
    {
        int ready = 0;
        for (int descriptor = 0; descriptor < count; descriptor++)
        {
            bool reads = wanted.Readers.Has(descriptor);
            bool writes = wanted.Writers.Has(descriptor);
            if (!reads && !writes && !wanted.Others.Has(descriptor))
                continue;

            short events = Descriptors.Poll(descriptor, ToRead | ToWrite);
            if ((events & PollEvents.Invalid) != 0)
                return -Errno.EBADF;

            ready += Mark(ref found.Readers, descriptor, reads && (events & ToRead) != 0);
            ready += Mark(ref found.Writers, descriptor, writes && (events & ToWrite) != 0);
        }

        return ready;
    }

    private static int Mark(ref DescriptorSet set, int descriptor, bool isReady)
    {
        if (isReady)
            set.Add(descriptor);

        return isReady ? 1 : 0;
    }

    private static int Read(InOut<DescriptorSet> source, out DescriptorSet set)
    {
        set = default;
        return source.IsNull ? 0 : source.Read(out set);
    }

    private static int Write(InOut<DescriptorSet> target, in DescriptorSet set) => target.IsNull ? 0 : target.Write(in set);

    private static void TellRest(InOut<TimeSpec> time, ulong deadline)
    {
        ulong now = Clock.Nanoseconds;
        TimeSpec rest = default;
        rest.Set(deadline > now ? (long)(deadline - now) : 0);
        rest.Nanoseconds /= NanosecondsPerMicrosecond;
        _ = time.Write(in rest);
    }

    private struct Sets
    {
        public DescriptorSet Readers;
        public DescriptorSet Writers;
        public DescriptorSet Others;
    }

    /// <summary>C's <c>fd_set</c>.</summary>
    private struct DescriptorSet
    {
        private const int BitShift = 6;
        private const int BitMask = 63;
        private fixed ulong _words[MostDescriptors >> BitShift];

        public readonly bool Has(int descriptor) => (_words[descriptor >> BitShift] >> (descriptor & BitMask) & 1) != 0;

        public void Add(int descriptor) => _words[descriptor >> BitShift] |= 1UL << (descriptor & BitMask);
    }
}
