namespace BareFlow.Memory.Findings;

/// <summary>One misuse of a heap, as far as it is known.</summary>
public struct HeapFinding
{
    /// <summary>The value of <see cref="FirstBadByte"/> when it is not known.</summary>
    public const long UnknownByte = -1;

    /// <summary>The kind of misuse.</summary>
    public HeapFault Fault;

    /// <summary>The pointer of the call; for overwritten memory, the block where it was found. It is a number, because
    /// a bad pointer may not be an address at all.</summary>
    public ulong Address;

    /// <summary>The start of the block in question: <see cref="Address"/> itself, or the block around it. 0 when no
    /// block is known, and then the following fields mean nothing.</summary>
    public ulong Block;

    /// <summary>The bytes that the block's allocation requested. If the header with that size was overwritten, the
    /// bytes that fit into the block.</summary>
    public ulong Size;

    /// <summary>The code that allocated the block; 0 when unknown.</summary>
    public ulong AllocationSite;

    /// <summary>Bytes from the start of the block to the first one that was overwritten, or <see cref="UnknownByte"/>.</summary>
    public long FirstBadByte;
}
