namespace BareFlow.Memory.Paging;

/// <summary>Virtual addresses that belong to somebody, or a part of them: whole pages.</summary>
public readonly struct Reservation(VirtPage start, ulong bytes)
{
    /// <summary>The first page.</summary>
    public readonly VirtPage Start = start;

    /// <summary>Bytes, a multiple of 4,096.</summary>
    public readonly ulong Bytes = bytes;
}
