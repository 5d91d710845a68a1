using IL2CPU.API;

namespace BareFlow.Memory.Paging;

/// <summary>The translations that a change of the page tables made stale. The mapper returns it, and the caller must
/// flush it.</summary>
/// <remarks>Call <see cref="Flush"/> before memory of the range is used again and before any frame that the change released
/// is handed out. This holds even if nothing was mapped before: a table may have been joined away, and the CPU caches
/// pointers to tables (Intel SDM vol. 3A, 4.10.3). Code that drops it does not compile: BF0029.</remarks>
[MustUse]
public readonly struct TlbFlush(ulong start, ulong bytes)
{
    /// <summary>The first address of the range.</summary>
    public readonly ulong Start = start;

    /// <summary>Bytes of the range.</summary>
    public readonly ulong Bytes = bytes;

    /// <summary>Makes this CPU flush the range: page by page, or everything when that is less work.</summary>
    public void Flush() => Tlb.Invalidate(Start, Bytes);

    /// <summary>Needs no flush: CR3 has other tables, or the range was never used.</summary>
    public void Ignore()
    {
    }
}
