namespace Cosmos.Core.Memory;

/// <summary>A range of the program's addresses that shows pages of the kernel's.</summary>
internal unsafe struct SharedMap
{
    /// <summary>The first byte, on a page.</summary>
    public ulong Start;

    /// <summary>The first byte behind it.</summary>
    public ulong End;

    /// <summary>What of the pages is at its start.</summary>
    public ulong Offset;

    /// <summary>How it may be used: the rights of <see cref="MemoryMaps"/>.</summary>
    public int Rights;

    /// <summary>The rights that it may get.</summary>
    public int MostRights;

    /// <summary>The pages.</summary>
    public SharedPages* Pages;

    /// <summary>The next one, in no order.</summary>
    public SharedMap* Next;

    /// <summary>What of the pages is at an address.</summary>
    public readonly ulong OffsetOf(ulong address) => Offset + (address - Start);
}
