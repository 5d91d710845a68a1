namespace Cosmos.Storage;

/// <summary>What is to be done when a message comes to an empty queue: C's <c>struct sigevent</c>, and what its numbers mean is known
/// above.</summary>
internal unsafe struct QueueWatch
{
    /// <summary>Whether there is one.</summary>
    public bool IsSet;

    /// <summary>What is done.</summary>
    public int Kind;

    /// <summary>The signal that is sent.</summary>
    public int Signal;

    /// <summary>The value that comes with it.</summary>
    public ulong Value;

    /// <summary>The function that is called.</summary>
    public void* Function;

    /// <summary>The attributes of the thread that calls it.</summary>
    public void* Attributes;
}
