namespace BareFlow.Memory.Registers;

/// <summary>The feature bits of CPUID, for C# and X#; the remark names the register (Intel SDM vol. 2A, CPUID).
/// </summary>
public static class CpuFeature
{
    /// <summary><see cref="CpuidLeaf.Features"/>, ECX.</summary>
    public const uint Sse3 = 1 << 0, Ssse3 = 1 << 9, Cx16 = 1 << 13, Sse41 = 1 << 19, Sse42 = 1 << 20, Popcnt = 1 << 23,
        Xsave = 1 << 26, Avx = 1 << 28, Random = 1 << 30, Hypervisor = 1u << 31;

    /// <summary><see cref="CpuidLeaf.Features"/>, EDX.</summary>
    public const uint Apic = 1 << 9;

    /// <summary><see cref="CpuidLeaf.MoreFeatures"/>, EBX.</summary>
    public const uint FsBase = 1 << 0, Smep = 1 << 7, Smap = 1 << 20;

    /// <summary><see cref="CpuidLeaf.MoreFeatures"/>, ECX.</summary>
    public const uint Umip = 1 << 2;

    /// <summary><see cref="CpuidLeaf.ExtendedFeatures"/>, ECX.</summary>
    public const uint LahfSahf = 1 << 0;

    /// <summary>The bit number in EDX of <see cref="CpuidLeaf.ExtendedFeatures"/> for pages of 1 GiB.</summary>
    public const int GiantPagesBit = 26;

    /// <summary><see cref="CpuidLeaf.ExtendedFeatures"/>, EDX.</summary>
    public const uint NoExecute = 1 << 20, LongMode = 1 << 29;

    /// <summary><see cref="CpuidLeaf.Power"/>, EDX: the time-stamp counter has a constant rate.</summary>
    public const uint InvariantTsc = 1 << 8;
}
