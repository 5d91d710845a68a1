namespace BareFlow.Malloc.Host;

/// <summary>What the heap holds at one moment, in bytes.</summary>
internal struct HeapUsage
{
    /// <summary>What Linux was asked for.</summary>
    public ulong Held;

    /// <summary>What the program has, with headers and rounding.</summary>
    public ulong Used;

    /// <summary>What lies free at the end, and could go back.</summary>
    public ulong Top;

    /// <summary>What is held and not used.</summary>
    public readonly ulong Free => Held - Used;

    /// <summary>Adds a part of the heap.</summary>
    public void Add(ulong held, ulong used, ulong top)
    {
        Held += held;
        Used += used;
        Top += top;
    }
}
