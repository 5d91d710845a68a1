using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Cosmos.Core;

/// <summary>The CPU and the machine around it.</summary>
public static unsafe class CPU
{
    private const int MegabyteShift = 20;

    // The leaves of CPUID that hold text (Intel SDM vol. 2A, CPUID).
    private const int VendorLeaf = 0;
    private const uint LastExtendedLeaf = 0x8000_0000;
    private const uint BrandLeaf = 0x8000_0002;
    private const uint BrandLeaves = 3;

    /// <summary>RAM of the machine that the kernel knows, in MiB.</summary>
    public static uint GetAmountOfRAM() => (uint)(CoreCalls.RamTotal() >> MegabyteShift);

    /// <summary>The first address past the kernel's image, code, data and boot stacks included. It is below 4 GiB.</summary>
    public static uint GetEndOfKernel() => (uint)CoreCalls.ImageEnd();

    /// <summary>The maker of the CPU, such as <c>GenuineIntel</c>.</summary>
    public static string GetCPUVendorName()
    {
        (_, int b, int c, int d) = X86Base.CpuId(VendorLeaf, 0);
        return Text([b, d, c]);
    }

    /// <summary>The CPU's name.</summary>
    /// <exception cref="NotSupportedException">It has none.</exception>
    public static string GetCPUBrandString()
    {
        var last = (uint)X86Base.CpuId(unchecked((int)LastExtendedLeaf), 0).Eax;
        if (last < BrandLeaf + BrandLeaves - 1)
            throw new NotSupportedException("This CPU has no name.");

        var words = new List<int>();
        for (uint leaf = BrandLeaf; leaf < BrandLeaf + BrandLeaves; leaf++)
        {
            (int a, int b, int c, int d) = X86Base.CpuId((int)leaf, 0);
            words.AddRange([a, b, c, d]);
        }

        return Text(CollectionsMarshal.AsSpan(words)).Trim();
    }

    /// <summary>The time-stamp counter: cycles since the CPU was switched on, or nearly.</summary>
    public static ulong GetCPUUptime() => CoreCalls.Cycles();

    /// <summary>Cycles of the time-stamp counter in a second, measured at boot.</summary>
    public static long GetCPUCycleSpeed() => (long)CoreCalls.CyclesPerSecond();

    /// <summary>Always 1: a CPU of 64 bits has CPUID.</summary>
    public static int CanReadCPUID() => 1;

    /// <summary>What CPUID says of a leaf, subleaf 0.</summary>
    public static void ReadCPUID(uint type, ref int eax, ref int ebx, ref int ecx, ref int edx) =>
        (eax, ebx, ecx, edx) = X86Base.CpuId((int)type, 0);

    /// <summary>Lets the CPU rest until the next interrupt, a hundredth of a second at most. Other threads may run
    /// meanwhile.</summary>
    public static void Halt() => CoreCalls.WaitForInterrupt();

    /// <summary>Starts the machine anew.</summary>
    [DoesNotReturn]
    public static void Reboot() => Cosmos.System.Power.Reboot();

    /// <summary>The memory map: runs of one kind each, by address.</summary>
    public static MemoryMapBlock[] GetMemoryMap()
    {
        var runs = new List<MemoryMapBlock>();
        ulong start;
        ulong length;
        uint type;
        for (int index = 0; CoreCalls.MemoryRun(index, &start, &length, &type) != 0; index++)
            runs.Add(new MemoryMapBlock { Address = start, Length = length, Type = type });

        return [.. runs];
    }

    [DoesNotReturn]
    internal static void HaltForever()
    {
        while (true)
            CoreCalls.HaltForever();
    }

    /// <summary>Registers as Latin text, up to the first NUL.</summary>
    private static string Text(ReadOnlySpan<int> registers)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(registers);
        int end = bytes.IndexOf((byte)0);
        return global::System.Text.Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
