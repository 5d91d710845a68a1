namespace BareFlow.Memory.Paging;

/// <summary>How a change of the page tables ended. One that fails does so at the first page that it cannot change; what lies
/// before that page has changed, and the token tells how far that is.</summary>
public enum MapStatus : byte
{
    /// <summary>As asked.</summary>
    Done,

    /// <summary>Something is mapped there already.</summary>
    AlreadyMapped,

    /// <summary>Nothing is mapped there whose rights could change.</summary>
    NotMapped,

    /// <summary>No frame was left for a table, or for a page.</summary>
    FrameExhausted,

    /// <summary>The flags would let the same page be written and executed; nothing changed.</summary>
    WritableAndExecutable,

    /// <summary>The range goes over the end of the lower half or of all addresses, or its frames over the last that there can
    /// be; nothing changed.</summary>
    OutOfRange,

    /// <summary>The range is not part of one reservation; nothing changed.</summary>
    NotReserved,

    /// <summary>To free the middle of a reservation makes two of it, and there are too many; the pages are unmapped, and stay
    /// reserved.</summary>
    TooManyRanges,
}
