using System;
using BareFlow.Memory;
using BareFlow.Memory.Registers;
using IL2CPU.API;

namespace Cosmos.Core.Processors;

/// <summary>What CPUID says of this CPU (Intel SDM vol. 2A, CPUID).</summary>
[Plug("CpuFeatures.xs")]
internal static unsafe class CpuFeatures
{
    private const uint LeastPhysicalBits = 36;
    private const int Ecx = 2;
    private const int Edx = 3;

    private const uint KindMask = 0x1F;
    private const uint InstructionCache = 2;
    private const int LevelShift = 5;
    private const uint LevelMask = 7;
    private const int WaysShift = 22;
    private const int PartitionsShift = 12;
    private const uint TenBits = 0x3FF;
    private const uint LineMask = 0xFFF;
    private const int MostCaches = 16;

    private const int AmdLevel1Shift = 24;
    private const int AmdLevel2Shift = 16;
    private const int AmdLevel3Shift = 18;
    private const int KiloShift = 10;
    private const int HalfMegaShift = 19;

    /// <summary>Whether there is RDRAND.</summary>
    public static bool HasRandomSource
    {
        get
        {
            uint* registers = stackalloc uint[4];
            Query(CpuidLeaf.Features, 0, registers);
            return (registers[Ecx] & CpuFeature.Random) != 0;
        }
    }

    /// <summary>Bits of a physical address: what this CPU has wires for, at most 52.</summary>
    public static uint PhysicalBits
    {
        get
        {
            uint* registers = stackalloc uint[4];
            Query(CpuidLeaf.Extended, 0, registers);
            if (registers[0] < CpuidLeaf.Addresses)
                return LeastPhysicalBits;

            Query(CpuidLeaf.Addresses, 0, registers);
            return Math.Min(Math.Max(registers[0] & byte.MaxValue, LeastPhysicalBits), PhysAddr.MaximumBits);
        }
    }

    /// <summary>Leaves EAX, EBX, ECX and EDX, in this order, as CPUID leaves them.</summary>
    [PlugMethod]
    public static extern void Query(uint leaf, uint subleaf, uint* registers);

    /// <summary>Bytes of the data or unified cache of a level; 0 where the CPU does not tell.</summary>
    /// <param name="level">1 to 3.</param>
    /// <param name="line">Bytes of a line of it.</param>
    public static ulong CacheSize(uint level, out uint line)
    {
        uint* registers = stackalloc uint[4];
        Query(CpuidLeaf.Basic, 0, registers);
        ulong size = registers[0] >= CpuidLeaf.Caches ? Deterministic(CpuidLeaf.Caches, level, out line) : NoCache(out line);
        Query(CpuidLeaf.Extended, 0, registers);
        uint extended = registers[0];
        if (size == 0 && extended >= CpuidLeaf.AmdCaches)
            size = Deterministic(CpuidLeaf.AmdCaches, level, out line);

        return size == 0 && extended >= CpuidLeaf.AmdOuterCacheSizes ? AmdSize(level, out line) : size;
    }

    private static ulong NoCache(out uint line)
    {
        line = 0;
        return 0;
    }

    private static ulong Deterministic(uint leaf, uint level, out uint line)
    {
        uint* registers = stackalloc uint[4];
        for (uint index = 0; index < MostCaches; index++)
        {
            Query(leaf, index, registers);
            uint kind = registers[0] & KindMask;
            if (kind == 0)
                break;

            if (kind == InstructionCache || (registers[0] >> LevelShift & LevelMask) != level)
                continue;

            line = (registers[1] & LineMask) + 1;
            ulong partitions = (registers[1] >> PartitionsShift & TenBits) + 1;
            ulong ways = (registers[1] >> WaysShift) + 1;
            return line * partitions * ways * ((ulong)registers[Ecx] + 1);
        }

        return NoCache(out line);
    }

    /// <summary>AMD's older leaves (AMD APM vol. 3, appendix E.4).</summary>
    private static ulong AmdSize(uint level, out uint line)
    {
        uint* registers = stackalloc uint[4];
        Query(level == 1 ? CpuidLeaf.AmdCacheSizes : CpuidLeaf.AmdOuterCacheSizes, 0, registers);
        uint value = registers[level == 3 ? Edx : Ecx];
        line = value & byte.MaxValue;
        return level switch
        {
            1 => (ulong)(value >> AmdLevel1Shift) << KiloShift,
            2 => (ulong)(value >> AmdLevel2Shift) << KiloShift,
            _ => (ulong)(value >> AmdLevel3Shift) << HalfMegaShift,
        };
    }
}
