namespace BareFlow.Memory.Registers;

/// <summary>Bits of CR0, for C# and X# (Intel SDM vol. 3A, 2.5).</summary>
public static class Cr0
{
    /// <summary>MP: WAIT heeds <see cref="TaskSwitched"/>.</summary>
    public const uint MonitorCoprocessor = 1 << 1;

    /// <summary>EM: there is no FPU, and SSE faults.</summary>
    public const uint Emulation = 1 << 2;

    /// <summary>TS: the next use of FPU or SSE faults.</summary>
    public const uint TaskSwitched = 1 << 3;

    /// <summary>NE: an error of the FPU is an exception.</summary>
    public const uint NativeErrors = 1 << 5;

    /// <summary>WP: ring 0 may not write read-only pages.</summary>
    public const uint WriteProtect = 1 << 16;

    /// <summary>NW: caches do not write through.</summary>
    public const uint NotWriteThrough = 1 << 29;

    /// <summary>CD: no caching.</summary>
    public const uint CacheDisabled = 1 << 30;

    /// <summary>PG: paging.</summary>
    public const uint Paging = 1u << 31;

    /// <summary>The bits that the entry code sets: paging with write-protect, and the FPU ready.</summary>
    public const uint SetAtEntry = MonitorCoprocessor | NativeErrors | WriteProtect | Paging;

    /// <summary>The bits that the entry code keeps: all except those that keep FPU and caches off.</summary>
    public const uint KeptAtEntry = ~(Emulation | NotWriteThrough | CacheDisabled);
}
