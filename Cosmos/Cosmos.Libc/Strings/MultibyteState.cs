namespace Cosmos.Libc;

/// <summary>The contents of <c>mbstate_t</c>, 8 bytes: the part of a character that has come.</summary>
internal struct MultibyteState
{
    /// <summary>Bytes that are still to come; 0 between characters.</summary>
    public int Missing;

    /// <summary>The bits that have come.</summary>
    public uint Bits;
}
