namespace BareFlow.Memory.Paging;

/// <summary>The result of a change of the page tables. A change that fails stops at the first page that it cannot change; the pages
/// before it have changed, and the token says how many.</summary>
public enum MapStatus : byte
{
    /// <summary>Success.</summary>
    Done,

    /// <summary>Something is mapped there already.</summary>
    AlreadyMapped,

    /// <summary>Nothing is mapped there, so no rights can change.</summary>
    NotMapped,

    /// <summary>No frame was left for a table, or for a page.</summary>
    FrameExhausted,

    /// <summary>The flags would make the same page writable and executable; nothing changed.</summary>
    WritableAndExecutable,

    /// <summary>The range crosses the end of the lower half or of all addresses, or its frames exceed the largest physical
    /// address; nothing changed.</summary>
    OutOfRange,

    /// <summary>The range is not part of one reservation; nothing changed.</summary>
    NotReserved,

    /// <summary>Releasing the middle of a reservation would make two of it, and there are too many; the pages are unmapped, and stay
    /// reserved.</summary>
    TooManyRanges,
}
