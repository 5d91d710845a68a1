namespace BareFlow.Memory.Registers;

/// <summary>Bits of CR4, for C# and X# (Intel SDM vol. 3A, 2.5).</summary>
public static class Cr4
{
    /// <summary>PAE: entries of page tables have 64 bits.</summary>
    public const uint PhysicalAddressExtension = 1 << 5;

    /// <summary>PGE: global pages.</summary>
    public const uint PageGlobal = 1 << 7;

    /// <summary>OSFXSR: SSE, and FXSAVE keeps its registers.</summary>
    public const uint Sse = 1 << 9;

    /// <summary>OSXMMEXCPT: an error of SSE is #XM.</summary>
    public const uint SseExceptions = 1 << 10;

    /// <summary>UMIP: only ring 0 reads the table registers.</summary>
    public const uint Umip = 1 << 11;

    /// <summary>FSGSBASE: instructions that change the bases of FS and GS.</summary>
    public const uint FsBase = 1 << 16;

    /// <summary>OSXSAVE: XSAVE and XCR0.</summary>
    public const uint Xsave = 1 << 18;

    /// <summary>SMEP: ring 0 does not execute pages of ring 3.</summary>
    public const uint Smep = 1 << 20;

    /// <summary>SMAP: ring 0 does not read pages of ring 3.</summary>
    public const uint Smap = 1 << 21;

    /// <summary>The bits that the entry code sets, for long mode and SSE.</summary>
    public const uint SetAtEntry = PhysicalAddressExtension | Sse | SseExceptions;
}
