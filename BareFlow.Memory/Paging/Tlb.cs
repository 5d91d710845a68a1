using IL2CPU.API;

namespace BareFlow.Memory.Paging;

/// <summary>The translations that the CPU has cached.</summary>
[Plug("Tlb.xs")]
internal static class Tlb
{
    /// <summary>Flushes the translations of a range of whole pages, and all paging-structure caches (Intel SDM vol. 3A,
    /// 4.10.4.1).</summary>
    [PlugMethod]
    public static extern void Invalidate(ulong start, ulong bytes);
}
