namespace BareFlow.Memory.Findings;

/// <summary>Blocks that were never freed and have something in common.</summary>
public struct LeakGroup
{
    /// <summary>What that is: their size, or the address that the allocating calls return to.</summary>
    public ulong Key;

    /// <summary>How many blocks.</summary>
    public ulong Blocks;

    /// <summary>The bytes that were asked for.</summary>
    public ulong Bytes;

    /// <summary>Adds a block.</summary>
    public void Add(ulong size)
    {
        Blocks++;
        Bytes += size;
    }
}
