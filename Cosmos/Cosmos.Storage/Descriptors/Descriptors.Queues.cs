using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Locks;
using Cosmos.Core.Threads;

namespace Cosmos.Storage;

/// <remarks>Message queues.</remarks>
internal static unsafe partial class Descriptors
{
    /// <summary>Opens a queue.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="flags">How it is opened.</param>
    /// <param name="mode">The permissions of a new one.</param>
    /// <param name="limits">What a new one holds.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int OpenQueue(ReadOnlySpan<byte> path, int flags, uint mode, in QueueLimits limits)
    {
        FileTree.Lock.Enter(LockRank.Files);
        PathWalk walk = default;
        int result = FileTree.Walk(path, LastName.Kept, ref walk);
        bool isMade = result == 0 && walk.Node == null;
        FileNode* node = walk.Node;
        if (isMade)
            result = (flags & OpenFlags.Create) == 0 ? -Errno.ENOENT : MakeQueue(ref walk, mode, in limits, out node);
        else if (result == 0 && (flags & (OpenFlags.Create | OpenFlags.Exclusive)) == (OpenFlags.Create | OpenFlags.Exclusive))
            result = -Errno.EEXIST;
        else if (result == 0 && (flags & OpenFlags.AccessMask) == OpenFlags.AccessMask)
            result = -Errno.EINVAL;

        if (result == 0)
            result = OpenNode(node, (flags & (OpenFlags.AccessMask | OpenFlags.NonBlocking)) | OpenFlags.CloseOnExec);

        FileTree.Lock.Exit();
        return result;
    }

    /// <summary>Sends a message; waits for room.</summary>
    /// <param name="descriptor">Any number.</param>
    /// <param name="bytes">The message.</param>
    /// <param name="size">Its bytes.</param>
    /// <param name="priority">How urgent it is.</param>
    /// <param name="deadline">When to give up.</param>
    /// <param name="watch">Who is to be told that it came.</param>
    /// <returns>0, -EAGAIN, -EBADF, -EFAULT, -EINTR, -EMSGSIZE, -ENOMEM, -ETIMEDOUT.</returns>
    public static int Send(int descriptor, CallerSource bytes, ulong size, uint priority, ulong deadline, out QueueWatch watch)
    {
        watch = default;
        OpenFile* file = HoldQueue(descriptor, OpenFlags.WriteOnly);
        if (file == null)
            return -Errno.EBADF;

        Interruption interruption = Interruption.Watch();
        int result;
        do
        {
            Cancellation.Enter();
            result = SendOnce(file, bytes, size, priority, deadline, out watch);
            Cancellation.Leave();
        }
        while (result == -Errno.EINTR && !interruption.EndsCall);
        Drop(file);
        return result;
    }

    private static int SendOnce(OpenFile* file, CallerSource bytes, ulong size, uint priority, ulong deadline, out QueueWatch watch)
    {
        watch = default;
        MessageQueue* queue = file->Node->Queue;
        FileTree.Lock.Enter(LockRank.Files);
        int result = size > (ulong)queue->MostBytes ? -Errno.EMSGSIZE : 0;
        while (result == 0 && queue->Count == queue->MostMessages)
            result = IsNonBlocking(file) ? -Errno.EAGAIN : Await(ref queue->Changed, deadline);

        if (result == 0)
            result = queue->Put(bytes, size, priority);

        if (result == 0)
            TellMessage(queue, out watch);

        FileTree.Lock.Exit();
        return result;
    }

    /// <summary>Receives the most urgent message; waits for one.</summary>
    /// <returns>Its bytes; or -EAGAIN, -EBADF, -EFAULT, -EINTR, -EMSGSIZE, -ETIMEDOUT.</returns>
    public static long Receive(int descriptor, CallerTarget target, ulong size, ulong deadline, out uint priority)
    {
        priority = 0;
        OpenFile* file = HoldQueue(descriptor, OpenFlags.ReadOnly);
        if (file == null)
            return -Errno.EBADF;

        Interruption interruption = Interruption.Watch();
        long result;
        do
        {
            Cancellation.Enter();
            result = ReceiveOnce(file, target, size, deadline, out priority);
            Cancellation.Leave();
        }
        while (result == -Errno.EINTR && !interruption.EndsCall);
        return Dropped(file, result);
    }

    private static long ReceiveOnce(OpenFile* file, CallerTarget target, ulong size, ulong deadline, out uint priority)
    {
        priority = 0;
        MessageQueue* queue = file->Node->Queue;
        FileTree.Lock.Enter(LockRank.Files);
        long result = size < (ulong)queue->MostBytes ? -Errno.EMSGSIZE : 0;
        queue->Receivers++;
        while (result == 0 && queue->Count == 0)
            result = IsNonBlocking(file) ? -Errno.EAGAIN : Await(ref queue->Changed, deadline);

        queue->Receivers--;
        if (result == 0)
            result = queue->Take(target, out priority);

        if (result >= 0)
            TellQueue(queue);

        FileTree.Lock.Exit();
        return result;
    }

    /// <summary>Sets who is told of the next message to an empty queue; nobody when the watch is not set.</summary>
    /// <returns>0, -EBADF, -EBUSY when there is one already.</returns>
    public static int WatchQueue(int descriptor, in QueueWatch watch)
    {
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = At(descriptor);
        int result = file == null || file->Node->Queue == null ? -Errno.EBADF
            : watch.IsSet && file->Node->Queue->Watch.IsSet ? -Errno.EBUSY : 0;
        if (result == 0)
            file->Node->Queue->Watch = watch;

        FileTree.Lock.Exit();
        return result;
    }

    /// <summary>Tells what is known of a queue, and sets whether its descriptor waits.</summary>
    /// <param name="descriptor">Any number.</param>
    /// <param name="flags">NonBlocking or 0; negative to leave it.</param>
    /// <param name="limits">As it was before.</param>
    /// <returns>0 or -EBADF.</returns>
    public static int ControlQueue(int descriptor, long flags, out QueueLimits limits)
    {
        limits = default;
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = At(descriptor);
        MessageQueue* queue = file == null ? null : file->Node->Queue;
        if (queue != null)
        {
            limits.Flags = file->Flags & OpenFlags.NonBlocking;
            limits.MostMessages = queue->MostMessages;
            limits.MostBytes = queue->MostBytes;
            limits.Count = queue->Count;
            file->Flags = flags < 0 ? file->Flags : (file->Flags & ~OpenFlags.NonBlocking) | (int)flags;
        }

        FileTree.Lock.Exit();
        return queue == null ? -Errno.EBADF : 0;
    }

    private static int MakeQueue(ref PathWalk walk, uint mode, in QueueLimits limits, out FileNode* node)
    {
        int error = FileTree.CreateAt(ref walk, FileKind.Queue, mode, out node);
        if (error != 0)
            return error;

        node->Queue = (MessageQueue*)FileMemory.Allocate((ulong)sizeof(MessageQueue));
        if (node->Queue == null)
        {
            FileTree.RemoveAll(walk.Directory, walk.Last);
            return -Errno.ENOMEM;
        }

        node->Queue->MostMessages = limits.MostMessages;
        node->Queue->MostBytes = limits.MostBytes;
        return 0;
    }

    private static OpenFile* HoldQueue(int descriptor, int use)
    {
        if (HoldFor(use, descriptor, 0, out OpenFile* file) != 0)
            return null;

        if (file->Node->Queue != null)
            return file;

        Drop(file);
        return null;
    }

    private static bool IsNonBlocking(OpenFile* file) => (file->Flags & OpenFlags.NonBlocking) != 0;

    /// <summary>Tells of a message that came. Who waits for one gets it; else the watch is told, once.</summary>
    private static void TellMessage(MessageQueue* queue, out QueueWatch watch)
    {
        watch = default;
        if (queue->Count == 1 && queue->Receivers == 0)
        {
            watch = queue->Watch;
            queue->Watch = default;
        }

        TellQueue(queue);
    }

    private static void TellQueue(MessageQueue* queue)
    {
        queue->Changed.WakeAll();
        _changed.WakeAll();
    }

    private static short ReadyQueue(MessageQueue* queue, short events)
    {
        int ready = (queue->Count > 0 ? PollEvents.In : 0) | (queue->Count < queue->MostMessages ? PollEvents.Out : 0);
        return (short)(ready & events);
    }
}
