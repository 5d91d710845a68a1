namespace BareFlow.Memory.Hardened;

/// <summary>The freed blocks that wait before they may be used again, oldest first.</summary>
/// <remarks>A ring of fixed size outside of the heap, so no write to the heap can change it.</remarks>
internal unsafe struct Quarantine
{
    /// <summary>The most blocks that wait.</summary>
    public const int Capacity = 1024;

    /// <summary>Bytes of the blocks that wait, as the heap counts them.</summary>
    public ulong Bytes;

    /// <summary>Blocks that wait.</summary>
    public uint Count;

    private uint _oldest;
    private fixed ulong _blocks[Capacity];
    private fixed ulong _bytes[Capacity];

    /// <summary>Puts a block behind the others. The caller makes sure that there is room.</summary>
    public void Add(BlockGuard* block, ulong bytes)
    {
        uint index = (_oldest + Count) % Capacity;
        _blocks[index] = (ulong)block;
        _bytes[index] = bytes;
        Count++;
        Bytes += bytes;
    }

    /// <summary>Takes out the block that has waited longest. The caller makes sure that there is one.</summary>
    public BlockGuard* RemoveOldest()
    {
        uint index = _oldest;
        _oldest = (index + 1) % Capacity;
        Count--;
        Bytes -= _bytes[index];
        return (BlockGuard*)_blocks[index];
    }
}
