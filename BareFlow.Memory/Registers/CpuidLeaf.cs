namespace BareFlow.Memory.Registers;

/// <summary>The leaves of CPUID, in EAX, for C# and X# (Intel SDM vol. 2A, CPUID; AMD APM vol. 3, appendix E.4).</summary>
public static class CpuidLeaf
{
    /// <summary>EAX: the largest leaf.</summary>
    public const uint Basic = 0;

    /// <summary>Features, in ECX and EDX.</summary>
    public const uint Features = 1;

    /// <summary>The caches, one a subleaf.</summary>
    public const uint Caches = 4;

    /// <summary>More features, in EBX, ECX and EDX.</summary>
    public const uint MoreFeatures = 7;

    /// <summary>The state that XSAVE saves.</summary>
    public const uint State = 0x0D;

    /// <summary>The rate of the time-stamp counter.</summary>
    public const uint TscRatio = 0x15;

    /// <summary>EAX: the largest leaf of a hypervisor.</summary>
    public const uint Hypervisor = 0x4000_0000;

    /// <summary>EAX: the rate of the time-stamp counter in kHz.</summary>
    public const uint HypervisorRates = 0x4000_0010;

    /// <summary>EAX: the largest extended leaf.</summary>
    public const uint Extended = 0x8000_0000;

    /// <summary>Features, in ECX and EDX.</summary>
    public const uint ExtendedFeatures = 0x8000_0001;

    /// <summary>AMD's sizes of the first caches.</summary>
    public const uint AmdCacheSizes = 0x8000_0005;

    /// <summary>AMD's sizes of the second and third caches.</summary>
    public const uint AmdOuterCacheSizes = 0x8000_0006;

    /// <summary>Clocks and power.</summary>
    public const uint Power = 0x8000_0007;

    /// <summary>Bits of addresses.</summary>
    public const uint Addresses = 0x8000_0008;

    /// <summary>AMD's caches, as <see cref="Caches"/> tells them.</summary>
    public const uint AmdCaches = 0x8000_001D;
}
