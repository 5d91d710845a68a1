namespace BareFlow.Memory.Paging;

/// <summary>Reserved virtual addresses, or a part of a reservation: whole pages.</summary>
public readonly struct Reservation(VirtPage start, ulong bytes)
{
    /// <summary>The first page.</summary>
    public readonly VirtPage Start = start;

    /// <summary>Bytes, a multiple of 4,096.</summary>
    public readonly ulong Bytes = bytes;
}
