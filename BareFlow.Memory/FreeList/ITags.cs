namespace BareFlow.Memory.FreeList;

/// <summary>How a free-list heap writes its own words, headers and links, into memory.</summary>
/// <remarks>A type argument, so <see cref="PlainTags"/> costs nothing at all.</remarks>
public unsafe interface ITags
{
    /// <summary>Whether words are ever checked when they are read; a constant of each implementation.</summary>
    static abstract bool CanCheck { get; }

    /// <summary>Whether words are checked now when they are read.</summary>
    static abstract bool AreChecked { get; }

    /// <summary>The word to store at <paramref name="place"/> for <paramref name="value"/>, which is below 2^48.</summary>
    static abstract ulong Seal(ulong value, void* place);

    /// <summary>The value of the word <paramref name="stored"/> at <paramref name="place"/>. A word that was not written by
    /// <see cref="Seal"/> is reported and ends the operation: no heap can continue without the word.</summary>
    static abstract ulong Open(ulong stored, void* place);

    /// <summary>Like <see cref="Open"/>, for a caller that can continue: all bits set, which is not a value, when the word was
    /// not written by <see cref="Seal"/>.</summary>
    static abstract ulong Peek(ulong stored, void* place);
}
