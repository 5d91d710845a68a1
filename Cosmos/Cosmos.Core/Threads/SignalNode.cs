namespace Cosmos.Core.Threads;

/// <summary>What is known of a pending signal.</summary>
internal struct SignalNode
{
    /// <summary>The value that the sender gave.</summary>
    public ulong Value;

    /// <summary>SI_USER and so on.</summary>
    public int Code;

    /// <summary>The timer that sent it; -1 for none.</summary>
    public int Timer;

    /// <summary>1 to 64.</summary>
    public byte Signal;

    /// <summary>The number of the next node of its list; 0 for none.</summary>
    internal ushort Next;

    /// <summary>Whether it belongs to a timer, which uses it again.</summary>
    internal bool IsKept;

    /// <summary>Whether it is in a list of pending signals.</summary>
    internal bool IsQueued;
}
