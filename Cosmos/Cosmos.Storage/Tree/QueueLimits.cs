namespace Cosmos.Storage;

/// <summary>What is known of a message queue: C's <c>struct mq_attr</c>, 64 bytes.</summary>
internal unsafe struct QueueLimits
{
    /// <summary>O_NONBLOCK, or 0.</summary>
    public long Flags;

    /// <summary>Messages that fit.</summary>
    public long MostMessages;

    /// <summary>Bytes of the longest message.</summary>
    public long MostBytes;

    /// <summary>Messages that wait.</summary>
    public long Count;

    /// <summary>Nothing.</summary>
    public fixed long Spare[4];
}
