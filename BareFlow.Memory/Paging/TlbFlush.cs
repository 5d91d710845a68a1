using IL2CPU.API;

namespace BareFlow.Memory.Paging;

/// <summary>The translations that a change of the page tables made stale: what a mapper hands out and its caller owes the
/// CPU.</summary>
/// <remarks>Call <see cref="Flush"/> before memory of the range is used again and before any frame that the change gave
/// back is handed out. That holds also where nothing was mapped before: a table may have been joined away, and the CPU keeps
/// pointers to tables (Intel SDM vol. 3A, 4.10.3). Nobody may drop it unseen: BF0029.</remarks>
[MustUse]
public readonly struct TlbFlush(ulong start, ulong bytes)
{
    /// <summary>The first address of the range.</summary>
    public readonly ulong Start = start;

    /// <summary>Bytes of the range.</summary>
    public readonly ulong Bytes = bytes;

    /// <summary>Makes this CPU forget the range: page by page, or everything when that is less work.</summary>
    public void Flush() => Tlb.Invalidate(Start, Bytes);

    /// <summary>Lets the CPU remember: where CR3 holds other tables, or nothing of the range was ever used.</summary>
    public void Ignore()
    {
    }
}
