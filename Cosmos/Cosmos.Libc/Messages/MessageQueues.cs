using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Strings;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>&lt;mqueue.h&gt;</c> (POSIX.1-2017; the limits and errors are Linux's). A queue is a file in <c>/dev/mqueue</c>, and what
/// opens it a descriptor.</summary>
internal static unsafe class MessageQueues
{
    private const uint Priorities = 32768;
    private const long MostMessages = 65536;
    private const long MostBytes = 16 * 1024 * 1024;
    private const int FromQueue = -3;

    /// <summary>Opens a queue, or makes one.</summary>
    /// <param name="name">A slash and a name.</param>
    /// <param name="flags">As for <c>open</c>.</param>
    /// <param name="mode">The permissions of a new one.</param>
    /// <param name="limits">What a new one holds; null for 10 messages of 8 KiB.</param>
    /// <returns>A descriptor; or -1 with EACCES, EEXIST, EINVAL, EMFILE, ENAMETOOLONG, ENOENT.</returns>
    [RuntimeExport("mq_open")]
    private static int Open(PathName name, int flags, uint mode, In<QueueLimits> limits)
    {
        byte* path = stackalloc byte[ObjectName.Room];
        int error = TakeName(name, path);
        if (error != 0)
            return CResult.Fail(-error);

        var wanted = new QueueLimits { MostMessages = MessageQueue.UsualMessages, MostBytes = MessageQueue.UsualBytes };
        if ((flags & OpenFlags.Create) != 0 && !limits.IsNull && limits.Read(out wanted) != 0)
            return CResult.Fail(Errno.EFAULT);

        ReadOnlySpan<byte> text = Text.OfZero(path);
        bool isThere = (flags & OpenFlags.Create) == 0
            || PathCalls.TryWithFile(new PathName(path), followLast: false, &IsThere, null) == 0;
        error = isThere ? 0 : CheckLimits(in wanted);
        return (int)CResult.Of(error != 0
            ? error
            : Descriptors.OpenQueue(text, flags, mode & FileMode.All & ~FileModes.Mask, in wanted));
    }

    [RuntimeExport("mq_close")]
    private static int Close(int queue) => Unistd.Close(queue);

    [RuntimeExport("mq_unlink")]
    private static int Unlink(PathName name)
    {
        byte* path = stackalloc byte[ObjectName.Room];
        int error = TakeName(name, path);
        return error != 0 ? CResult.Fail(-error) : Names.Unlink(new PathName(path));
    }

    /// <summary>Sends a message; waits while the queue is full, but for O_NONBLOCK.</summary>
    [RuntimeExport("mq_send")]
    private static int Send(int queue, InBytes message, ulong size, uint priority) => Send(queue, message, size, priority, ulong.MaxValue);

    [RuntimeExport("mq_timedsend")]
    private static int Send(int queue, InBytes message, ulong size, uint priority, In<TimeSpec> time)
    {
        int error = TakeDeadline(time, out ulong deadline);
        return error != 0 ? CResult.Fail(-error) : Send(queue, message, size, priority, deadline);
    }

    /// <summary>Receives the oldest of the most urgent messages; waits for one, but for O_NONBLOCK.</summary>
    [RuntimeExport("mq_receive")]
    private static long Receive(int queue, OutBytes target, ulong size, Out<uint> priority) =>
        Receive(queue, target, size, priority, ulong.MaxValue);

    [RuntimeExport("mq_timedreceive")]
    private static long Receive(int queue, OutBytes target, ulong size, Out<uint> priority, In<TimeSpec> time)
    {
        int error = TakeDeadline(time, out ulong deadline);
        return error != 0 ? CResult.Fail(-error) : Receive(queue, target, size, priority, deadline);
    }

    /// <summary>Asks to be told, once, when a message comes to the empty queue; null takes that back.</summary>
    [RuntimeExport("mq_notify")]
    private static int Notify(int queue, In<SignalEvent> how)
    {
        QueueWatch watch = default;
        if (!how.IsNull)
        {
            if (how.Read(out SignalEvent wanted) != 0)
                return CResult.Fail(Errno.EFAULT);

            if (!wanted.IsValid)
                return CResult.Fail(Errno.EINVAL);

            watch = ToWatch(in wanted);
        }

        return (int)CResult.Of(Descriptors.WatchQueue(queue, in watch));
    }

    [RuntimeExport("mq_getattr")]
    private static int GetLimits(int queue, Out<QueueLimits> limits)
    {
        int error = Descriptors.ControlQueue(queue, -1, out QueueLimits found);
        return (int)CResult.Of(error == 0 ? limits.WriteIfWanted(in found) : error);
    }

    /// <summary>Sets whether calls with this descriptor wait.</summary>
    [RuntimeExport("mq_setattr")]
    private static int SetLimits(int queue, In<QueueLimits> limits, Out<QueueLimits> old)
    {
        long flags = -1;
        if (!limits.IsNull)
        {
            if (limits.Read(out QueueLimits wanted) != 0)
                return CResult.Fail(Errno.EFAULT);

            flags = wanted.Flags;
            if ((flags & ~OpenFlags.NonBlocking) != 0)
                return CResult.Fail(Errno.EINVAL);
        }

        int error = Descriptors.ControlQueue(queue, flags, out QueueLimits before);
        return (int)CResult.Of(error == 0 ? old.WriteIfWanted(in before) : error);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Send(int queue, InBytes message, ulong size, uint priority, ulong deadline)
    {
        if (priority >= Priorities)
            return CResult.Fail(Errno.EINVAL);

        int error = Descriptors.Send(queue, message.Take(size), size, priority, deadline, out QueueWatch watch);
        if (watch.IsSet)
            ToEvent(in watch).Deliver(FromQueue);

        return (int)CResult.Of(error);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Receive(int queue, OutBytes target, ulong size, Out<uint> priority, ulong deadline)
    {
        long result = Descriptors.Receive(queue, target.Take(size), size, deadline, out uint found);
        if (result >= 0 && priority.WriteIfWanted(in found) != 0)
            result = -Errno.EFAULT;

        return CResult.Of(result);
    }

    /// <summary>The time of day at which a wait ends; none for null.</summary>
    private static int TakeDeadline(In<TimeSpec> time, out ulong deadline)
    {
        deadline = ulong.MaxValue;
        if (time.IsNull)
            return 0;

        if (time.Read(out TimeSpec end) != 0)
            return -Errno.EFAULT;

        return end.Seconds >= 0 && PthreadTime.TryRead(&end, PthreadTime.RealTime, out deadline) ? 0 : -Errno.EINVAL;
    }

    private static int TakeName(PathName name, byte* path)
    {
        if (name.IsNull)
            return -Errno.EFAULT;

        if (PathText.Take(name, out PathText text) is var error && error != 0)
            return error;

        if (text.Span.Length == 0 || text.Span[0] != '/')
            return -Errno.EINVAL;

        error = ObjectName.Take(name, "/dev/mqueue/"u8, path);
        return error == -Errno.EINVAL || (error == 0 && text.Span.Length > 1 && text.Span[1] == '/') ? -Errno.EACCES : error;
    }

    private static int CheckLimits(in QueueLimits limits)
    {
        if (limits.MostMessages is <= 0 or > MostMessages || limits.MostBytes is <= 0 or > MostBytes)
            return -Errno.EINVAL;

        return limits.MostMessages * limits.MostBytes > MessageQueue.MostTogether ? -Errno.EMFILE : 0;
    }

    private static int IsThere(FileNode* node, void* nothing) => 0;

    private static QueueWatch ToWatch(in SignalEvent wanted) => new()
    {
        IsSet = true,
        Kind = wanted.Kind,
        Signal = wanted.Signal,
        Value = wanted.Value,
        Function = wanted.Function,
        Attributes = wanted.Attributes,
    };

    private static SignalEvent ToEvent(in QueueWatch watch) => new()
    {
        Kind = watch.Kind,
        Signal = watch.Signal,
        Value = watch.Value,
        Function = watch.Function,
        Attributes = (PthreadAttributes*)watch.Attributes,
    };
}
