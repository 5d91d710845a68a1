namespace BareFlow.Memory.Findings;

/// <summary>Blocks that were never freed and have something in common.</summary>
public struct LeakGroup
{
    /// <summary>Their common value: their size, or the return address of the allocating calls.</summary>
    public ulong Key;

    /// <summary>How many blocks.</summary>
    public ulong Blocks;

    /// <summary>The requested bytes.</summary>
    public ulong Bytes;

    /// <summary>Adds a block.</summary>
    public void Add(ulong size)
    {
        Blocks++;
        Bytes += size;
    }
}
