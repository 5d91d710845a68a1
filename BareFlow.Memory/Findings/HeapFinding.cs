namespace BareFlow.Memory.Findings;

/// <summary>One misuse of a heap, as far as it is known.</summary>
public struct HeapFinding
{
    /// <summary>What <see cref="FirstBadByte"/> is when nobody knows.</summary>
    public const long UnknownByte = -1;

    /// <summary>What was done.</summary>
    public HeapFault Fault;

    /// <summary>The pointer that was passed in; where memory was overwritten, the block that it was found at. A number, as
    /// a bad pointer need not be an address at all.</summary>
    public ulong Address;

    /// <summary>Where the block begins that this is about: <see cref="Address"/> itself, or the block around it. 0 when no
    /// block is known, and then the following fields mean nothing.</summary>
    public ulong Block;

    /// <summary>Bytes that were asked for when the block was allocated. Where the header that says so was overwritten, the
    /// bytes that the block has room for.</summary>
    public ulong Size;

    /// <summary>The code that allocated the block; 0 when unknown.</summary>
    public ulong AllocationSite;

    /// <summary>Bytes from the start of the block to the first one that was overwritten, or <see cref="UnknownByte"/>.</summary>
    public long FirstBadByte;
}
