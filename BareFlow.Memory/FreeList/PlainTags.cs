namespace BareFlow.Memory.FreeList;

/// <summary>Headers and links in plain form, trusted when read.</summary>
public readonly unsafe struct PlainTags : ITags
{
    /// <inheritdoc />
    public static bool CanCheck => false;

    /// <inheritdoc />
    public static bool AreChecked => false;

    /// <inheritdoc />
    public static ulong Seal(ulong value, void* place) => value;

    /// <inheritdoc />
    public static ulong Open(ulong stored, void* place) => stored;

    /// <inheritdoc />
    public static ulong Peek(ulong stored, void* place) => stored;
}
