namespace BareFlow.Memory.Findings;

/// <summary>What was done to a heap that must not be done.</summary>
public enum HeapFault
{
    /// <summary>A block was freed that had been freed.</summary>
    DoubleFree,

    /// <summary>An address was freed that no block begins at.</summary>
    InvalidFree,

    /// <summary>An address was freed that is no multiple of 16.</summary>
    MisalignedFree,

    /// <summary>An address was freed that lies outside of the heap.</summary>
    ForeignFree,

    /// <summary>The size of an address was asked for, or changed, that no block begins at.</summary>
    InvalidPointer,

    /// <summary>A block was used that had been freed: written to, resized, or asked for its size.</summary>
    UseAfterFree,

    /// <summary>Bytes behind the end of a block were overwritten.</summary>
    Overflow,

    /// <summary>Bytes before the start of a block were overwritten.</summary>
    Underflow,

    /// <summary>A header, a boundary tag or a link of the heap's own was overwritten.</summary>
    CorruptMetadata,
}
