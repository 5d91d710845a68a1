namespace BareFlow.Memory.Paging;

/// <summary>Virtual addresses from <see cref="Start"/> up to, not including, <see cref="End"/>.</summary>
public struct AddressRange
{
    /// <summary>The first address.</summary>
    public ulong Start;

    /// <summary>The first address past the range.</summary>
    public ulong End;
}
