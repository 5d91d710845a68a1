using BareFlow.Memory.Registers;
using Cosmos.Core.Processors;

namespace Cosmos.Core.Time;

/// <summary>The rate of the time-stamp counter, if the CPU or a hypervisor reports it exactly.</summary>
/// <remarks>Leaf 16H has the CPU's nominal frequency in whole megahertz, which may be thousands of millionths off the counter's: a
/// measurement of milliseconds is better.</remarks>
internal static unsafe class TscRate
{
    private const ulong HertzOfKilohertz = 1000;
    private const int Ebx = 1;
    private const int Ecx = 2;

    /// <summary>A reported number may be wrong; the measurement at boot is right to a hundredth at least.</summary>
    private const ulong Doubt = 100;

    /// <summary>Counts in a second; 0 if unknown.</summary>
    /// <param name="measured">The measured rate; a reported one that is far from it is not used.</param>
    public static ulong Read(ulong measured)
    {
        ulong told = ReadHypervisor();
        if (!IsNear(told, measured))
            told = ReadRatio();

        return IsNear(told, measured) ? told : 0;
    }

    /// <summary>Whether two rates differ by less than a hundredth.</summary>
    public static bool IsNear(ulong rate, ulong measured) => rate > measured - measured / Doubt && rate < measured + measured / Doubt;

    /// <summary>The rate of CPUID leaf 15H (Intel SDM vol. 2A).</summary>
    /// <param name="denominator">EAX.</param>
    /// <param name="numerator">EBX.</param>
    /// <param name="crystal">ECX, in hertz.</param>
    /// <returns>0 if one of them is missing.</returns>
    public static ulong OfRatio(uint denominator, uint numerator, uint crystal) =>
        denominator != 0 ? (ulong)crystal * numerator / denominator : 0;

    private static ulong ReadRatio()
    {
        uint* registers = stackalloc uint[4];
        CpuFeatures.Query(CpuidLeaf.Basic, 0, registers);
        if (registers[0] < CpuidLeaf.TscRatio)
            return 0;

        CpuFeatures.Query(CpuidLeaf.TscRatio, 0, registers);
        return OfRatio(registers[0], registers[Ebx], registers[Ecx]);
    }

    /// <summary>The leaf with the frequency in kilohertz in EAX, on VMware, KVM and others.</summary>
    private static ulong ReadHypervisor()
    {
        uint* registers = stackalloc uint[4];
        CpuFeatures.Query(CpuidLeaf.Features, 0, registers);
        if ((registers[Ecx] & CpuFeature.Hypervisor) == 0)
            return 0;

        CpuFeatures.Query(CpuidLeaf.Hypervisor, 0, registers);
        if (registers[0] < CpuidLeaf.HypervisorRates)
            return 0;

        CpuFeatures.Query(CpuidLeaf.HypervisorRates, 0, registers);
        return registers[0] * HertzOfKilohertz;
    }
}
