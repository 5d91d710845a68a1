namespace BareFlow.Malloc.Host;

/// <summary>C's <c>struct rlimit</c>.</summary>
internal struct ResourceLimit
{
    /// <summary>The limit that counts.</summary>
    public ulong Current;

    /// <summary>What it may be raised to.</summary>
    public ulong Maximum;
}
