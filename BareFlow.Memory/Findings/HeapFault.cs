namespace BareFlow.Memory.Findings;

/// <summary>The kinds of misuse of a heap.</summary>
public enum HeapFault
{
    /// <summary>A block was freed that was free already.</summary>
    DoubleFree,

    /// <summary>An address was freed at which no block begins.</summary>
    InvalidFree,

    /// <summary>An address was freed that is not a multiple of 16.</summary>
    MisalignedFree,

    /// <summary>An address was freed that is outside of the heap.</summary>
    ForeignFree,

    /// <summary>The size of a block was requested or changed, but no block begins at the address.</summary>
    InvalidPointer,

    /// <summary>A freed block was used: written to, resized, or asked for its size.</summary>
    UseAfterFree,

    /// <summary>Bytes behind the end of a block were overwritten.</summary>
    Overflow,

    /// <summary>Bytes before the start of a block were overwritten.</summary>
    Underflow,

    /// <summary>A header, a boundary tag or a link of the heap was overwritten.</summary>
    CorruptMetadata,
}
