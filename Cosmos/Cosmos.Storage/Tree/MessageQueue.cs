using BareFlow.Memory;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Threads;

namespace Cosmos.Storage;

/// <summary>Messages that wait between senders and receivers (POSIX.1-2017, <c>mqueue.h</c>): the most urgent one comes out first, and
/// of these the oldest.</summary>
/// <remarks>Law: <c>0 &lt;= Count &lt;= MostMessages</c>, and the list has so many messages, in the order in which they come out. The lock is
/// <see cref="FileTree"/>'s.</remarks>
internal unsafe struct MessageQueue
{
    /// <summary>Messages of a queue, when it is not said.</summary>
    public const long UsualMessages = 10;

    /// <summary>Bytes of the longest message, when it is not said.</summary>
    public const long UsualBytes = 8192;

    /// <summary>Bytes of all messages together, RLIMIT_MSGQUEUE.</summary>
    public const long MostTogether = 819200;

    /// <summary>Messages that fit.</summary>
    public long MostMessages;

    /// <summary>Bytes of the longest message.</summary>
    public long MostBytes;

    /// <summary>Messages that wait.</summary>
    public long Count;

    /// <summary>Threads that wait for a message.</summary>
    public int Receivers;

    /// <summary>Threads that wait for messages or for room.</summary>
    public WaitQueue Changed;

    /// <summary>Who is told when a message comes.</summary>
    public QueueWatch Watch;

    private Message* _first;

    /// <summary>Puts a message in. There is room for it.</summary>
    /// <returns>0, -EFAULT or -ENOMEM.</returns>
    public int Put(CallerSource bytes, ulong size, uint priority)
    {
        var message = (Message*)FileMemory.Allocate(Message.BytesFor(size));
        if (message == null)
            return -Errno.ENOMEM;

        message->Size = size;
        message->Priority = priority;
        if (bytes.Read(message + 1, size) != (long)size)
        {
            FileMemory.Free(message, Message.BytesFor(size));
            return -Errno.EFAULT;
        }

        Insert(message);
        return 0;
    }

    /// <summary>Takes the first message out. There is one.</summary>
    /// <returns>Its bytes; or -EFAULT, and then it stays.</returns>
    public long Take(CallerTarget target, out uint priority)
    {
        Message* message = _first;
        priority = message->Priority;
        ulong size = message->Size;
        if (target.Write(message + 1, size) != (long)size)
            return -Errno.EFAULT;

        Drop();
        return (long)size;
    }

    /// <summary>Frees all messages.</summary>
    public void Clear()
    {
        while (_first != null)
            Drop();
    }

    private void Insert(Message* message)
    {
        Message* before = null;
        for (Message* next = _first; next != null && next->Priority >= message->Priority; next = next->Next)
            before = next;

        message->Next = before == null ? _first : before->Next;
        if (before == null)
            _first = message;
        else
            before->Next = message;

        Count++;
    }

    private void Drop()
    {
        Message* message = _first;
        _first = message->Next;
        Count--;
        FileMemory.Free(message, Message.BytesFor(message->Size));
    }

    /// <summary>A message; its bytes lie behind it.</summary>
    private struct Message
    {
        public Message* Next;
        public ulong Size;
        public uint Priority;

        public static ulong BytesFor(ulong size) => (ulong)sizeof(Message) + size;
    }
}
