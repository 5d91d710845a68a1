namespace Cosmos.Core.Loader;

/// <summary>The addresses that may be read: what the first page tables map, or what a test mapped.</summary>
internal readonly struct MemoryWindow(ulong start, ulong end)
{
    /// <summary>The first address.</summary>
    public readonly ulong Start = start;

    /// <summary>The first address past it.</summary>
    public readonly ulong End = end;

    /// <summary>Whether <paramref name="bytes"/> from <paramref name="address"/> on may be read.</summary>
    public bool Holds(ulong address, ulong bytes) => address >= Start && address <= End && bytes <= End - address;
}
